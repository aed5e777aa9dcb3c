import ArgumentParser
import Kernel
import Ledger
import Storage

/// Marks a posting as coded wrongly.
struct PostingsMarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Say that a posting is coded wrongly, so that it is corrected in the ledger.",
    discussion: """
      No figure is changed by it: the posting counts as it stands until the ledger is corrected and read anew. The mark
      follows the posting when its month is read anew.

      EXAMPLES
        roder postings mark ledger-0005/2019-04/17 "Hyran hör till E320." --right-unit E320
        roder postings mark ledger-0005/2019-04/17 "Fel konto." --right-account 6010 --right "Hyra, inte el"
      """)

  @Argument(
    help: ArgumentHelp("The posting: import/month/row.", valueName: "posting"), transform: PostingsMarkCommand.id)
  var posting: PostingID

  @Argument(help: ArgumentHelp("What is wrong.", valueName: "text"))
  var fault: String

  @Option(help: ArgumentHelp("The right unit, by id.", valueName: "unit"))
  var rightUnit: String?

  @Option(help: ArgumentHelp("The right account.", valueName: "account"))
  var rightAccount: String?

  @Option(help: ArgumentHelp("The right coding in words.", valueName: "text"))
  var right = ""

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let written = try await MarkingDesk(options.desk(shell)).mark(
      posting, fault: fault, proposal: .init(unit: rightUnit, account: rightAccount, words: right))
    if written.masked > 0 {
      let count = Words.count(written.masked, "personnummer är maskerat", "personnummer är maskerade")
      shell.terminal.tell(count + ".\n")
    }
    try shell.say("Bokföringsraden är markerad: \(written.mark).")
  }

  private static func id(_ text: String) throws -> PostingID {
    guard let id = PostingID(text) else {
      throw ValidationError("'\(text)' names no posting; write ledger-0005/2019-03/17.")
    }
    return id
  }
}
