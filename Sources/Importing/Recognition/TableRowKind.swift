import Accounts
import Kernel

/// What a row below the headings is.
enum TableRowKind: Hashable {
  /// A row of the ledger.
  case data
  /// A sum of other rows.
  case total(TableTotalLabel)
  /// Amounts without an account and without a word that says why: a sum, if it proves to be one.
  case unnamed(TableTotalLabel)
  /// The headings once more.
  case heading
  /// Headings that are not those of the table.
  case otherHeading
  /// The top or foot of a page.
  case page
  /// A line that sets a code for the rows below it.
  case section(CodingPart, code: String)
  /// Words without amounts.
  case note
  /// Codes without amounts.
  case empty
}

/// What a row of sums says that it sums.
struct TableTotalLabel: Hashable {
  /// Its words as they stand.
  let text: String
  /// The codes that it names, by part.
  var ranges: [CodingPart: CodeRange]
  /// Whether it is about everything before it.
  let isGrand: Bool
}
