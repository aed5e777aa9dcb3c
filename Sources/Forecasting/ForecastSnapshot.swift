package import Kernel

/// A forecast as it stood at an earlier occasion, by ids so that a later structure can be laid over it.
package struct ForecastSnapshot: Hashable, Sendable {
  /// One combination of line, area and unit, each by its place among the ids.
  package struct Cell: Hashable, Sendable {
    /// The place of the line's id.
    package let line: Int
    /// The place of the area's id.
    package let area: Int
    /// The place of the unit's id.
    package let unit: Int
    /// The full-year amount; debit-positive, in öre.
    package var amount: Int64

    /// An amount at the places of its ids.
    package init(line: Int, area: Int, unit: Int, amount: Int64) {
      self.line = line
      self.area = area
      self.unit = unit
      self.amount = amount
    }
  }

  /// The last month with actuals at that occasion.
  package let month: Month
  /// The event that it was read at.
  package let event: Int
  /// The ids of the lines, as keys spell them.
  package let lines: [String]
  /// The ids of the areas, the remainder among them.
  package let areas: [String]
  /// The ids of the units, and of what no unit answers for.
  package let units: [String]
  /// The amounts.
  package let cells: [Cell]

  /// A forecast as it stood.
  package init(month: Month, event: Int, lines: [String], areas: [String], units: [String], cells: [Cell]) {
    self.month = month
    self.event = event
    self.lines = lines
    self.areas = areas
    self.units = units
    self.cells = cells
  }
}
