import ArgumentParser
import Reporting
import Storage

/// Approves a part of a report.
struct SectionApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a part that is handed over.",
    discussion: """
      EXAMPLE
        roder section approve enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let version = try await desk.run(ApproveSection.self, id).output
    try shell.say("\(SectionOptions.text(id)): godkänt, version \(version).")
  }
}
