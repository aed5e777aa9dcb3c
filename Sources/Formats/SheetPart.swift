import Kernel
import XML

/// Writes the part of one sheet, byte by byte: a report has a hundred thousand cells.
struct SheetPart {
  private(set) var bytes: [UInt8]
  private var columnNames: [[UInt8]] = []

  /// The sheet's part; `styles` are the workbook's numbers of the sheet's looks.
  init(
    of sheet: WorkbookWriter.Sheet, cells: [WorkbookWriter.Cell], styles: [Int], isFirst: Bool,
    strings: inout WorkbookStrings, dates: DateSystem
  ) {
    var xml = XMLWriter()
    xml.start("worksheet", [("xmlns", WorkbookWriter.main)])
    SheetPart.head(of: sheet, isFirst: isFirst, to: &xml)
    xml.start("sheetData")
    bytes = xml.bytes
    bytes.reserveCapacity(bytes.count + cells.count * 48)
    let rows = writeRows(of: sheet, cells, styles, &strings, dates)
    // The writer of the head ends what it began; it left the start tag of the rows open.
    var tail = XMLWriter(declaration: false)
    append(rows ? "</sheetData>" : "/>")
    SheetPart.foot(of: sheet, to: &tail)
    bytes += tail.bytes
    append("</worksheet>")
  }

  /// The rows; false where there are none.
  private mutating func writeRows(
    of sheet: WorkbookWriter.Sheet, _ cells: [WorkbookWriter.Cell], _ styles: [Int],
    _ strings: inout WorkbookStrings, _ dates: DateSystem
  ) -> Bool {
    var extra = Array(sheet.hiddenRows.union(sheet.heights.keys)).sorted()[...]
    var isFirst = true
    var index = 0
    while index < cells.count || !extra.isEmpty {
      let row = min(index < cells.count ? Int(cells[index].row) : .max, extra.first ?? .max)
      if extra.first == row { extra.removeFirst() }
      if isFirst { append(">") }
      isFirst = false
      append("<row r=\"")
      append(number: row)
      append("\"")
      if let height = sheet.heights[row] {
        append(" ht=\"")
        append(number: height)
        append("\" customHeight=\"1\"")
      }
      if sheet.hiddenRows.contains(row) { append(" hidden=\"1\"") }
      let start = index
      while index < cells.count, cells[index].row == row {
        if index == start { append(">") }
        write(cells[index], styles, &strings, dates)
        index += 1
      }
      append(index == start ? "/>" : "</row>")
    }
    return !isFirst
  }

  private mutating func write(
    _ cell: WorkbookWriter.Cell, _ styles: [Int], _ strings: inout WorkbookStrings, _ dates: DateSystem
  ) {
    append("<c r=\"")
    append(column: Int(cell.column))
    append(number: Int(cell.row))
    append("\"")
    let style = styles[Int(cell.style)]
    if style > 0 {
      append(" s=\"")
      append(number: style)
      append("\"")
    }
    guard let content = cell.content else { return append("/>") }
    switch content {
    case .text(let text):
      if strings.areShared {
        append(" t=\"s\"><v>")
        append(number: strings.place(of: text))
        append("</v></c>")
      } else {
        append(" t=\"inlineStr\"><is>")
        WorkbookText.appendElement(text, to: &bytes)
        append("</is></c>")
      }
    case .formula(let formula, let saved):
      if let type = SheetPart.type(of: saved) {
        append(" t=\"")
        append(type)
        append("\"")
      }
      append("><f>")
      append(escaped: formula)
      append("</f>")
      if let saved { value(saved, dates) }
      append("</c>")
    case .number, .day, .boolean, .error:
      if let type = SheetPart.type(of: content) {
        append(" t=\"")
        append(type)
        append("\"")
      }
      append(">")
      value(content, dates)
      append("</c>")
    }
  }

  /// The type of a value that stands in its cell.
  private static func type(of value: WorkbookWriter.Content?) -> StaticString? {
    switch value {
    case .text: "str"
    case .boolean: "b"
    case .error: "e"
    case .number, .day, .formula, nil: nil
    }
  }

