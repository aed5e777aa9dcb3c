import Foundation
import RoderSandbox

/// One problem code with the input that gives it: `Errors/<code>/cmd` is a shell script, beside it lie the files that
/// it needs, and `expected` is what is printed. A first line `# examples` asks for the example municipality's store as
/// `board.roder`.
///
/// What no command line can provoke has a `unit.md` instead, which names the test that shows it.
struct ErrorFolder {
  static let folder = ProjectFolder.root.appendingPathComponent("Tests/ErrorTests/Errors")

  /// Every code that has a folder.
  static var codes: [String] { ProjectFolder.names(in: folder) }

  let code: String
  var folder: URL { ErrorFolder.folder.appendingPathComponent(code) }
  var command: String? { ProjectFolder.text(folder.appendingPathComponent("cmd")) }
  var expected: String? { ProjectFolder.text(folder.appendingPathComponent("expected")) }
  var unit: String? { ProjectFolder.text(folder.appendingPathComponent("unit.md")) }

  /// What the command prints, and what the store says of itself before and after; nil where there is no store.
  func replayed() throws -> (run: Sandbox.Run, before: String?, after: String?) {
    let script = command ?? ""
    let sandbox = script.hasPrefix("# examples") ? try Sandbox.withExampleStore() : try Sandbox()
    defer { sandbox.remove() }
    for name in ProjectFolder.names(in: folder) where !["cmd", "expected"].contains(name) {
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent(name), to: sandbox.folder.appendingPathComponent(name))
    }
    let isThere = FileManager.default.fileExists(
      atPath: sandbox.folder.appendingPathComponent("board.roder").path)
    let before = isThere ? try sandbox.run("roder verify").text : nil
    let run = try sandbox.run(script)
    return (run, before, isThere ? try sandbox.run("roder verify").text : nil)
  }
}
