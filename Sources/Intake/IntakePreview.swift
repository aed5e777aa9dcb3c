package import Kernel

/// What bringing in a file would do.
package struct IntakePreview: Hashable, Sendable, Codable {
  /// A month of a ledger.
  package struct Part: Hashable, Sendable, Codable {
    /// The month.
    package let month: Month
    /// How finished it is.
    package let status: PeriodStatus
    /// How many rows.
    package let rows: Int
    /// The sum; debit-positive.
    package let sum: Money

    private enum CodingKeys: String, CodingKey {
      case month, status, rows, sum
    }
  }

  /// How many rows there are.
  package var rows = 0
  /// The months of a ledger.
  package var parts: [Part] = []
  /// How tables were understood, a line each.
  package var lines: [String] = []
  /// What the file's own sums say of its tables, a sentence each; none of other files.
  package var proofs: [String] = []
  /// The sheets of a workbook; none of other files.
  package var sheets: [String] = []
  /// What a ledger would change; nil for other files and where nothing would.
  package var effect: IntakeEffect?
  /// What was found, errors first; at most `limit`.
  package var findings: [IntakeFinding] = []
  /// How many more were found.
  package var moreFindings = 0
  /// Whether everything in it is there already.
  package var isNothingNew = false

  /// Nothing yet.
  package init() {}

  private enum CodingKeys: String, CodingKey {
    case rows, parts, lines, proofs, sheets, effect, findings, moreFindings, isNothingNew
  }

  /// How many findings are kept.
  static let limit = 100

  /// Keeps what was found, the gravest first.
  mutating func keep(_ findings: [IntakeFinding]) {
    let sorted = findings.enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
    self.findings = sorted.prefix(IntakePreview.limit).map(\.element)
    moreFindings = max(findings.count - IntakePreview.limit, 0)
  }

  /// Whether something stands in the way.
  package var isRefused: Bool { findings.contains(where: \.isInTheWay) }
}
