import ArgumentParser
import Installed
import Kernel
import Reporting

/// Writes the document that a template would give.
struct TemplatePreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Write the document that a template in a file would give; nothing is saved.",
    discussion: """
      EXAMPLES
        roder template preview varbokslut.txt
        roder template preview varbokslut.txt --period 2019-04 --format html,docx --output utkast
      """)

  @OptionGroup var file: TemplateFileOptions

  @OptionGroup var month: MonthOption

  @Option(help: ArgumentHelp("The unit that the document is about.", valueName: "unit"))
  var unit: String?

  @OptionGroup var document: DocumentOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let month = try await month.month(desk)
    let draft = try await file.draft(month, desk, shell)
    let made = try await TemplateDesk(desk, sections: [Capabilities.money(desk)])
      .preview(draft, .init(month: month, unit: unit))
    for gap in made.gaps { shell.terminal.tell(ProblemText.text(gap)) }
    try document.write(made.document, name: made.fileName + "-utkast", shell)
  }
}
