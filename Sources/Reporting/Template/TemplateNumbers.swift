import Documents
import Figures
import Kernel

/// How a template compares figures.
enum TemplateNumbers {
  /// The figure as a whole number that others of its kind can be compared with, debit-positive; nil where there is
  /// none.
  static func magnitude(_ value: FigureValue) -> Int64? {
    switch value {
    case .money(let money): money.ore
    case .count(let count): count
    // Parts of a million: shares that differ less are alike to a reader.
    case .share(let share):
      share.denominator == 0
        ? nil : Rounding.halfAway(Int128(share.numerator) * 1_000_000, by: Int128(share.denominator))
    case .missing, .suppressed: nil
    }
  }

  /// Whether the exact figure, with the sign of reports, lies so to the number; false where there is none, or where the
  /// unit does not fit it.
  static func holds(
    _ value: FigureValue, _ comparison: TemplateCondition.Comparison, _ bound: TemplateCondition.Bound
  ) -> Bool {
    var scale: Int128 = 1
    for _ in 0..<min(max(bound.decimals, 0), 6) { scale *= 10 }
    // Both sides are multiplied by what makes them whole.
    let own: Int128
    let other: Int128
    switch value {
    case .money(let money):
      guard bound.unit.map({ [.kr, .tkr, .mnkr].contains($0) }) ?? true else { return false }
      own = -Int128(money.ore) * scale
      other = Int128(bound.digits) * Int128((bound.unit ?? .kr).orePerUnit)
    case .share(let share):
      guard bound.unit.map({ $0 == .percent }) ?? true, share.denominator != 0 else { return false }
      let sign: Int128 = share.denominator < 0 ? -1 : 1
      own = Int128(share.numerator) * 100 * scale * sign
      other = Int128(bound.digits) * Int128(share.denominator) * sign
    case .count(let count):
      guard bound.unit.map({ $0 == .count }) ?? true else { return false }
      own = Int128(count) * scale
      other = Int128(bound.digits)
    case .missing, .suppressed: return false
    }
    switch comparison {
    case .less: return own < other
    case .atMost: return own <= other
    case .more: return own > other
    case .atLeast: return own >= other
    case .equal: return own == other
    case .other: return own != other
    }
  }
}
