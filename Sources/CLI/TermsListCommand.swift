import ArgumentParser
import Kernel
import Organisation
import Storage

/// Lists the ideas that an installation may have words of its own for.
struct TermsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the ideas, the program's words and those that were chosen instead.",
    discussion: """
      EXAMPLE
        roder terms list --format json
      """)

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let rows = try await desk.ask(ReadTerms.self, (), asOf: moment.asOf)
    switch format {
    case .json: try JSONText.write(rows.map(TermOutput.init), shell)
    case .text:
      try moment.say(.text, shell)
      for row in rows {
        let chosen = row.chosen.map { "  i stället: " + $0.text } ?? ""
        try shell.say("\(row.term.rawValue)  \(row.own.text)\(chosen)")
      }
    }
  }
}

/// An idea and its word as JSON.
private struct TermOutput: Encodable {
  let id: String
  let word: FormsOutput
  let ownWord: FormsOutput
  let isChosen: Bool
  let event: Int?

  init(_ row: ReadTerms.Row) {
    id = row.term.rawValue
    word = FormsOutput(row.forms)
    ownWord = FormsOutput(row.own)
    isChosen = row.chosen != nil
    event = row.event?.number
  }
}

/// A noun as JSON.
private struct FormsOutput: Encodable {
  let singular: String
  let definite: String
  let plural: String
  let definitePlural: String
  let gender: String

  init(_ forms: TermForms) {
    singular = forms.singular
    definite = forms.definite
    plural = forms.plural
    definitePlural = forms.definitePlural
    gender = forms.gender.rawValue
  }
}
