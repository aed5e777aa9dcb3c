import ArgumentParser
import Kernel
import Organisation
import Storage

/// Goes back to the program's word.
struct TermsResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Go back to the program's own word for an idea.",
    discussion: """
      EXAMPLE
        roder terms reset remark
      """)

  @Argument(help: ArgumentHelp("The idea; 'roder terms' lists them.", valueName: "idea"))
  var idea: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let term = try Term.named(idea)
    _ = try await options.desk(shell).run(SetTerm.self, .init(term, nil))
    try shell.say("\(term.rawValue): \(term.defaults[0].text).")
  }
}
