import ArgumentParser
import Kernel
import Reporting
import Storage

/// Sends a part of a report back.
struct SectionReturnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Send a part back to whoever wrote it, with --reason.",
    discussion: """
      EXAMPLE
        roder section return enhet --unit E230 --period 2019-04 --reason "Säg när tjänsterna tillsätts."
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let version = try await desk.run(ReturnSection.self, .init(id: id, reason: desk.context.reason)).output
    try shell.say("\(SectionOptions.text(id)): åter för komplettering, version \(version).")
  }
}
