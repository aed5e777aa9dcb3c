import Formats
import Kernel

/// Workbooks put together by hand, as odd producers put them.
enum SampleBook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let rootRels = """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="r" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """
  static let bookRels = rels([("rId1", "worksheet", "worksheets/sheet1.xml")])

  /// The references of the main part.
  static func rels(_ all: [(id: String, type: String, target: String)], extra: String = "") -> String {
    let lines = all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + lines.joined() + extra + "</Relationships>"
  }

  /// The main part with these sheets.
  static func outline(_ sheets: String = "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>", head: String = "")
    -> String
  {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(head)<sheets>\(sheets)</sheets></workbook>"
  }

  /// The parts of a workbook of one sheet with this in its `sheetData`.
  static func parts(rows: String, after: String = "", before: String = "") -> [(String, String)] {
    [
      ("_rels/.rels", rootRels), ("xl/workbook.xml", outline()), ("xl/_rels/workbook.xml.rels", bookRels),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
      ),
    ]
  }

  /// The parts packed.
  static func packed(_ parts: [(String, String)]) -> [UInt8] {
    var zip = ZipWriter()
    for (name, text) in parts { zip.add(name, Array(text.utf8)) }
    return zip.finish()
  }

  /// The one sheet that the rows give.
  static func sheet(rows: String, extra: [(String, String)] = [], after: String = "", before: String = "") throws
    -> WorkbookSheet
  {
    try Workbook.read(packed(parts(rows: rows, after: after, before: before) + extra), name: "b.xlsx").sheets[0]
  }

  /// The sheet's cells as `A1=text`.
  static func texts(_ sheet: WorkbookSheet) -> [String] {
    sheet.rows.flatMap { row in
      sheet.cells[row.cells].map { cell in
        CellAddress(row: row.number, column: Int(cell.column)).description + "=" + cell.value.text
      }
    }
  }

  /// The codes of the problems that reading gives.
  static func codes(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try Workbook.read(bytes, name: "b.xlsx")
      return []
    } catch {
      return error.all.map(\.code)
    }
  }
}
