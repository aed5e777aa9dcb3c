import Accounts
import ArgumentParser
import Importing
import Storage

/// Lists the protected accounts and service areas.
struct ProtectedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protected", abstract: "List the accounts and service areas whose texts are hidden.",
    discussion: """
      EXAMPLE
        roder protected --format json
      """)

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let entries = try await desk.ask(ListProtected.self, (), asOf: moment.asOf)
    try moment.say(format, shell)
    switch format {
    case .json: try JSONText.write(entries.map(ProtectedOutput.init), shell)
    case .text:
      if entries.isEmpty { try shell.say("Inga konton eller verksamheter är skyddade.") }
      for entry in entries {
        let rules = entry.selection.rules.map(SelectionText.of).joined(separator: " eller ")
        try shell.say("\(entry.selection.id)  \(entry.selection.name): \(rules)  (\(entry.ground))")
      }
    }
  }
}

/// A protected selection as JSON.
private struct ProtectedOutput: Encodable {
  let id: String
  let name: String
  let ground: String
  let selections: [String]

  init(_ entry: ProtectedCodes.Entry) {
    id = entry.selection.id
    name = entry.selection.name
    ground = entry.ground
    selections = entry.selection.rules.map(SelectionText.of)
  }
}
