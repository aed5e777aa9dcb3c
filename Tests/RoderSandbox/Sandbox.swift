package import Foundation
import Programs

/// A temporary folder in which the real binary is run as a user would run it, with a fixed clock.
package struct Sandbox {
  /// What came of one command line.
  package struct Run: Equatable {
    /// What stood on the answer's side.
    package let answer: String
    /// What was told beside it.
    package let told: String
    /// The exit code.
    package let code: Int32

    /// The run as transcripts write it: the answer, what was told with `!` before each line, the exit code.
    package var text: String {
      var lines = Sandbox.lines(answer)
      lines += Sandbox.lines(told).map { $0.isEmpty ? "!" : "! " + $0 }
      return (lines + ["exit \(code)"]).joined(separator: "\n") + "\n"
    }
  }

  /// There is no binary to run.
  package struct NoBinary: Error, CustomStringConvertible {
    package var description: String { "The binary roder is not built: run swift build, or set RODER_BINARY." }
  }

  /// The folder.
  package let folder: URL
  private let programs: URL

  /// The moment that the binary takes for now.
  package var now = "2019-05-28T08:00:00Z"

  /// What the binary finds in its environment, whoever runs the tests.
  var environment: [String: String] {
    ["PATH": programs.path + ":/usr/bin:/bin", "RODER_NOW": now, "LANG": "C.UTF-8"]
  }

  /// A new folder with the examples beside it.
  package init() throws {
    guard let binary = ProjectFolder.binary else { throw NoBinary() }
    let files = FileManager.default
    // Letters alone: digits could look like a personal number, which is masked wherever a path is told.
    let letters = String((0..<24).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement() ?? "a" })
    let whole = files.temporaryDirectory.appendingPathComponent("roder-test-\(letters)")
    folder = whole.appendingPathComponent("work")
    programs = whole.appendingPathComponent("bin")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    try files.createDirectory(at: programs, withIntermediateDirectories: true)
    try files.createSymbolicLink(at: programs.appendingPathComponent("roder"), withDestinationURL: binary)
    try files.createSymbolicLink(
      at: folder.appendingPathComponent("Examples"),
      withDestinationURL: ProjectFolder.root.appendingPathComponent("Examples"))
  }

  /// A new folder in which the example municipality's store lies as `board.roder`, made once for all tests.
  package static func withExampleStore() throws -> Sandbox {
    let sandbox = try Sandbox()
    let store = try exampleStore.get()
    for name in ProjectFolder.names(in: store.deletingLastPathComponent()) where name.hasPrefix("demo.roder") {
      // The store's log belongs to it, where there is one.
      try FileManager.default.copyItem(
        at: store.deletingLastPathComponent().appendingPathComponent(name),
        to: sandbox.folder.appendingPathComponent("board.roder" + name.dropFirst("demo.roder".count)))
    }
    return sandbox
  }

  /// A new folder with the example municipality's store as it was before the day, where it is early that morning.
  package static func withExampleStore(before day: String) throws -> Sandbox {
    var sandbox = try Sandbox()
    let run = try sandbox.run("roder demo --examples Examples --output . --until \(day)")
    guard run.code == 0 else { throw Failure(text: run.text) }
    for name in ProjectFolder.names(in: sandbox.folder) where name.hasPrefix("demo.roder") {
      try FileManager.default.moveItem(
        at: sandbox.folder.appendingPathComponent(name),
        to: sandbox.folder.appendingPathComponent("board.roder" + name.dropFirst("demo.roder".count)))
    }
    sandbox.now = day + "T06:30:00Z"
    return sandbox
  }

  /// Runs the line as a shell does.
  package func run(_ line: String) throws -> Run {
    let answer = folder.appendingPathComponent(".answer")
    let told = folder.appendingPathComponent(".told")
    // Files and not pipes: a long answer must not wait for a reader.
    let shell = try ChildProcess(
      ["/bin/sh", "-c", line], in: folder.path, files: .init(output: answer.path, errors: told.path),
      environment: environment)
    let end = shell.wait()
    return Run(
      answer: String(decoding: try Data(contentsOf: answer), as: UTF8.self),
      told: String(decoding: try Data(contentsOf: told), as: UTF8.self), code: end.code)
  }

  /// Removes the folder.
  package func remove() {
    // A folder that stays behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  /// The text's lines without the last line end.
  package static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static let exampleStore: Result<URL, any Error> = Result {
    let sandbox = try Sandbox()
    let run = try sandbox.run("roder demo --examples Examples --output demo")
    guard run.code == 0 else { throw Failure(text: run.text) }
    return sandbox.folder.appendingPathComponent("demo/demo.roder")
  }

  private struct Failure: Error, CustomStringConvertible {
    let text: String
    var description: String { "roder demo failed:\n" + text }
  }
}
