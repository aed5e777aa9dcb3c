import Kernel

/// What one layer says of one cell, with who, when and why.
package struct ForecastEntry: Hashable, Sendable {
  /// The layer.
  package let layer: ForecastLayer
  /// The amount as entered.
  package let entered: ForecastSheet.Entered
  /// Who, when and why.
  package let stamp: ForecastSheet.Stamp
  /// The sheet's version, `forecast-sheet/2019-04/E310/unit@2`.
  package let record: String

  /// What the sheet of that version says.
  package init(
    layer: ForecastLayer, entered: ForecastSheet.Entered, stamp: ForecastSheet.Stamp, record: String
  ) {
    self.layer = layer
    self.entered = entered
    self.stamp = stamp
    self.record = record
  }

  /// The amount with the sign of reports: `avvikelse −500 tkr mot budget`.
  package var text: String {
    let amount = ForecastEntry.text(entered.amount)
    switch entered.basis {
    case .level: return "nivå " + amount
    case .variance: return "avvikelse " + amount + " mot budget"
    case .rest: return "återstår " + amount + " efter månaden"
    case .addition: return "tillägg " + amount
    }
  }

  /// The entry with layer, author, time, reason and decision.
  package var story: String {
    var words = [layer.title.lowercased() + ": " + text + ", satt av " + stamp.author]
    if let at = stamp.at { words[0] += " " + at.textInStockholm }
    if !stamp.decision.isEmpty { words.append("beslut " + stamp.decision) }
    if !stamp.reason.isEmpty { words.append("”" + stamp.reason + "”") }
    return words.joined(separator: ", ")
  }

  /// The amount with the sign of reports: tkr where one decimal tells it all, else kronor and öre.
  private static func text(_ amount: Money) -> String {
    let shown = -amount.ore
    guard shown % 10_000 == 0 else { return SwedishText.number(shown, decimals: 2) + SwedishText.space + "kr" }
    let number =
      shown % 100_000 == 0
      ? SwedishText.number(shown / 100_000) : SwedishText.number(shown / 10_000, decimals: 1)
    return number + SwedishText.space + "tkr"
  }
}
