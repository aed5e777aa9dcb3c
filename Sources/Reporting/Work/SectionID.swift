package import Kernel
import Storage

/// Which part of which month's report, and whose.
package struct SectionID: Hashable, Sendable, CustomStringConvertible {
  /// The last month that is followed up.
  package let month: Month
  /// The part's id in the template.
  package let section: String
  /// The unit, or `-` for the whole board.
  package let unit: String

  /// The part of the unit; of the whole board where that is nil.
  package init(_ month: Month, _ section: String, _ unit: String?) {
    self.month = month
    self.section = section
    self.unit = unit ?? Scope.wholeBoard
  }

  /// The part that a record's id names; nil where it names none.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let month = Month(parts[0]) else { return nil }
    self.init(month, parts[1], parts[2])
  }

  /// The records' id.
  package var description: String { month.description + "/" + section + "/" + unit }

  /// Whether it concerns the whole board.
  package var isOfBoard: Bool { unit == Scope.wholeBoard }
}
