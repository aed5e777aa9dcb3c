import ArgumentParser
import Kernel
import Reporting
import Storage

/// Brings in the template of a report.
struct ImportTemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Bring in the template of the monthly follow-up: its sections in order.",
    discussion: """
      The file is text, a section a line; # begins a remark. Sections: \
      \(ReportTemplate.standard.sections.joined(separator: ", ")).

      EXAMPLE
        roder import template sections.txt --title Månadsuppföljning
      """)

  @Argument(help: ArgumentHelp("The text file.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The title where the occasion has no name of its own.", valueName: "text"))
  var title = ReportTemplate.standard.title

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let text = String(decoding: try shell.files.read(shell.path(file)), as: UTF8.self)
    let sections = text.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let name = PersonalNumbers.masked(FileName.of(file)).text
    let written = try await options.desk(shell).run(
      SaveTemplate.self,
      .init(
        id: ReportTemplate.monthlyFollowUp, template: ReportTemplate(title: title, sections: sections),
        place: Place(file: name)))
    let count = Words.count(sections.count, "avsnitt", "avsnitt")
    try shell.say("\(name): \(count), version \(written.output) av mallen.")
  }
}
