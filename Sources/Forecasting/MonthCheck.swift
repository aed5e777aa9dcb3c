package import Figures
package import Kernel

/// Something to look at before a month is closed, found by a rule.
package struct MonthCheck: Hashable, Sendable {
  /// The rule's stable name, `codes-without-budget`.
  package let code: String
  /// How grave it is; a check never refuses anything.
  package let severity: Severity
  /// What was found, a Swedish sentence.
  package let message: String
  /// What to do about it, a Swedish sentence.
  package let remedy: Remedy
  /// The amount that it is about, debit-positive; nil where it is about none.
  package let amount: Money?
  /// The figures that show it.
  package let keys: [FigureKey]

  /// Something found by the rule of that name.
  package init(
    _ code: String, severity: Severity = .warning, message: String, remedy: Remedy, amount: Money? = nil,
    keys: [FigureKey] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.amount = amount
    self.keys = keys
  }
}
