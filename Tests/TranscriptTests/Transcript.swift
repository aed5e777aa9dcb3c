import Foundation
import RoderSandbox

/// A session at the command line with what it is expected to print.
///
/// `# …` at the top says what the session shows; the line `@ examples` asks for the example municipality's store as
/// `board.roder`. Each `$ …` is a command line; under it stand the answer, what was told beside it with `!` before each
/// line, and the exit code.
struct Transcript {
  static let folder = ProjectFolder.root.appendingPathComponent("Tests/TranscriptTests/Transcripts")

  /// The names of all transcripts.
  static var names: [String] {
    ProjectFolder.names(in: folder).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
  }

  let name: String
  let text: String

  init(name: String) throws {
    self.name = name
    text = try String(contentsOf: Transcript.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }

  /// The transcript as it comes out now.
  func replayed() throws -> String {
    let lines = Sandbox.lines(text)
    let sandbox = lines.contains("@ examples") ? try Sandbox.withExampleStore() : try Sandbox()
    defer { sandbox.remove() }
    var result = ""
    var isOpening = true
    for line in lines {
      if line.hasPrefix("$ ") {
        isOpening = false
        result += "\n" + line + "\n" + (try sandbox.run(String(line.dropFirst(2)))).text
      } else if isOpening, line.hasPrefix("#") || line.hasPrefix("@ ") {
        result += line + "\n"
      }
    }
    return result
  }
}
