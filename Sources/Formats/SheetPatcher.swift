import Kernel
import XML

/// Finds the edits that put values into one sheet's XML and take away what its formulas had computed.
struct SheetPatcher {
  private let dateSystem: DateSystem
  private var scanner: XMLScanner
  /// The values still to be put, in the order of the cells.
  private var pending: [(cell: CellAddress, value: WorkbookPatch.Value)]
  private var edits: [ByteEdit] = []
  /// What stands before each element's name: nothing or `x:`.
  private var prefix = ""
  private var columnStyles: [(columns: ClosedRange<Int>, style: String)] = []

  init(_ bytes: [UInt8], values: [CellAddress: WorkbookPatch.Value], dateSystem: DateSystem) {
    scanner = XMLScanner(bytes)
    self.dateSystem = dateSystem
    pending = values.map { ($0.key, $0.value) }.sorted { $0.cell > $1.cell }
  }

  /// Whether every value has found its place.
  var isComplete: Bool { pending.isEmpty }

  /// The edits, in any order and apart from one another.
  mutating func found() throws(XMLProblem) -> [ByteEdit] {
    let all = pending.map(\.cell)
    while let token = try scanner.next() {
      guard token == .start else { continue }
      if scanner.isNamed("sheetData") {
        try readRows()
      } else if scanner.isNamed("dimension") {
        widen(all)
      } else if scanner.isNamed("col") {
        if let first = scanner.number(of: "min"), let last = scanner.number(of: "max"), first >= 1, first <= last,
          let style = try scanner.value(of: "style")
        {
          columnStyles.append((first - 1...last - 1, style))
        }
      } else if scanner.isNamed("extLst") || scanner.isNamed("AlternateContent") {
        try scanner.skipElement()
      }
    }
    return edits
  }

  /// Lets the block that the sheet says it takes up hold the new cells too.
  private mutating func widen(_ cells: [CellAddress]) {
    guard let range = scanner.attribute("ref"),
      var block = CellRange(String(decoding: scanner.bytes[range], as: UTF8.self))
    else { return }
    let before = block
    for cell in cells { block.include(cell) }
    if block != before { edits.append(ByteEdit(range, block.description)) }
  }

  private mutating func readRows() throws(XMLProblem) {
    let name = String(decoding: scanner.bytes[scanner.fullName], as: UTF8.self)
    prefix = name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
    if scanner.isEmptyElement {
      let rows = newRows(before: nil)
      if !rows.isEmpty { edits.append(ByteEdit(scanner.offset - 2..<scanner.offset, ">\(rows)</\(name)>")) }
      return
    }
    var number = 0
    while true {
      let start = scanner.offset
      guard let token = try scanner.next() else { return }
      switch token {
      case .text: continue
      case .end:
        insert(newRows(before: nil), at: start)
        return
      case .start:
        guard scanner.isNamed("row") else {
          try scanner.skipElement()
          continue
        }
        number = scanner.number(of: "r") ?? number + 1
        insert(newRows(before: number), at: start)
        try readRow(number)
      }
    }
  }

  private mutating func readRow(_ number: Int) throws(XMLProblem) {
    let name = String(decoding: scanner.bytes[scanner.fullName], as: UTF8.self)
    let style = scanner.isTrue("customFormat") ? try scanner.value(of: "s") : nil
    if let spans = scanner.attribute("spans") { widenSpans(spans, row: number) }
    if scanner.isEmptyElement {
      let cells = newCells(row: number, before: nil, style: style)
      if !cells.isEmpty { edits.append(ByteEdit(scanner.offset - 2..<scanner.offset, ">\(cells)</\(name)>")) }
      _ = try scanner.next()
      return
    }
    var column = -1
    while true {
      let start = scanner.offset
      guard let token = try scanner.next() else { return }
      switch token {
      case .text: continue
      case .end:
        insert(newCells(row: number, before: nil, style: style), at: start)
        return
      case .start:
        guard scanner.isNamed("c") else {
          try scanner.skipElement()
          continue
        }
        column = scanner.attribute("r").flatMap { CellAddress(utf8: scanner.bytes[$0])?.column } ?? column + 1
        insert(newCells(row: number, before: column, style: style), at: start)
        try readCell(CellAddress(row: number, column: column), start: start)
      }
    }
  }

