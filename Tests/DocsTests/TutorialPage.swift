import RoderSandbox

/// A page whose console blocks can be played: each line that begins with `$ ` is a command, what follows is its answer.
///
/// A line `$ export NAME=VALUE` holds for the rest of the page, as it would in the reader's own terminal.
/// A command that the page shows being refused stands in a block of its own, headed "```console refused".
struct TutorialPage {
  /// What came of playing a page.
  struct Played {
    /// The page with the answers as they came.
    var text = ""
    /// Commands that did not end as the page says.
    var failures: [String] = []
  }

  private let lines: [String]

  /// The page with this text.
  init(_ text: String) { lines = Sandbox.lines(text) }

  /// Runs every command in its order.
  func played(in sandbox: Sandbox) throws -> Played {
    var played = Played()
    var block: String?
    var exports = ""
    for line in lines {
      if line.hasPrefix("```") {
        block = block == nil ? String(line.dropFirst(3)) : nil
        played.text += line + "\n"
      } else if block?.hasPrefix("console") != true {
        played.text += line + "\n"
      } else if line.hasPrefix("$ ") {
        let command = String(line.dropFirst(2))
        played.text += line + "\n"
        if command.hasPrefix("export ") { exports += command + "; " }
        let run = try sandbox.run(exports + command)
        if run.code != (block == "console refused" ? 1 : 0) { played.failures.append("\(line)\n\(run.text)") }
        for answer in Sandbox.lines(run.answer) + Sandbox.lines(run.told) { played.text += answer + "\n" }
      }
    }
    return played
  }
}
