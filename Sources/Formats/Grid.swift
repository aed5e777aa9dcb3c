package import Kernel

/// One cell of a grid, typed as its file types it.
package enum GridCell: Hashable, Sendable {
  /// Nothing.
  case empty
  /// Words.
  case text(String)
  /// A number; `digits` is how many digits the cell's format pads whole numbers to, as `00000` does, else 0.
  case number(ExactNumber, digits: Int = 0)
  /// A day, with the seconds after its midnight where the cell holds a time as well.
  case day(Day, seconds: Int = 0)
  /// A time of day without a day, in seconds after midnight.
  case time(seconds: Int)
  /// True or false.
  case boolean(Bool)
  /// An error of the spreadsheet, `#REF!`.
  case error(String)

  /// Whether there is nothing in the cell, or spaces alone.
  package var isBlank: Bool {
    switch self {
    case .empty: true
    // A look at the first byte tells of nearly every text, and costs less than what a character is.
    case .text(let text): text.utf8.first.map { 0x21...0x7E ~= $0 } != true && text.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  /// What a reader sees, without group marks: codes keep their leading zeros, days are `2019-04-30`.
  package var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number, let digits):
      number.integer.map { Digits.padded(Int($0), digits) } ?? number.text
    case .day(let day, _): day.description
    case .time(let seconds):
      [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
    case .boolean(let value): value ? "SANT" : "FALSKT"
    case .error(let text): text
    }
  }
}

/// A table of cells as a person sees it on a sheet: what CSV files and spreadsheets both become before anybody knows
/// which row is the header.
package struct Grid: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// Its number on the sheet, or its line in the file; from 1.
    package let number: Int
    /// Its cells from the first column; cells after the last are empty.
    package let cells: [GridCell]
    /// Whether the sheet hides it.
    package let isHidden: Bool

    /// A row.
    package init(number: Int, cells: [GridCell], isHidden: Bool = false) {
      self.number = number
      self.cells = cells
      self.isHidden = isHidden
    }

    /// The cell of the column, from 0.
    package subscript(column: Int) -> GridCell { cells.indices.contains(column) ? cells[column] : .empty }
  }

  /// A block of cells that is merged into its first one.
  package struct Merge: Hashable, Sendable {
    /// The rows' numbers.
    package let rows: ClosedRange<Int>
    /// The columns, from 0.
    package let columns: ClosedRange<Int>

    /// A merged block.
    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// The file's name.
  package let file: String?
  /// The sheet's name with personal identity numbers masked; nil where the file has no sheets.
  package let sheet: String?
  /// The rows that have something in them, in order.
  package let rows: [Row]
  /// The merged blocks.
  package let merges: [Merge]
  /// The columns that the sheet hides, from 0.
  package let hiddenColumns: Set<Int>

  /// A table of cells.
  package init(
    file: String?, sheet: String? = nil, rows: [Row], merges: [Merge] = [], hiddenColumns: Set<Int> = []
  ) {
    self.file = file
    self.sheet = sheet.map { PersonalNumbers.masked($0).text }
    self.rows = rows
    self.merges = merges
    self.hiddenColumns = hiddenColumns
  }

  /// Where a cell stands: line and column as numbers, and for a sheet its address, `Blad1!C7`, as the field.
  package func place(row: Int, column: Int) -> Place {
    Place(
      file: file, line: row, column: column + 1, field: sheet.map { $0 + "!" + Grid.columnName(column) + String(row) })
  }

  /// The letters of a column: A for 0, AA for 26.
  package static func columnName(_ column: Int) -> String {
    precondition(column >= 0, "Columns are numbered from 0")
    var name = ""
    var rest = column
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }
}