  private mutating func readCell(_ cell: CellAddress, start: Int) throws(XMLProblem) {
    if let next = pending.last, next.cell == cell {
      pending.removeLast()
      let style = try scanner.value(of: "s")
      try scanner.skipElement()
      edits.append(ByteEdit(start..<scanner.offset, written(next.value, at: cell, style: style)))
      return
    }
    let kind = scanner.attribute("t")
    var hasFormula = false
    var values: [Range<Int>] = []
    loop: while true {
      let start = scanner.offset
      guard let token = try scanner.next() else { return }
      switch token {
      case .text: continue
      case .end: break loop
      case .start:
        if scanner.isNamed("f") { hasFormula = true }
        let isValue = scanner.isNamed("v")
        try scanner.skipElement()
        if isValue { values.append(start..<scanner.offset) }
      }
    }
    guard hasFormula, !values.isEmpty else { return }
    for value in values { edits.append(ByteEdit(value, "")) }
    // Without a value the cell must not claim to hold words or an error.
    if let kind { edits.append(ByteEdit(kind, "n")) }
  }

  private mutating func insert(_ text: String, at place: Int) {
    if !text.isEmpty { edits.append(ByteEdit(place..<place, text)) }
  }

  /// The hint that a row gives of its columns, made to hold the new cells.
  private mutating func widenSpans(_ range: Range<Int>, row: Int) {
    // The values of rows before this one have been put, so that its own stand last.
    let columns = pending.reversed().prefix { $0.cell.row == row }.map { $0.cell.column + 1 }
    let parts = String(decoding: scanner.bytes[range], as: UTF8.self).split(separator: ":").map { Int($0) }
    guard let low = columns.first, let high = columns.last, parts.count == 2, let first = parts[0],
      let last = parts[1], low < first || high > last
    else { return }
    edits.append(ByteEdit(range, "\(min(low, first)):\(max(high, last))"))
  }

  /// The rows that are missing before the row of that number, or all that are left.
  private mutating func newRows(before number: Int?) -> String {
    var text = ""
    while let next = pending.last, number.map({ next.cell.row < $0 }) ?? true {
      let row = next.cell.row
      text += "<\(prefix)row r=\"\(row)\">" + newCells(row: row, before: nil, style: nil) + "</\(prefix)row>"
    }
    return text
  }

  /// The cells of the row that are missing before the column, or all that are left of it.
  private mutating func newCells(row: Int, before column: Int?, style: String?) -> String {
    var text = ""
    while let next = pending.last, next.cell.row == row, column.map({ next.cell.column < $0 }) ?? true {
      pending.removeLast()
      let look = style ?? columnStyles.last { $0.columns.contains(next.cell.column) }?.style
      text += written(next.value, at: next.cell, style: look)
    }
    return text
  }

  private func written(_ value: WorkbookPatch.Value, at cell: CellAddress, style: String?) -> String {
    var writer = XMLWriter(declaration: false)
    var attributes = [("r", cell.description)]
    if let style { attributes.append(("s", style)) }
    switch value {
    case .number(let number):
      writer.start(prefix + "c", attributes)
      writer.element(prefix + "v", text: number.text)
    case .day(let day):
      writer.start(prefix + "c", attributes)
      writer.element(prefix + "v", text: String(SerialDate.number(of: day, dateSystem)))
    case .text(let text):
      writer.start(prefix + "c", attributes + [("t", "inlineStr")])
      writer.start(prefix + "is")
      writer.element(prefix + "t", [("xml:space", "preserve")], text: SharedStrings.escaped(text))
      writer.end()
    }
    writer.end()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
