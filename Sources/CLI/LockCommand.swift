import ArgumentParser
import DocumentWriters
import Kernel
import Reporting
import Storage

/// Locks a report.
struct LockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Lock something for a body.", subcommands: [LockReportCommand.self])
}

/// Locks the monthly follow-up.
struct LockReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Lock the month's report for a body: tree, figures and finished files.",
    discussion: """
      What is locked stays as it is, whatever is imported later. Each body has a version of its own; one that is wrong \
      is corrected openly with 'roder correct report'.

      EXAMPLES
        roder lock report --period 2019-04 --body nämnden
        roder lock report --period 2019-04 --body arbetsutskottet --format html
      """)

  @OptionGroup var order: LockOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    try await order.lock(options.desk(shell), correcting: nil, shell)
  }
}

/// Corrects something that is locked.
struct CorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct something that is locked, openly.",
    subcommands: [CorrectReportCommand.self])
}

/// Locks a corrected version of the monthly follow-up.
struct CorrectReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Lock a corrected version of the month's report, with the reason.",
    discussion: """
      The earlier version stays as it was. The reason stands first in the corrected report.

      EXAMPLE
        roder correct report --period 2019-04 --body nämnden --reason "Ansvar 302 var dubbelbokfört i mars"
      """)

  @OptionGroup var order: LockOptions

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    try await order.lock(desk, correcting: desk.context.reason, shell)
  }
}
