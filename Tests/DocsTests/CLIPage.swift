import Foundation
import RoderSandbox

/// docs/reference/cli.md: what every command says of itself.
enum CLIPage {
  static func text() throws -> String {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let tree = try JSONDecoder().decode(
      Tree.self, from: Data(try sandbox.run("roder --experimental-dump-help").answer.utf8))
    var page = """
      # Commands

      Generated from the commands themselves by `make docs`; a test fails when it is out of date. What a file holds is
      described in [import-files.md](import-files.md), what a problem means in [errors.md](errors.md).

      """
    for path in paths(tree.command, under: []) {
      let help = try sandbox.run("COLUMNS=110 " + path.joined(separator: " ") + " --help").answer
      page += "\n## \(path.joined(separator: " "))\n\n```text\n" + tidy(help) + "```\n"
    }
    return page
  }

  /// The words of every command, the root first.
  private static func paths(_ command: Command, under above: [String]) -> [[String]] {
    let path = above + [command.commandName]
    let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return [path] + children.flatMap { paths($0, under: path) }
  }

  /// The help without spaces at the ends of its lines.
  private static func tidy(_ help: String) -> String {
    Sandbox.lines(help).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n") + "\n"
  }

  private struct Tree: Decodable {
    let command: Command
  }

  private struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
  }
}
