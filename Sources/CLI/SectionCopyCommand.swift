import ArgumentParser
import Kernel
import Reporting
import Storage

/// Begins a part with the words of the last occasion.
struct SectionCopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Begin a part that is empty with the words of the last occasion.",
    discussion: """
      EXAMPLE
        roder section copy enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let copied = try await desk.run(CopySection.self, id).output
    try shell.say(
      "\(SectionOptions.text(id)): version \(copied.version), med texten från \(SwedishText.text(copied.from)).")
  }
}
