import Intake
import Kernel

/// Which earlier imports a file takes the place of, in words.
enum ReplacedWords {
  /// The imports by name where they are few, with their months, postings and amount; debit-positive.
  static func text(_ all: [IntakeEffect.Replaced]) -> String {
    guard all.count > named else { return SwedishText.list(all.map(text)) }
    let whole = IntakeEffect.Replaced.together(all)
    return "\(SwedishText.number(Int64(all.count))) inläsningar (\(size(whole.months, whole.rows, whole.amount)))"
  }

  /// How many imports are named one by one.
  private static let named = 2

  private static func text(_ one: IntakeEffect.Replaced) -> String {
    "\(one.isPartly ? "delar av " : "")\(one.batch) (\(size(one.months, one.rows, one.amount)))"
  }

  private static func size(_ months: [Month], _ rows: Int64, _ amount: Money) -> String {
    "\(SwedishText.text(months)), \(SwedishText.number(rows)) \(rows == 1 ? "rad" : "rader"), "
      + "\(SwedishText.kronor(amount.ore)) på konto 3–8"
  }
}
