import Testing

@testable import Forecasting

/// What looks like a mistake in a forecast.
struct ForecastLikenessTests {
  @Test(
    "A remark that is an amount and no more is told from words",
    arguments: [
      ("-150 000", true), ("−150\u{A0}000 kr", true), ("+1,5 mnkr", true), ("150tkr", true), ("0", true),
      ("–1.5", true),
      ("2 500 Kronor", true), ("", false), ("-", false), ("kr", false), ("150 000 för höst", false), ("§ 53", false),
      ("1-2", false), ("3 tjänster", false), ("Hyran höjs.", false), ("½", false), ("10 %", false),
    ])
  func amounts(_ text: String, _ isAmount: Bool) {
    #expect(ForecastLikeness.isAmount(text) == isAmount)
  }
}
