import ArgumentParser
import Installed
import Kernel
import Reporting
import Storage

/// Writes a part of a report.
struct SectionWriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write a part; empty lines part its paragraphs.",
    discussion: """
      Figures are referred to by their names in braces, as docs/reference/figures.md says; 'roder pick' finds them.

      EXAMPLES
        roder section write enhet --unit E230 --period 2019-04 "Två tjänster är vakanta till hösten."
        roder section write analys --period 2019-04 --file analys.txt --based-on 2
      """)

  @OptionGroup var section: SectionOptions

  @Argument(help: ArgumentHelp("The text.", valueName: "text"))
  var text: String?

  @Option(help: ArgumentHelp("A file with the text, UTF-8.", valueName: "file"))
  var file: String?

  @OptionGroup var base: BasedOnOption

  @OptionGroup var options: WriteOptions

  func validate() throws {
    guard (text == nil) != (file == nil) else { throw ValidationError("Give the text or --file.") }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let written = try text ?? file.map { String(decoding: try shell.files.read(shell.path($0)), as: UTF8.self) } ?? ""
    let version = try await WorkDesk(desk, sections: [Capabilities.money(desk)]).write(
      id, shown: written, basedOn: base.basedOn)
    try shell.say("\(SectionOptions.text(id)): version \(version).")
  }
}
