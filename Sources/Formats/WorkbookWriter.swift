package import Kernel
import XML

/// Writes a plain workbook: sheets of typed cells with a few looks. The same sheets always give the same bytes.
package struct WorkbookWriter {
  /// What a workbook says about itself.
  package struct Properties: Hashable, Sendable {
    /// Its title.
    package var title: String
    /// Who made it; empty where nobody is named.
    package var author: String
    /// What it is about, a registration number; empty where nothing is said.
    package var subject: String
    /// Its language, a BCP 47 tag.
    package var language: String
    /// The day that it bears; nil where it bears none.
    package var day: Day?

    /// What a workbook says about itself.
    package init(
      title: String, author: String = "", subject: String = "", language: String = "sv-SE", day: Day? = nil
    ) {
      self.title = title
      self.author = author
      self.subject = subject
      self.language = language
      self.day = day
    }
  }

  private let dateSystem: DateSystem
  private let properties: Properties?
  private let effort: ZipWriter.Effort
  private var strings: WorkbookStrings
  private var styles = WorkbookLooks()

  /// A writer that counts days so, keeps words apart from the cells or in them, and packs with so much effort.
  package init(
    dateSystem: DateSystem = .from1900, sharesStrings: Bool = true, properties: Properties? = nil,
    effort: ZipWriter.Effort = .usual
  ) {
    self.dateSystem = dateSystem
    self.properties = properties
    self.effort = effort
    strings = WorkbookStrings(areShared: sharesStrings)
  }

  /// The workbook of the sheets.
  package mutating func bytes(of sheets: [Sheet]) -> [UInt8] {
    let parts = sheets.indices.map { part(of: sheets[$0], isFirst: $0 == 0) }
    var zip = ZipWriter(effort: effort)
    zip.add("[Content_Types].xml", contentTypes(sheets.count))
    let about = properties == nil ? [] : [("core", "docProps/core.xml"), ("app", "docProps/app.xml")]
    zip.add("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")] + about))
    if let properties {
      zip.add("docProps/core.xml", WorkbookWriter.core(properties))
      zip.add("docProps/app.xml", WorkbookWriter.app())
    }
    zip.add("xl/workbook.xml", outline(sheets))
    let own = sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
    let shared = [("styles", "styles.xml")] + (strings.areShared ? [("sharedStrings", "sharedStrings.xml")] : [])
    let theme = properties == nil ? [] : [("theme", "theme/theme1.xml")]
    zip.add("xl/_rels/workbook.xml.rels", relationships(own + shared + theme))
    zip.add("xl/styles.xml", styles.part)
    if strings.areShared { zip.add("xl/sharedStrings.xml", strings.part) }
    if properties != nil { zip.add("xl/theme/theme1.xml", WorkbookTheme.part) }
    for (index, part) in parts.enumerated() { zip.add("xl/worksheets/sheet\(index + 1).xml", part) }
    return zip.finish()
  }

  /// The name of a sheet as formulas and links write it.
  static func reference(_ sheet: String) -> String {
    "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/"

  private mutating func part(of sheet: Sheet, isFirst: Bool) -> [UInt8] {
    let cells = sheet.sortedCells
    // Looks are numbered in the order in which the cells meet them.
    var numbers = [Int](repeating: -1, count: sheet.looks.count)
    for cell in cells where numbers[Int(cell.style)] < 0 {
      numbers[Int(cell.style)] = styles.number(of: sheet.looks[Int(cell.style)])
    }
    return SheetPart(
      of: sheet, cells: cells, styles: numbers, isFirst: isFirst, strings: &strings, dates: dateSystem
    ).bytes
  }

  private func outline(_ sheets: [Sheet]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("workbook", [("xmlns", WorkbookWriter.main), ("xmlns:r", WorkbookWriter.references)])
    xml.element("workbookPr", dateSystem == .from1904 ? [("date1904", "1")] : [])
    if sheets.contains(where: \.hasView) {
      xml.start("bookViews")
      xml.element("workbookView")
      xml.end()
    }
    xml.start("sheets")
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.visibility == .visible ? [] : [("state", sheet.visibility.rawValue)]
      let number = String(index + 1)
      xml.element("sheet", [("name", sheet.name), ("sheetId", number)] + state + [("r:id", "rId" + number)])
    }
    xml.end()
    let names = sheets.indices.flatMap { WorkbookWriter.names(of: sheets[$0], at: $0) }
    if !names.isEmpty {
      xml.start("definedNames")
      // Programs keep names in alphabetical order and look for them so.
      for name in names.sorted(by: { ($0.name, $0.sheet ?? -1) < ($1.name, $1.sheet ?? -1) }) {
        let local = name.sheet.map { [("localSheetId", String($0))] } ?? []
        let hidden = name.isHidden ? [("hidden", "1")] : []
        xml.element("definedName", [("name", name.name)] + local + hidden, text: name.reference)
      }
      xml.end()
    }
    xml.end()
    return xml.bytes
  }

  /// A name of a block, in the workbook or on a sheet.
  private struct BlockName {
    let name: String
    var sheet: Int?
    var isHidden = false
    let reference: String
  }

  private static func names(of sheet: Sheet, at index: Int) -> [BlockName] {
    let prefix = reference(sheet.name) + "!"
    func fixed(_ block: CellRange) -> String {
      prefix
        + [block.first, block.last].map { "$" + Grid.columnName($0.column) + "$" + String($0.row) }
        .joined(separator: ":")
    }
    var names = sheet.names.map { BlockName(name: $0.name, reference: fixed($0.block)) }
    if let last = sheet.paper?.lastTitleRow {
      names.append(
        BlockName(name: "_xlnm.Print_Titles", sheet: index, reference: prefix + "$A:$A," + prefix + "$1:$\(last)"))
    }
    if let filter = sheet.filter {
      names.append(
        BlockName(name: "_xlnm._FilterDatabase", sheet: index, isHidden: true, reference: fixed(filter)))
    }
    return names
  }

  private func relationships(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", [("xmlns", WorkbookWriter.package + "relationships")])
    for (index, relationship) in targets.enumerated() {
      let type =
        switch relationship.type {
        case "core": WorkbookWriter.package + "relationships/metadata/core-properties"
        case "app": WorkbookWriter.references + "/extended-properties"
        default: WorkbookWriter.references + "/" + relationship.type
        }
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
    if strings.areShared { parts.append(("sharedStrings", "sharedStrings")) }
    parts += (1...max(1, sheetCount)).map { ("worksheets/sheet\($0)", "worksheet") }
    for (name, type) in parts {
      xml.element("Override", [("PartName", "/xl/\(name).xml"), ("ContentType", "\(prefix)\(type)+xml")])
    }
    if properties != nil {
      let core = "application/vnd.openxmlformats-package.core-properties+xml"
      let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
      let theme = "application/vnd.openxmlformats-officedocument.theme+xml"
      xml.element("Override", [("PartName", "/xl/theme/theme1.xml"), ("ContentType", theme)])
      xml.element("Override", [("PartName", "/docProps/core.xml"), ("ContentType", core)])
      xml.element("Override", [("PartName", "/docProps/app.xml"), ("ContentType", app)])
    }
    xml.end()
    return xml.bytes
  }

  /// What the workbook says about itself; no moment is told but the document's own day.
  private static func core(_ properties: Properties) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "cp:coreProperties",
      [
        ("xmlns:cp", package + "metadata/core-properties"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
      ])
    xml.element("dc:title", text: properties.title)
    if !properties.subject.isEmpty { xml.element("dc:subject", text: properties.subject) }
    if !properties.author.isEmpty { xml.element("dc:creator", text: properties.author) }
    xml.element("dc:language", text: properties.language)
    if let day = properties.day {
      xml.element("dcterms:created", [("xsi:type", "dcterms:W3CDTF")], text: day.description + "T00:00:00Z")
    }
    xml.end()
    return xml.bytes
  }

  private static func app() -> [UInt8] {
    var xml = XMLWriter()
    let address = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    xml.start("Properties", [("xmlns", address)])
    xml.element("Application", text: "Roder")
    xml.end()
    return xml.bytes
  }
}
