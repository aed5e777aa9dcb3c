import ArgumentParser

/// Checks something before it is closed or sent.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a month before it is closed, or a report before it is sent.",
    discussion: """
      Without a word after it, the month is checked.

      EXAMPLES
        roder check --period 2019-04
        roder check report --period 2019-04
      """,
    subcommands: [CheckMonthCommand.self, CheckReportCommand.self], defaultSubcommand: CheckMonthCommand.self)
}
