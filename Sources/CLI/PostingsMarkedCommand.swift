import ArgumentParser
import DocumentWriters
import Forecasting
import Kernel
import Ledger
import Storage

/// Lists the postings that are marked as coded wrongly.
struct PostingsMarkedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marked", abstract: "List the postings that somebody says are coded wrongly.",
    discussion: """
      'Rättad?' means that the ledger shows what may be the correction: the posting is gone, or one with the same codes
      and the opposite amount has come. Somebody confirms it with roder postings settle.

      EXAMPLES
        roder postings marked
        roder postings marked --unit E310 --all --format json
      """)

  @Option(help: ArgumentHelp("Only this unit or department, by id.", valueName: "id"))
  var unit: String?

  @Flag(help: "Those that are settled too.")
  var all = false

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let found = try await MarkingDesk(desk).list(unit: unit, isAll: all, asOf: moment.asOf)
    try moment.say(format, shell)
    guard !found.rows.isEmpty || format == .json else {
      try shell.say(all ? "Ingen bokföringsrad har markerats." : "Ingen markerad bokföringsrad väntar.")
      return
    }
    try shell.terminal.write(
      DocumentWriter.bytes(of: PostingTables.marked(found), as: format == .json ? .json : .text))
  }
}
