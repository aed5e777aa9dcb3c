import Foundation
import RoderSandbox
import Testing

@Test("A problem is told as expected and leaves the store as it was", arguments: ErrorFolder.codes)
func error(code: String) throws {
  let folder = ErrorFolder(code: code)
  guard folder.command != nil else {
    let unit = try #require(folder.unit, "A folder without cmd has a unit.md.")
    let file = try #require(
      unit.split { $0.isWhitespace || $0 == "`" }.first { $0.hasPrefix("Tests/") }, "unit.md names a test file.")
    #expect(
      FileManager.default.fileExists(atPath: ProjectFolder.root.appendingPathComponent(String(file)).path),
      "\(file) is not there.")
    return
  }
  let (run, before, after) = try folder.replayed()
  #expect(run.text.contains("[\(code)]"), "The command does not give \(code):\n\(run.text)")
  #expect(before == after)
  if ProjectFolder.accepts {
    try run.text.write(to: folder.folder.appendingPathComponent("expected"), atomically: true, encoding: .utf8)
  } else {
    #expect(run.text == folder.expected, "RODER_ACCEPT=1 accepts; review the difference as code.")
  }
}

@Test("There are error folders")
func thereAreFolders() { #expect(ErrorFolder.codes.count > 20) }
