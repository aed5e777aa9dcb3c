import ArgumentParser
import DocumentWriters
import Forecasting
import Kernel
import Ledger
import Storage

/// Shows one voucher whole.
struct VoucherCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voucher", abstract: "Show one voucher whole, with the file that it was read from.",
    discussion: """
      A posting is named by its import, its month and its place among the month's rows; roder postings --format json
      lists the names.

      EXAMPLE
        roder voucher ledger-0005/2019-03/17
      """)

  @Argument(help: ArgumentHelp("A posting of the voucher.", valueName: "posting"), transform: VoucherCommand.id)
  var posting: PostingID

  @Flag(help: "Show the texts of postings in protected accounts and service areas.")
  var confidential = false

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: AsOfOption

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let moment = try await asOf.pinned(desk)
    let voucher = try await PostingDesk(desk).voucher(posting, asOf: moment.asOf, isConfidential: confidential)
    try moment.say(format, shell)
    try shell.terminal.write(
      DocumentWriter.bytes(of: PostingTables.voucher(voucher), as: format == .json ? .json : .text))
  }

  private static func id(_ text: String) throws -> PostingID {
    guard let id = PostingID(text) else {
      throw ValidationError("'\(text)' names no posting; write ledger-0005/2019-03/17.")
    }
    return id
  }
}
