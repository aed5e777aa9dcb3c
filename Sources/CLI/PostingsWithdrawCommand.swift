import ArgumentParser
import Kernel
import Ledger
import Storage

/// Takes back a mark of a posting.
struct PostingsWithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back that a posting is coded wrongly.",
    discussion: """
      EXAMPLE
        roder postings withdraw 2019-04/E310/1 --reason "Jag läste fel."
      """)

  @Argument(help: ArgumentHelp("The mark: month/unit/number.", valueName: "mark"))
  var mark: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let version = try await options.desk(shell).run(WithdrawMarkedPosting.self, mark).output
    try shell.say("Markeringen \(mark): återtagen, version \(version).")
  }
}
