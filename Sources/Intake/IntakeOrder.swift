import Forecasting
import Formats
import Importing
import Kernel

/// What somebody says of a file: what it is, what stands beside it, and what is let pass.
package struct IntakeOrder: Hashable, Sendable, Codable {
  /// What it is about.
  package var kind: IntakeKind
  /// What was said of each field, as it was typed; by the field's name.
  package var said: [String: String]
  /// The sheets of a workbook that are read, in their order; none to take the one that is recognised.
  package var sheets: [String]
  /// The findings that are let pass by name, sorted.
  package var accepted: [String]
  /// Whether everything that is not grave is let pass.
  package var isConfirmed: Bool

  /// A file of that kind.
  package init(
    _ kind: IntakeKind, said: [String: String] = [:], sheets: [String] = [], accepted: [String] = [],
    isConfirmed: Bool = false
  ) {
    self.kind = kind
    self.said = said
    self.sheets = sheets
    self.accepted = accepted
    self.isConfirmed = isConfirmed
  }

  private enum CodingKeys: String, CodingKey {
    case kind, said, sheets, accepted, isConfirmed
  }

  /// What was typed in the field; empty for nothing.
  package func text(_ field: IntakeField) -> String { said[field.rawValue] ?? "" }

  /// What is let pass.
  var consent: SupersedeConsent { SupersedeConsent(isGeneral: isConfirmed, named: Set(accepted)) }

  /// What was typed in the field, which must not be empty.
  func required(_ field: IntakeField) throws(IntakeProblem) -> String {
    let text = String(text(field).trimmed)
    guard !text.isEmpty else { throw IntakeProblem.missing(field) }
    return text
  }

  private func value<Value>(
    _ field: IntakeField, _ read: (String) -> Value?
  ) throws(IntakeProblem) -> Value? {
    let text = String(text(field).trimmed)
    guard !text.isEmpty else { return nil }
    guard let value = read(text) else { throw IntakeProblem.odd(field, text: text) }
    return value
  }

  private func required<Value>(_ field: IntakeField, _ read: (String) -> Value?) throws(IntakeProblem) -> Value {
    guard let value = try value(field, read) else { throw IntakeProblem.missing(field) }
    return value
  }

  /// The source, *huvudbok* where nothing is said.
  var source: String {
    let text = String(text(.source).trimmed)
    return text.isEmpty ? "huvudbok" : text
  }

  func year() throws(IntakeProblem) -> Int { try required(.year, IntakeOrder.year) }

  func validFrom() throws(IntakeProblem) -> Int? { try value(.validFrom, IntakeOrder.year) }

  func month(_ field: IntakeField) throws(IntakeProblem) -> Month { try required(field) { Month($0) } }

  func months() throws(IntakeProblem) -> Period? { try value(.months) { Period($0) } }

  func status() throws(IntakeProblem) -> PeriodStatus? { try value(.status) { PeriodStatus(rawValue: $0) } }

  /// The sign of the file's amounts.
  func sign(_ usual: AmountSign) throws(IntakeProblem) -> AmountSign {
    try value(.sign) { AmountSign(rawValue: $0) } ?? usual
  }

  /// What is said of a ledger's table: its sheets, the sign and the unit of its amounts.
  func table() throws(IntakeProblem) -> TableRequest {
    TableRequest(
      sheets: sheets, unit: try value(.unit) { AmountUnit(rawValue: $0) },
      sign: try value(.sign) { AmountSign(rawValue: $0) })
  }

  /// The unit of the file's amounts, kronor where nothing is said.
  func unit() throws(IntakeProblem) -> AmountUnit { try value(.unit) { AmountUnit(rawValue: $0) } ?? .kr }

  func layer() throws(IntakeProblem) -> ForecastLayer { try value(.layer) { ForecastLayer(rawValue: $0) } ?? .unit }

  private static func year(_ text: String) -> Int? {
    Int(text).flatMap { (1900...2199).contains($0) ? $0 : nil }
  }
}
