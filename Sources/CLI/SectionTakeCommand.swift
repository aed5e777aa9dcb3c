import ArgumentParser
import Kernel
import Reporting
import Storage

/// Takes a part of a report to write in it alone.
struct SectionTakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take a part to write in it alone, for two hours from the last writing.",
    discussion: """
      EXAMPLE
        roder section take enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let until = try await desk.run(TakeSection.self, id).output
    try shell.say("\(SectionOptions.text(id)): ditt till \(until.textInStockholm).")
  }
}

/// Lets go of a part of a report.
struct SectionReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let go of a part that you have taken.",
    discussion: """
      EXAMPLE
        roder section release enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    _ = try await desk.run(ReleaseSection.self, id)
    try shell.say("\(SectionOptions.text(id)): fritt.")
  }
}

/// Lifts somebody else's lock on a part of a report.
struct SectionLiftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lift somebody else's lock on a part, in your own name and with --reason.",
    discussion: """
      EXAMPLE
        roder section lift enhet --unit E230 --period 2019-04 --reason "Chefen är sjuk."
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let holder = try await desk.run(LiftSectionLock.self, id).output
    try shell.say("\(SectionOptions.text(id)): låset som \(holder) hade är brutet.")
  }
}