  private mutating func value(_ value: WorkbookWriter.Content, _ dates: DateSystem) {
    append("<v>")
    switch value {
    case .text(let text): WorkbookText.append(text, to: &bytes)
    case .number(let text), .error(let text): append(escaped: text)
    case .boolean(let claim): append(claim ? "1" : "0")
    case .formula: break
    case .day(let day, let seconds):
      append(number: SerialDate.number(of: day, dates))
      // Ten decimals of a day are a hundred-thousandth of a second.
      if seconds != 0 {
        append(".")
        append(escaped: Digits.padded((seconds * 10_000_000_000 + 43_200) / 86_400, 10))
      }
    }
    append("</v>")
  }

  private mutating func append(_ markup: StaticString) { WorkbookText.put(markup, to: &bytes) }

  /// Text of ASCII as a rule; what markup would take otherwise is escaped.
  private mutating func append(escaped text: String) {
    WorkbookText.appendMarkup(text, to: &bytes)
  }

  private mutating func append(number: Int) {
    WorkbookText.append(number, to: &bytes)
  }

  private mutating func append(column: Int) {
    while columnNames.count <= column { columnNames.append(Array(Grid.columnName(columnNames.count).utf8)) }
    bytes.append(contentsOf: columnNames[column])
  }
}

extension SheetPart {
  /// What stands before the rows: how the sheet is shown and how wide its columns are.
  private static func head(of sheet: WorkbookWriter.Sheet, isFirst: Bool, to xml: inout XMLWriter) {
    if sheet.paper != nil {
      xml.start("sheetPr")
      xml.element("pageSetUpPr", [("fitToPage", "1")])
      xml.end()
    }
    if sheet.hasView {
      xml.start("sheetViews")
      let grid = sheet.showsGrid ? [] : [("showGridLines", "0")]
      xml.start("sheetView", grid + (isFirst ? [("tabSelected", "1")] : []) + [("workbookViewId", "0")])
      if let cell = sheet.firstScrolled {
        let columns = cell.column > 0 ? [("xSplit", String(cell.column))] : []
        let rows = cell.row > 1 ? [("ySplit", String(cell.row - 1))] : []
        let pane = cell.column == 0 ? "bottomLeft" : cell.row == 1 ? "topRight" : "bottomRight"
        xml.element(
          "pane",
          columns + rows + [("topLeftCell", cell.description), ("activePane", pane), ("state", "frozen")])
        xml.element("selection", [("pane", pane), ("activeCell", cell.description), ("sqref", cell.description)])
      }
      xml.end()
      xml.end()
    }
    let columns = sheet.hiddenColumns.union(sheet.widths.keys).sorted()
    guard !columns.isEmpty else { return }
    xml.start("cols")
    for column in columns {
      let number = String(column + 1)
      let hidden = sheet.hiddenColumns.contains(column) ? [("hidden", "1")] : []
      let width = String(sheet.widths[column] ?? 9)
      xml.element("col", [("min", number), ("max", number), ("width", width)] + hidden + [("customWidth", "1")])
    }
    xml.end()
  }

  /// What stands after the rows, in the order of the schema.
  private static func foot(of sheet: WorkbookWriter.Sheet, to xml: inout XMLWriter) {
    if let filter = sheet.filter { xml.element("autoFilter", [("ref", filter.description)]) }
    if !sheet.merges.isEmpty {
      xml.start("mergeCells", [("count", String(sheet.merges.count))])
      for merge in sheet.merges { xml.element("mergeCell", [("ref", merge.description)]) }
      xml.end()
    }
    if !sheet.links.isEmpty {
      xml.start("hyperlinks")
      for link in sheet.links {
        let location = WorkbookWriter.reference(link.sheet) + "!" + link.target.description
        xml.element("hyperlink", [("ref", link.cell.description), ("location", location)])
      }
      xml.end()
    }
    guard let paper = sheet.paper else { return }
    xml.element(
      "pageMargins",
      [
        ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.7"), ("header", "0.3"), ("footer", "0.3"),
      ])
    xml.element(
      "pageSetup",
      [
        ("paperSize", "9"), ("fitToHeight", "0"), ("orientation", paper.isLandscape ? "landscape" : "portrait"),
      ])
    // At most 255 characters; an ampersand begins a code, and a code may not be cut.
    let foot = String(paper.foot.prefix(100)).split(separator: "&", omittingEmptySubsequences: false)
    xml.start("headerFooter")
    xml.element("oddFooter", text: "&L" + SharedStrings.escaped(foot.joined(separator: "&&")) + "&RSida &P av &N")
    xml.end()
  }
}

extension WorkbookWriter.Sheet {
  /// Whether anything is said of how the sheet is shown.
  var hasView: Bool { firstScrolled != nil || !showsGrid }
}
