package import Kernel
import XML

/// Writes a plain workbook: sheets of typed cells with a few looks. The same sheets always give the same bytes.
package struct WorkbookWriter {
  /// How a cell looks.
  package enum Look: Hashable, Sendable {
    /// As cells look by themselves.
    case plain
    /// In bold.
    case bold
    /// A number with two decimals and thousands apart.
    case amount
    /// Such a number in bold.
    case boldAmount
    /// A whole number with leading zeros, to so many digits.
    case digits(Int)
    /// A day, `2019-04-30`.
    case day
    /// A day and a time.
    case moment

    var code: String? {
      switch self {
      case .plain, .bold: nil
      case .amount, .boldAmount: "#,##0.00"
      case .digits(let count): String(repeating: "0", count: max(1, count))
      case .day: "yyyy\\-mm\\-dd"
      case .moment: "yyyy\\-mm\\-dd\\ hh:mm:ss"
      }
    }

    var isBold: Bool { self == .bold || self == .boldAmount }
  }

  /// What a cell holds.
  package indirect enum Content: Hashable, Sendable {
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
    case formula(String, saved: Content?)
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
    private(set) var cells: [CellAddress: (content: Content?, look: Look)] = [:]

    /// A sheet without cells.
    package init(_ name: String) { self.name = name }

    /// Puts content into a cell; nil leaves it empty with its look.
    package mutating func put(_ content: Content?, row: Int, column: Int, look: Look = .plain) {
      cells[CellAddress(row: row, column: column)] = (content, look)
    }
  }

  private let dateSystem: DateSystem
  private let sharesStrings: Bool
  private var looks: [Look] = [.plain]
  private var strings: [String] = []
  private var places: [String: Int] = [:]

  /// A writer that counts days so and keeps words apart from the cells or in them.
  package init(dateSystem: DateSystem = .from1900, sharesStrings: Bool = true) {
    self.dateSystem = dateSystem
    self.sharesStrings = sharesStrings
  }

  /// The workbook of the sheets.
  package mutating func bytes(of sheets: [Sheet]) -> [UInt8] {
    let parts = sheets.map { part(of: $0) }
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", contentTypes(sheets.count))
    zip.add("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))
    zip.add("xl/workbook.xml", outline(sheets))
    let own = sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
    let shared = [("styles", "styles.xml")] + (sharesStrings ? [("sharedStrings", "sharedStrings.xml")] : [])
    zip.add("xl/_rels/workbook.xml.rels", relationships(own + shared))
    zip.add("xl/styles.xml", styles())
    if sharesStrings { zip.add("xl/sharedStrings.xml", sharedStrings()) }
    for (index, part) in parts.enumerated() { zip.add("xl/worksheets/sheet\(index + 1).xml", part) }
    return zip.finish()
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/"

  private mutating func part(of sheet: Sheet) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("worksheet", [("xmlns", WorkbookWriter.main)])
    if !sheet.hiddenColumns.isEmpty {
      xml.start("cols")
      for column in sheet.hiddenColumns.sorted() {
        let number = String(column + 1)
        xml.element("col", [("min", number), ("max", number), ("width", "9"), ("hidden", "1"), ("customWidth", "1")])
      }
      xml.end()
    }
    xml.start("sheetData")
    let rows = Dictionary(grouping: sheet.cells.keys.sorted(), by: \.row)
    for row in Set(rows.keys).union(sheet.hiddenRows).sorted() {
      xml.start("row", [("r", String(row))] + (sheet.hiddenRows.contains(row) ? [("hidden", "1")] : []))
      for cell in rows[row] ?? [] {
        if let (content, look) = sheet.cells[cell] { write(content, look, at: cell, to: &xml) }
      }
      xml.end()
    }
    xml.end()
    if !sheet.merges.isEmpty {
      xml.start("mergeCells", [("count", String(sheet.merges.count))])
      for merge in sheet.merges { xml.element("mergeCell", [("ref", merge.description)]) }
      xml.end()
    }
    xml.end()
    return xml.bytes
  }

  private mutating func write(_ content: Content?, _ look: Look, at cell: CellAddress, to xml: inout XMLWriter) {
    var attributes = [("r", cell.description)]
    let style = looks.firstIndex(of: look) ?? looks.count
    if style == looks.count { looks.append(look) }
    if style > 0 { attributes.append(("s", String(style))) }
    var value = content
    var formula: String?
    if case .formula(let text, let saved) = content { (formula, value) = (text, saved) }
    let isInline = !sharesStrings && formula == nil
    if let type = type(of: value, isFormula: formula != nil) { attributes.append(("t", type)) }
    xml.start("c", attributes)
    if let formula { xml.element("f", text: formula) }
    if case .text(let text) = value, isInline {
      xml.start("is")
      xml.element("t", [("xml:space", "preserve")], text: SharedStrings.escaped(text))
      xml.end()
    } else if let value {
      xml.element("v", text: text(of: value, isFormula: formula != nil))
    }
    xml.end()
  }

  private func type(of value: Content?, isFormula: Bool) -> String? {
    switch value {
    case .text: isFormula ? "str" : sharesStrings ? "s" : "inlineStr"
    case .boolean: "b"
    case .error: "e"
    case .number, .day, .formula, nil: nil
    }
  }

  private mutating func text(of value: Content, isFormula: Bool) -> String {
    switch value {
    case .text(let text): return isFormula ? SharedStrings.escaped(text) : String(place(of: text))
    case .number(let text), .error(let text): return text
    case .boolean(let value): return value ? "1" : "0"
    case .formula: return ""
    case .day(let day, let seconds):
      let number = SerialDate.number(of: day, dateSystem)
      // Ten decimals of a day are a hundred-thousandth of a second.
      let fraction = (seconds * 10_000_000_000 + 43_200) / 86_400
      return seconds == 0 ? String(number) : String(number) + "." + Digits.padded(fraction, 10)
    }
  }

  private mutating func place(of text: String) -> Int {
    if let place = places[text] { return place }
    places[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  private func sharedStrings() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("sst", [("xmlns", WorkbookWriter.main), ("uniqueCount", String(strings.count))])
    for text in strings {
      xml.start("si")
      xml.element("t", [("xml:space", "preserve")], text: SharedStrings.escaped(text))
      xml.end()
    }
    xml.end()
    return xml.bytes
  }

  private func outline(_ sheets: [Sheet]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("workbook", [("xmlns", WorkbookWriter.main), ("xmlns:r", WorkbookWriter.references)])
    xml.element("workbookPr", dateSystem == .from1904 ? [("date1904", "1")] : [])
    xml.start("sheets")
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.visibility == .visible ? [] : [("state", sheet.visibility.rawValue)]
      let number = String(index + 1)
      xml.element("sheet", [("name", sheet.name), ("sheetId", number)] + state + [("r:id", "rId" + number)])
    }
    xml.end()
    xml.end()
    return xml.bytes
  }

  private func relationships(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", [("xmlns", WorkbookWriter.package + "relationships")])
    for (index, relationship) in targets.enumerated() {
      let type = WorkbookWriter.references + "/" + relationship.type
      xml.element(
        "Relationship", [("Id", "rId\(index + 1)"), ("Type", type), ("Target", relationship.target)])
    }
    xml.end()
    return xml.bytes
  }

  private func contentTypes(_ sheetCount: Int) -> [UInt8] {
    var xml = XMLWriter()
    let prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    xml.start("Types", [("xmlns", WorkbookWriter.package + "content-types")])
    xml.element(
      "Default",
      [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
    xml.element("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
    var parts = [("workbook", "sheet.main"), ("styles", "styles")]
    if sharesStrings { parts.append(("sharedStrings", "sharedStrings")) }
    parts += (1...max(1, sheetCount)).map { ("worksheets/sheet\($0)", "worksheet") }
    for (name, type) in parts {
      xml.element("Override", [("PartName", "/xl/\(name).xml"), ("ContentType", "\(prefix)\(type)+xml")])
    }
    xml.end()
    return xml.bytes
  }

  private func styles() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("styleSheet", [("xmlns", WorkbookWriter.main)])
    let codes = looks.compactMap(\.code).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if !codes.isEmpty {
      xml.start("numFmts", [("count", String(codes.count))])
      for (index, code) in codes.enumerated() {
        xml.element("numFmt", [("numFmtId", String(164 + index)), ("formatCode", code)])
      }
      xml.end()
    }
    xml.start("fonts", [("count", "2")])
    for isBold in [false, true] {
      xml.start("font")
      if isBold { xml.element("b") }
      xml.element("sz", [("val", "11")])
      xml.element("name", [("val", "Calibri")])
      xml.end()
    }
    xml.end()
    xml.start("fills", [("count", "2")])
    for pattern in ["none", "gray125"] {
      xml.start("fill")
      xml.element("patternFill", [("patternType", pattern)])
      xml.end()
    }
    xml.end()
    xml.start("borders", [("count", "1")])
    xml.element("border")
    xml.end()
    let plain = [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]
    xml.start("cellStyleXfs", [("count", "1")])
    xml.element("xf", plain)
    xml.end()
    xml.start("cellXfs", [("count", String(looks.count))])
    for look in looks {
      let format = look.code.flatMap(codes.firstIndex).map { 164 + $0 } ?? 0
      xml.element(
        "xf",
        [
          ("numFmtId", String(format)), ("fontId", look.isBold ? "1" : "0"), ("fillId", "0"), ("borderId", "0"),
          ("xfId", "0"), ("applyNumberFormat", "1"), ("applyFont", "1"),
        ])
    }
    xml.end()
    xml.start("cellStyles", [("count", "1")])
    xml.element("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
    xml.end()
    xml.end()
    return xml.bytes
  }
}
