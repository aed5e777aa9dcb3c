package import Kernel
package import Storage

/// How much care a unit bought in a month, by line and area of what it cost. The id is month and unit,
/// `2019-04/E220`. Nobody can be told apart in it: it holds numbers alone.
package struct CareVolumes: RecordKind, Hashable {
  package static let kind = "care-volumes"
  package static let tag = "care-volumes/1"
  package static let terms = KindTerms(
    "antal för köpt vård", "antal för köpt vård", aliases: ["volumes"]
  ) { CareVolumes.unit(ofID: $0) }

  /// The number of one line of an area.
  package struct Row: Hashable, Sendable, Codable {
    /// The line of the operating statement that it cost on.
    package let line: String
    /// The follow-up area; nil where the board follows none up.
    package let area: String?
    /// What is counted.
    package let measure: CareMeasure
    /// How many.
    package let count: Quantity

    /// A number.
    package init(line: String, area: String?, measure: CareMeasure, count: Quantity) {
      self.line = line
      self.area = area
      self.measure = measure
      self.count = count
    }
  }

  /// The month.
  package let month: Month
  /// The unit.
  package let unit: String
  /// The numbers, by area and line.
  package let rows: [Row]
  /// The file that they came from.
  package let origin: String

  /// The numbers of a unit's month.
  package init(month: Month, unit: String, rows: [Row], origin: String) {
    self.month = month
    self.unit = unit
    self.rows = rows
    self.origin = PersonalNumbers.masked(origin).text
  }

  /// The record's id.
  package var id: String { month.description + "/" + unit }

  /// The unit that the numbers of that id are of; the whole board's for an id that is none.
  static func unit(ofID id: String) -> String {
    let parts = id.split(separator: "/")
    return parts.count == 2 ? String(parts[1]) : Scope.wholeBoard
  }
}

extension BoardState {
  /// The numbers of the months that lie within the scope, by month and unit.
  package func careVolumes(in period: Period, of scope: Scope) throws -> [Versioned<CareVolumes>] {
    try all(CareVolumes.self) { id in
      guard let month = Month(String(id.prefix { $0 != "/" })) else { return false }
      return period.contains(month) && scope.contains(unit: CareVolumes.unit(ofID: id))
    }.sorted { ($0.value.month, $0.value.unit) < ($1.value.month, $1.value.unit) }
  }
}
