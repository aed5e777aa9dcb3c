import DocumentWriters
import Foundation
import Programs

/// Programs that look at our files, in a temporary folder; where they are missing the test says so and passes.
struct OutsidePrograms {
  enum Program {
    /// The project's own Python environment, which scripts/setup makes.
    case python
    /// LibreOffice.
    case office
  }

  private let folder: URL

  private static let python: String = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["RODER_PYTHON"], !given.isEmpty { return given }
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.cache"
    return cache + "/roder/python"
  }()

  private static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The programs, or nil with a word aloud where one is missing.
  init?(_ what: String, needs programs: [Program]) throws {
    let hasPython = FileManager.default.isExecutableFile(atPath: Self.python + "/bin/python3")
    if programs.contains(.python), !hasPython {
      print("SKIPPED: \(what): no Python environment at \(Self.python); run scripts/setup.")
      return nil
    }
    if programs.contains(.office), Self.office == nil {
      print("SKIPPED: \(what): LibreOffice is not installed.")
      return nil
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "roder-programs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() {
    // A folder that stays behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// What openpyxl finds in the workbook; with `unsaved`, a copy without the results of formulas is left in that file.
  func read(_ bytes: [UInt8], unsaved: String? = nil) throws -> WorkbookProgramTests.Book {
    let file = folder.appending(path: "report.xlsx")
    try Data(bytes).write(to: file)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/read_xlsx.py")
    let copy = unsaved.map { [folder.appending(path: $0).path] } ?? []
    let answer = try run(Self.python + "/bin/python3", [script.path, file.path] + copy)
    return try JSONDecoder().decode(WorkbookProgramTests.Book.self, from: answer)
  }

  /// What openxml-audit says of the workbook, as JSON.
  func audit(_ bytes: [UInt8]) throws -> String {
    let file = folder.appending(path: "audited.xlsx")
    try Data(bytes).write(to: file)
    let answer = try run(Self.python + "/bin/openxml-audit", ["--output", "json", file.path], mayFail: true)
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
    _ = try run(
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
    for page in pages { try Data(page.bytes).write(to: folder.appending(path: page.name)) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reading/check_pages.py")
    let answer = try run(Self.python + "/bin/python3", [script.path, folder.path])
    return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func run(_ program: String, _ arguments: [String], mayFail: Bool = false) throws -> Data {
    let answer = folder.appending(path: "answer-\(UUID().uuidString)")
    let child = try ChildProcess(
      [program] + arguments, in: folder.path, files: .init(output: answer.path),
      environment: ProcessInfo.processInfo.environment)
    guard child.wait() == .exit(0) || mayFail else { throw Failed(program: program) }
    return try Data(contentsOf: answer)
  }

  struct Failed: Error { let program: String }
}
