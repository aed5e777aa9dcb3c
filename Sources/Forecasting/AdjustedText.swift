import Accounts
import Closing
import Kernel

/// What is said of an adjustment in words.
enum AdjustedText {
  /// Where a part lies: its line, and its area and unit where it has them.
  static func place(of placed: AdjustedBook.Placed, in structure: FollowUpStructure) -> String {
    var words = [structure.lineName(placed.cell.line)]
    if placed.part.area != nil { words.append(structure.areaName(placed.cell.area)) }
    if placed.part.unit != nil { words.append(structure.unitName(placed.cell.unit)) }
    return words.joined(separator: ", ")
  }

  /// Why the item is there, on what decision, and from which year.
  static func ground(_ adjustment: Adjustment) -> String {
    var sentences: [String] = []
    if !adjustment.ground.isEmpty { sentences.append(adjustment.ground) }
    if !adjustment.decision.isEmpty { sentences.append("Beslut: \(adjustment.decision).") }
    if let origin = adjustment.originYear { sentences.append("Härrör från \(Digits.padded(origin, 4)).") }
    if let reversal = adjustment.reversal { sentences.append("Vänds i \(SwedishText.text(reversal)).") }
    return sentences.joined(separator: " ")
  }

  /// What an explanation says of the item beside its amounts.
  static func notes(_ adjustment: Adjustment) -> [String] {
    let isComparison = adjustment.sort.nature == .comparison
    let state =
      isComparison
      ? "gör \(Digits.padded(adjustment.year, 4)) jämförbart"
      : "bokförd: \(word(adjustment.isBooked)), i periodbudgeten: \(word(adjustment.isInPeriodBudget)), "
        + "hör till perioden: \(word(adjustment.belongsToPeriod))"
    let ground = ground(adjustment)
    return ["Slag: \(adjustment.sort.term); \(state)"] + (ground.isEmpty ? [] : ["Grund: " + ground])
  }

  /// Yes or no.
  static func word(_ claim: Bool) -> String { claim ? "ja" : "nej" }
}
