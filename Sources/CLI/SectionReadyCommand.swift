import ArgumentParser
import Installed
import Reporting
import Storage

/// Hands over a part of a report.
struct SectionReadyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ready", abstract: "Hand over a part that is done.",
    discussion: """
      Refused while variances that must be explained have no remark; they are listed.

      EXAMPLE
        roder section ready enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let version = try await WorkDesk(desk, sections: [Capabilities.money(desk)]).markReady(id)
    try shell.say("\(SectionOptions.text(id)): klarmarkerat, version \(version).")
  }
}
