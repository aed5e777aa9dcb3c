import ArgumentParser
import Installed
import Kernel
import Reporting

/// Prints a template's text, or writes it to a file.
struct TemplateShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a template's text, or write it to a file that can be edited and imported.",
    discussion: """
      Figures are told by their names, as the latest month knows them; with --stored by their keys.

      EXAMPLES
        roder template show varbokslut
        roder template show varbokslut --output varbokslut.txt
      """)

  @Argument(help: ArgumentHelp("The template's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String?

  @Flag(help: "Tell figures by their keys.")
  var stored = false

  @OptionGroup var month: MonthOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let text = try await TemplateDesk(desk, sections: [Capabilities.money(desk)])
      .shown(id, month: stored ? nil : month.knownMonth(desk))
    guard let output else {
      try shell.terminal.write(Array(text.utf8))
      return
    }
    try shell.files.write(Array(text.utf8), to: output)
    try shell.say(output)
  }
}
