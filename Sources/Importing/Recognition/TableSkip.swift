/// Why rows were passed over, and which.
package struct TableSkip: Hashable, Sendable {
  /// Why.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Sums of other rows.
    case total
    /// The headings once more.
    case heading
    /// Tops and feet of pages.
    case page
    /// Lines that set a code for the rows below.
    case section
    /// Words without amounts.
    case note
    /// Codes without amounts.
    case empty

    /// The reason in Swedish, after a number of rows.
    package var text: String {
      switch self {
      case .total: "summor"
      case .heading: "upprepade rubriker"
      case .page: "sidhuvuden och sidfötter"
      case .section: "grupprubriker"
      case .note: "text utan belopp"
      case .empty: "koder utan belopp"
      }
    }
  }

  /// Why.
  package let reason: Reason
  /// The rows' numbers, in order.
  package let rows: [Int]
}
