package import Formats
package import Kernel

/// What somebody says of a table file beside its mapping.
package struct TableRequest: Hashable, Sendable {
  /// The sheets to read; none to take the one that is recognised.
  package var sheets: [String]
  /// The months that the file speaks for.
  package var period: Period?
  /// The unit of its amounts.
  package var unit: AmountUnit?
  /// The sign of its amounts.
  package var sign: AmountSign?
  /// The disagreements of the file with itself that are let pass: the last words of the problems' codes.
  package var accepted: Set<String>

  /// What is said; nothing where everything is left out.
  package init(
    sheets: [String] = [], period: Period? = nil, unit: AmountUnit? = nil, sign: AmountSign? = nil,
    accepted: Set<String> = []
  ) {
    self.sheets = sheets
    self.period = period
    self.unit = unit
    self.sign = sign
    self.accepted = accepted
  }
}
