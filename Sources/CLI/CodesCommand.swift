import Accounts
import ArgumentParser
import Kernel
import Storage

/// Lists what codes are called.
struct CodesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes", abstract: "List the codes of each coding part with their names.",
    discussion: """
      EXAMPLES
        roder codes --period 2019-04
        roder codes --period 2019-04 --part konto --format json
      """)

  @Option(help: ArgumentHelp("The month whose year's codes are meant.", valueName: "yyyy-mm"), transform: Parse.month)
  var period: Month

  @Option(
    help: ArgumentHelp("Only this part, by its Swedish name: konto, ansvar, verksamhet, …", valueName: "part"),
    transform: CodesCommand.part)
  var part: CodingPart?

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let lists = try await desk.ask(ListCodes.self, period, asOf: moment.asOf)
      .filter { part == nil || $0.part == part }
    switch format {
    case .json:
      try JSONText.write(
        lists.flatMap { list in list.entries.map { CodeOutput(part: list.part.term, code: $0.code, name: $0.name) } },
        shell)
    case .text:
      try moment.say(.text, shell)
      for list in lists {
        for entry in list.entries { try shell.say("\(list.part.term)  \(entry.code)  \(entry.name)") }
      }
    }
  }

  private static func part(_ text: String) throws -> CodingPart {
    guard let part = CodingPart(term: text) else {
      throw ValidationError(
        "'\(text)' is no coding part; there are \(CodingPart.allCases.map(\.term).joined(separator: ", ")).")
    }
    return part
  }
}

/// A code as JSON.
private struct CodeOutput: Encodable {
  let part: String
  let code: String
  let name: String
}
