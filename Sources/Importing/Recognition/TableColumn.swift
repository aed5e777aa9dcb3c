/// One column of a table and what was understood of it.
package struct TableColumn: Hashable, Sendable {
  /// The column's position, from 0.
  package let index: Int
  /// The heading as it stands, headings above it before it.
  package let heading: String
  /// What it holds.
  package var role: ColumnRole
  /// The year that the headings name; nil where they name none.
  let year: Int?
  /// The unit that the headings name; nil where they name none.
  let unit: HeadingWords.UnitWord?
  /// Whether the headings say that the amounts are of several months together.
  let isAccumulated: Bool

  init(
    index: Int, heading: String, role: ColumnRole, year: Int? = nil, unit: HeadingWords.UnitWord? = nil,
    isAccumulated: Bool = false
  ) {
    self.index = index
    self.heading = heading
    self.role = role
    self.year = year
    self.unit = unit
    self.isAccumulated = isAccumulated
  }
}
