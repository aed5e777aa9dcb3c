package import Kernel
import Storage

/// A unit's forecast at one occasion: full-year levels by line and area, and remarks.
/// The id is month, unit and layer, `2019-04/E310/unit`; what concerns the whole board has the unit `-`.
package struct ForecastSheet: RecordKind, Hashable {
  package static let kind = "forecast-sheet"
  package static let tag = "forecast-sheet/1"
  /// The unit of what concerns the whole board.
  package static let wholeBoard = "-"

  /// One cell or one remark.
  package struct Row: Hashable, Sendable, Codable {
    /// The statement; nil for a remark on an area.
    package let statement: String?
    /// The line's id; nil for a remark on an area.
    package let line: String?
    /// The area's id; nil for the remainder and for statements without areas.
    package let area: String?
    /// The full-year level; debit-positive; nil where the row is only a remark.
    package let amount: Money?
    /// The remark; may be empty.
    package let remark: String

    /// A cell or a remark.
    package init(statement: String?, line: String?, area: String?, amount: Money?, remark: String) {
      self.statement = statement
      self.line = line
      self.area = area
      self.amount = amount
      self.remark = remark
    }
  }

  /// Who set the level last; each layer stands above the one before.
  package enum Layer: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// The unit.
    case unit
    /// The controller's adjustment.
    case controller
    /// The administration's proposal.
    case administration
    /// The board's decision.
    case board

    package static func < (a: Layer, b: Layer) -> Bool { a.rank < b.rank }

    private var rank: Int { Layer.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The last month with actuals.
  package let month: Month
  /// The unit, or `wholeBoard`.
  package let unit: String
  /// The layer.
  package let layer: Layer
  /// Who wrote it.
  package let author: String
  /// The cells and remarks.
  package let rows: [Row]

  /// A sheet.
  package init(month: Month, unit: String, layer: Layer, author: String, rows: [Row]) {
    self.month = month
    self.unit = unit
    self.layer = layer
    self.author = author
    self.rows = rows
  }

  /// The sheet's record id.
  package var id: String { month.description + "/" + unit + "/" + layer.rawValue }
}
