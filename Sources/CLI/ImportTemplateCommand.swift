import ArgumentParser
import DocumentWriters
import Installed
import Kernel
import Reporting
import Storage

/// Brings in the template of a report.
struct ImportTemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Bring in the template of a report.",
    discussion: """
      docs/reference/templates.md tells how a template is written; 'roder template show' gives one to begin with. A \
      file that only names sections, a section a line and # before remarks, is a template too.

      Sections: \(ReportTemplate.knownSections.joined(separator: ", ")).

      EXAMPLES
        roder import template varbokslut.txt
        roder import template sections.txt --id manadsuppfoljning --title Månadsuppföljning
      """)

  @OptionGroup var file: TemplateFileOptions

  @Option(help: ArgumentHelp("The id. (default: the title in lower-case ASCII)", valueName: "id"))
  var id: String?

  @OptionGroup var month: MonthOption

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let draft = try await file.draft(month.knownMonth(desk), desk, shell)
    let id = id ?? AsciiName.text(draft.template.title, separator: "-").lowercased()
    let version = try await TemplateDesk(desk, sections: [Capabilities.money(desk)])
      .save(draft, id: id, file: file.name)
    try shell.say("\(file.name): version \(version) av mallen \(id), ”\(draft.template.title)”.")
  }
}
