package import Kernel
import Storage

/// Whether amounts have the sign and the size that their lines usually have: a wrong sign or unit turns or scales them
/// all.
package struct LineLikeness: Hashable, Sendable {
  /// What a line or an account usually holds.
  package enum Nature: Hashable, Sendable {
    /// Class 3.
    case revenue
    /// Classes 4 to 7.
    case cost
  }

  /// The least that is questioned for its sign: 100 000 kr.
  ///
  /// **Unit** öre.
  private static let signFloor: Int128 = 10_000_000
  /// The least that is questioned for its size: a million kronor.
  ///
  /// **Unit** öre.
  private static let sizeFloor: Int128 = 100_000_000
  /// How many times as much or as little as usual is questioned; a wrong unit gives a thousand.
  private static let factor: Int128 = 20

  private var signed: Int128 = 0
  private var turned: Int128 = 0
  private var now: Int128 = 0
  private var usual: Int128 = 0

  /// Nothing yet.
  package init() {}

  /// What the account usually holds; nil where its class does not say.
  package static func nature(ofAccount account: String) -> Nature? {
    switch account.utf8.first {
    case UInt8(ascii: "3")?: .revenue
    case UInt8(ascii: "4")?, UInt8(ascii: "5")?, UInt8(ascii: "6")?, UInt8(ascii: "7")?: .cost
    default: nil
    }
  }

  /// What the line usually holds; nil where its accounts are of both sorts, of neither, or not told.
  package static func nature(of line: Statement.Line) -> Nature? {
    var found: Set<Nature?> = []
    for rule in line.rules {
      for range in rule.parts[CodingPart.account.column] ?? [CodeRange("")] {
        found.insert(nature(ofAccount: range.first))
        found.insert(nature(ofAccount: range.last))
      }
    }
    return found.count == 1 ? found.first ?? nil : nil
  }

  /// Adds an amount with what usually stands in its place, zero where that is not known; both debit-positive.
  package mutating func add(_ amount: Int64, as nature: Nature?, usual: Int64 = 0) {
    addSign(of: amount, as: nature, usual: usual)
    addSize(of: amount, usual: usual)
  }

  /// Adds the size of an amount alone.
  package mutating func addSize(of amount: Int64, usual: Int64) {
    guard usual != 0, amount != 0 else { return }
    now += Int128(amount.magnitude)
    self.usual += Int128(usual.magnitude)
  }

  /// Adds an amount that is a part of what usually stands in its place, so that only much more of it is odd.
  package mutating func addPart(_ amount: Int64, of usual: Int64) {
    guard usual != 0, amount.magnitude > usual.magnitude else { return }
    now += Int128(amount.magnitude)
    self.usual += Int128(usual.magnitude)
  }

  /// Adds the sign of an amount alone.
  package mutating func addSign(of amount: Int64, as nature: Nature?, usual: Int64 = 0) {
    let expected: Int64 =
      switch nature {
      case .revenue?: -1
      case .cost?: 1
      case nil: usual.signum()
      }
    guard expected != 0 else { return }
    signed += Int128(amount.magnitude)
    // What usually stands there may be turned already: money that is given back on a line of costs.
    if amount.signum() == -expected, amount.signum() != usual.signum() { turned += Int128(amount.magnitude) }
  }

  /// What looks like a mistake of sign or unit.
  package func problems(at place: Place) -> [LikenessProblem] {
    var problems: [LikenessProblem] = []
    if signed >= LineLikeness.signFloor, turned * 2 > signed { problems.append(.signTurned(place)) }
    let (less, more) = now < usual ? (now, usual) : (usual, now)
    if less > 0, more >= LineLikeness.sizeFloor, more >= less * LineLikeness.factor {
      problems.append(
        .sizeUnlike(now: Money(ore: Int64(clamping: now)), usual: Money(ore: Int64(clamping: usual)), place))
    }
    return problems
  }
}
