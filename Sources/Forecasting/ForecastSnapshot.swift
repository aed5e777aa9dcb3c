package import Kernel

/// A forecast as it stood at an earlier occasion, by ids so that a later structure can be laid over it.
package struct ForecastSnapshot: Hashable, Sendable {
  /// A cell by the ids of its line, area and unit.
  package struct Key: Hashable, Sendable {
    /// The line's id in keys.
    package let line: String
    /// The area's id.
    package let area: String
    /// The unit's id.
    package let unit: String

    /// A cell.
    package init(line: String, area: String, unit: String) {
      self.line = line
      self.area = area
      self.unit = unit
    }
  }

  /// The last month with actuals at that occasion.
  package let month: Month
  /// The event that it was read at.
  package let event: Int
  /// The full-year amounts; debit-positive, in öre.
  package let amounts: [Key: Int64]

  /// A forecast as it stood.
  package init(month: Month, event: Int, amounts: [Key: Int64]) {
    self.month = month
    self.event = event
    self.amounts = amounts
  }
}
