import ArgumentParser
import Kernel
import Organisation
import Storage

/// Chooses a word.
struct TermsSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Choose the word that pages and documents have for an idea.",
    discussion: """
      Commands, columns of files and the API keep the program's words, and locked reports stay as they are.

      EXAMPLE
        roder terms set remark analys analysen analyser analyserna --article en
      """)

  @Argument(help: ArgumentHelp("The idea; 'roder terms' lists them.", valueName: "idea"))
  var idea: String

  @Argument(help: ArgumentHelp("One of them, 'analys'.", valueName: "singular"))
  var singular: String

  @Argument(help: ArgumentHelp("The one, 'analysen'.", valueName: "definite"))
  var definite: String

  @Argument(help: ArgumentHelp("Several, 'analyser'.", valueName: "plural"))
  var plural: String

  @Argument(help: ArgumentHelp("The several, 'analyserna'.", valueName: "definite-plural"))
  var definitePlural: String

  @Option(help: ArgumentHelp("Its article: en or ett.", valueName: "article"))
  var article: TermForms.Gender

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let term = try Term.named(idea)
    let forms = TermForms(singular, definite, plural, definitePlural, article)
    _ = try await options.desk(shell).run(SetTerm.self, .init(term, forms))
    try shell.say("\(term.rawValue): \(TermRules.tidied(forms).text).")
  }
}

extension TermForms.Gender: ExpressibleByArgument {}
