import Accounts
package import Kernel
package import Storage

/// What the lines before a table say of it.
package struct TableTitle: Hashable, Sendable {
  /// The months that they name with a label: *Period: 201901 - 201904*.
  package var period: Period?
  /// The month that they name as the last one: *t.o.m. april 2019*.
  package var through: Month?
  /// A month that they name without saying whether it stands alone.
  package var month: Month?
  /// The year that they name.
  package var year: Int?
  /// What the file was selected by: *Ansvar: 302\**.
  package var selection: FactSelection?
  /// When the file was made.
  package var extracted: Day?
  /// How finished the books are.
  package var status: PeriodStatus?
  /// The units that they name.
  var units: Set<HeadingWords.UnitWord> = []
  /// The codes that one part has on every row, by the part's column.
  var codes: [String: String] = [:]
  /// The order of the parts in code strings, where a line names it.
  var codeString: [CodingPart]?
  /// The one month that the sheet's own name tells.
  var sheetMonth: Month?
  /// The years that lines of the same weight name against each other.
  var tornYears: [Int] = []
  /// The months that lines of the same weight say that the table ends with, against each other.
  var tornMonths: [Month] = []
  /// The line that says that the table holds something else than a ledger's amounts.
  var otherwise: String?
  /// The line that says that the amounts are the year's so far.
  var accumulated: String?

  /// The year of months that do not name theirs.
  var impliedYear: Int? { period.map(\.last.year) ?? through?.year ?? month?.year ?? year }
}
