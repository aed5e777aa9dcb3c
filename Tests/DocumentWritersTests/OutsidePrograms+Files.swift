import DocumentWriters
import Foundation
import ProgramSandbox

extension OutsidePrograms {
  /// A script that lies beside these tests.
  static func script(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/" + name)
  }

  /// What openpyxl finds in the workbook; with `unsaved`, a copy without the results of formulas is left in that file.
  func read(_ bytes: [UInt8], unsaved: String? = nil) throws -> WorkbookProgramTests.Book {
    let file = try put(bytes, as: "report.xlsx")
    let copy = unsaved.map { [folder.appending(path: $0).path] } ?? []
    let answer = try python(Self.script("read_xlsx.py"), [file] + copy)
    return try JSONDecoder().decode(WorkbookProgramTests.Book.self, from: answer)
  }

  /// What openxml-audit says of the workbook, as JSON.
  func audit(_ bytes: [UInt8]) throws -> String {
    let file = try put(bytes, as: "audited.xlsx")
    let answer = try run(Self.python + "/bin/openxml-audit", ["--output", "json", file], mayFail: true)
    return String(decoding: answer, as: UTF8.self)
  }

  /// The raw values of every cell as LibreOffice computes them, by sheet and address.
  func computed(_ name: String, sheets: [String]) throws -> [String: [String: String]] {
    let profile = folder.appending(path: "profile/user")
    try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
    // 0: always compute anew when a file is opened.
    let settings = """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
      <value>0</value></prop></item></oor:items>
      """
    try Data(settings.utf8).write(to: profile.appending(path: "registrymodifications.xcu"))
    // Tab between fields, quotes, UTF-8, from the first line; raw values, all sheets.
    let filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1"
    try run(
      Self.office ?? "",
      [
        "-env:UserInstallation=file://" + folder.appending(path: "profile").path, "--headless", "--convert-to", filter,
        "--outdir", folder.path, folder.appending(path: name).path,
      ])
    let stem = String(name.dropLast(5))
    var values: [String: [String: String]] = [:]
    for sheet in sheets {
      let file = folder.appending(path: "\(stem)-\(sheet).csv")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }  // Its cells are missed later.
      for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for (column, field) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
          let letter = Character(UnicodeScalar(UInt8(65 + min(column, 25))))
          values[sheet, default: [:]]["\(letter)\(row + 1)"] = String(field.drop { $0 == "\"" }.prefix { $0 != "\"" })
        }
      }
    }
    return values
  }

  /// What the HTML checker and axe find in the pages, a line each; one with SKIPPED says what was not looked at.
  func findings(in pages: [DocumentFile]) throws -> [String] {
    for page in pages { _ = try put(page.bytes, as: page.name) }
    let answer = try python(Self.script("check_pages.py"), [folder.path])
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
