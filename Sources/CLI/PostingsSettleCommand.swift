import ArgumentParser
import Kernel
import Ledger
import Storage

/// Settles a marked posting.
struct PostingsSettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Say how a marked posting was corrected, or why it stays as it is.",
    discussion: """
      EXAMPLES
        roder postings settle 2019-04/E310/1 --corrected "Omförd till E320 på B23."
        roder postings settle 2019-04/E310/1 --refused "Hyran delas först i bokslutet."
      """)

  @Argument(help: ArgumentHelp("The mark: month/unit/number.", valueName: "mark"))
  var mark: String

  @Option(help: ArgumentHelp("How it was corrected: on which voucher.", valueName: "text"))
  var corrected: String?

  @Option(help: ArgumentHelp("Why it stays as it is.", valueName: "text"))
  var refused: String?

  @OptionGroup var options: WriteOptions

  func validate() throws {
    guard (corrected == nil) != (refused == nil) else {
      throw ValidationError("Give either --corrected or --refused.")
    }
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let version = try await desk.run(
      SettleMarkedPosting.self,
      .init(mark: mark, refused == nil ? .corrected : .refused, words: corrected ?? refused ?? "")
    ).output
    try shell.say("Markeringen \(mark): \(refused == nil ? "rättad" : "rättas inte"), version \(version).")
  }
}
