package import Kernel

extension WorkbookWriter {
  /// What a cell holds.
  package enum Content: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A number as it is to be written, `-1234.5`.
    case number(String)
    /// A day, with the seconds after its midnight.
    case day(Day, seconds: Int = 0)
    /// True or false.
    case boolean(Bool)
    /// An error, `#N/A`.
    case error(String)
    /// A formula without its equals sign, and the value that was computed last; nil for none.
    indirect case formula(String, saved: Content?)
  }

  /// A look that a sheet has been told of, for many cells.
  package struct Style: Hashable, Sendable {
    fileprivate let number: Int32
  }

  /// How a sheet is printed.
  package struct Paper: Hashable, Sendable {
    /// Whether the longer side lies across.
    package var isLandscape = false
    /// The last row that is printed again on every page; nil for none.
    package var lastTitleRow: Int?
    /// What stands to the left at the foot of each page; the number of the page stands to the right.
    package var foot = ""

    /// A4, as wide as the sheet.
    package init(isLandscape: Bool = false, lastTitleRow: Int? = nil, foot: String = "") {
      self.isLandscape = isLandscape
      self.lastTitleRow = lastTitleRow
      self.foot = foot
    }
  }

  /// A cell that leads to another.
  struct Link: Sendable {
    let cell: CellAddress
    let sheet: String
    let target: CellAddress
  }

  /// A cell with something in it, or a look.
  struct Cell: Sendable {
    let row: Int32
    let column: Int32
    let style: Int32
    let content: Content?
  }

  /// One sheet to be written.
  package struct Sheet: Sendable {
    /// Its name.
    package let name: String
    /// Whether it is shown.
    package var visibility = WorkbookSheet.Visibility.visible
    /// The merged blocks.
    package var merges: [CellRange] = []
    /// The numbers of hidden rows.
    package var hiddenRows: Set<Int> = []
    /// The hidden columns, from 0.
    package var hiddenColumns: Set<Int> = []
    /// The widths of columns, from 0, in characters.
    package var widths: [Int: Int] = [:]
    /// The heights of rows in points, where they do not follow from the content.
    package var heights: [Int: Int] = [:]
    /// The first cell that scrolls: what stands above and to the left of it stays; nil where everything scrolls.
    package var firstScrolled: CellAddress?
    /// The block whose first row has buttons to choose rows by.
    package var filter: CellRange?
    /// How it is printed; nil as programs like.
    package var paper: Paper?
    /// Whether the lines between cells are shown.
    package var showsGrid = true
    /// Names of blocks of the sheet, for formulas and for who navigates by names; unique in the workbook.
    package var names: [(name: String, block: CellRange)] = []

    private(set) var links: [Link] = []
    private(set) var looks: [Look] = []
    private var numbers: [Look: Int32] = [:]
    private var cells: [Cell] = []
    private var isSorted = true

    /// A sheet without cells.
    package init(_ name: String) { self.name = name }

    /// The look's number on this sheet, for `put`.
    package mutating func style(_ look: Look) -> Style {
      if let number = numbers[look] { return Style(number: number) }
      let number = Int32(looks.count)
      looks.append(look)
      numbers[look] = number
      return Style(number: number)
    }

    /// Puts content into a cell; nil leaves it empty with its look.
    package mutating func put(_ content: Content?, row: Int, column: Int, look: Look = .plain) {
      put(content, row: row, column: column, style: style(look))
    }

    /// Puts content into a cell, with a look that the sheet knows.
    ///
    /// **Complexity** cells that come row by row, from the left, need no sorting.
    package mutating func put(_ content: Content?, row: Int, column: Int, style: Style) {
      if let last = cells.last, (last.row, last.column) >= (Int32(row), Int32(column)) { isSorted = false }
      cells.append(Cell(row: Int32(row), column: Int32(column), style: style.number, content: content))
    }

    /// Lets the cell lead to another cell of the workbook.
    package mutating func link(row: Int, column: Int, to sheet: String, cell: CellAddress) {
      links.append(Link(cell: CellAddress(row: row, column: column), sheet: sheet, target: cell))
    }

    /// Makes room for so many cells more.
    package mutating func reserve(_ count: Int) { cells.reserveCapacity(cells.count + count) }

    /// The cells row by row; of those put in one place the last.
    var sortedCells: [Cell] {
      if isSorted { return cells }
      let order = cells.indices.sorted { a, b in
        (cells[a].row, cells[a].column, a) < (cells[b].row, cells[b].column, b)
      }
      var sorted: [Cell] = []
      for index in order {
        if let last = sorted.last, last.row == cells[index].row, last.column == cells[index].column {
          sorted.removeLast()
        }
        sorted.append(cells[index])
      }
      return sorted
    }
  }
}
