/// How finished the books of a month are.
package enum PeriodStatus: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
  /// Postings still arrive.
  case open
  /// Closed for the report, but invoices and accruals may be missing.
  case preliminary
  /// Nothing more is posted.
  case closed

  package static func < (a: PeriodStatus, b: PeriodStatus) -> Bool { a.rank < b.rank }

  /// The status in Swedish, as a heading prints it.
  package var text: String {
    switch self {
    case .open: "öppen"
    case .preliminary: "preliminär"
    case .closed: "stängd"
    }
  }

  private var rank: Int {
    switch self {
    case .open: 0
    case .preliminary: 1
    case .closed: 2
    }
  }
}
