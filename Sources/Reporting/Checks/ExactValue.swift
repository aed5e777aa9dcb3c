import Documents
import Figures
import Kernel

/// The exact value of a figure, to be added and compared without any rounding.
struct ExactValue {
  /// What is added with its like only.
  enum Kind: Hashable {
    case money
    case count
    case share
  }

  let kind: Kind
  let numerator: Int128
  let denominator: Int128

  private init(_ kind: Kind, _ numerator: Int128, of denominator: Int128) {
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The value; nil where there is none, or it is not shown.
  init?(_ value: FigureValue) {
    switch value {
    case .money(let money): self.init(.money, Int128(money.ore), of: 1)
    case .count(let count): self.init(.count, Int128(count), of: 1)
    case .share(let share):
      guard share.denominator != 0 else { return nil }
      self.init(.share, Int128(share.numerator), of: Int128(share.denominator))
    case .missing, .suppressed: return nil
    }
  }

  /// Nothing of that kind.
  static func zero(_ kind: Kind) -> ExactValue { ExactValue(kind, 0, of: 1) }

  /// The whole of shares.
  static let whole = ExactValue(.share, 1, of: 1)

  /// The sum with `factor` times the other; nil where they are of different kinds, or the numbers grow too great to be
  /// exact.
  func adding(_ other: ExactValue, times factor: Int128 = 1) -> ExactValue? {
    guard kind == other.kind else { return nil }
    if denominator == other.denominator {
      return ExactValue(kind, numerator + factor * other.numerator, of: denominator)
    }
    let (left, a) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, b) = (factor * other.numerator).multipliedReportingOverflow(by: denominator)
    let (top, c) = left.addingReportingOverflow(right)
    let (bottom, d) = denominator.multipliedReportingOverflow(by: other.denominator)
    return a || b || c || d ? nil : ExactValue(kind, top, of: bottom).reduced
  }

  private var reduced: ExactValue {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 1, let divisor = Int128(exactly: a) else { return self }
    return ExactValue(kind, numerator / divisor, of: denominator / divisor)
  }

  /// Whether the two are the same number; nil where they are of different kinds, or too great to be compared.
  func isSame(as other: ExactValue) -> Bool? {
    guard kind == other.kind else { return nil }
    let (left, a) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, b) = other.numerator.multipliedReportingOverflow(by: denominator)
    return a || b ? nil : left == right
  }

  /// The number as a figure's value; nil where it is too great for one.
  var value: FigureValue? {
    guard let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) else { return nil }
    switch kind {
    case .money: return .money(.init(ore: top))
    case .count: return .count(top)
    case .share: return .share(.init(top, of: bottom))
    }
  }
}
