import Kernel
import TestSupport
import Testing

@testable import Forecasting

@Test(
  "An amount is shown exactly, in tkr with the sign of reports",
  arguments: [
    (0, "0"), (1, "−0,00001"), (-1, "0,00001"), (100_000, "−1"), (-100_000, "1"), (442_960_000, "−4\u{A0}429,6"),
    (-123_456_789, "1\u{A0}234,56789"), (10_000, "−0,1"), (99_999, "−0,99999"),
    (Money.limit, "−100\u{A0}000\u{A0}000"),
  ] as [(Int64, String)])
func exactText(ore: Int64, text: String) {
  #expect(TypedSheet.text(Money(ore: ore)) == text)
}

@Test("What is shown is read back as the same amount", arguments: 0..<4)
func roundTrip(seed: Int) {
  var chance = SeededChance(seed: seed)
  for _ in 0..<500 {
    let magnitude = Int64.random(in: 0...Money.limit, using: &chance) >> Int64.random(in: 0..<44, using: &chance)
    let amount = Money(ore: Bool.random(using: &chance) ? magnitude : -magnitude)
    let text = TypedSheet.text(amount)
    #expect(TypedSheet.Cell(line: "a", area: "b", amount: text).normal.amount == text)
  }
}

@Test(
  "Amounts are read as people write them, and what is no amount is left as it stands",
  arguments: [
    ("1 234", "1\u{A0}234"), ("1\u{A0}234", "1\u{A0}234"), ("−2,5", "−2,5"), ("-2,50", "−2,5"), ("2.5", "2,5"),
    ("(12)", "−12"), (" 7 ", "7"), ("500 kr", "0,5"), ("", ""), ("  ", ""), ("tolv", "tolv"), ("1e3", "1e3"),
    ("0,000001", "0,000001"), ("999999999999", "999999999999"), ("12 34", "12 34"), ("--1", "--1"),
  ])
func spellings(typed: String, text: String) {
  #expect(TypedSheet.Cell(line: "a", area: "b", amount: typed).normal.amount == text)
}

@Test("A cell says in words what it says")
func words() {
  #expect(TypedSheet.Cell(line: "a", area: "b").text == "inget")
  #expect(
    TypedSheet.Cell(line: "a", area: "b", basis: .variance, amount: "−500", remark: "Fler vikarier").text
      == "avvikelse −500\u{A0}tkr ”Fler vikarier”")
}
