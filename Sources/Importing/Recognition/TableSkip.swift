import Kernel

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

    /// So many rows in Swedish: `3 summor`.
    package func text(_ count: Int) -> String {
      let number = SwedishText.number(Int64(count)) + " "
      switch self {
      case .total: return number + (count == 1 ? "summa" : "summor")
      case .heading: return number + (count == 1 ? "upprepad rubrik" : "upprepade rubriker")
      case .page: return number + (count == 1 ? "sidhuvud eller sidfot" : "sidhuvuden och sidfötter")
      case .section: return number + (count == 1 ? "grupprubrik" : "grupprubriker")
      case .note: return number + (count == 1 ? "rad med text" : "rader med text")
      case .empty: return number + (count == 1 ? "rad utan belopp" : "rader utan belopp")
      }
    }
  }

  /// Why.
  package let reason: Reason
  /// The rows' numbers, in order.
  package let rows: [Int]
}
