import ArgumentParser
import Kernel
import Storage

/// Makes a backup a store again.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a backup a store again, at a place where there is nothing.",
    discussion: """
      Every hash and sum is recomputed first; a backup that does not agree with itself, ends before its end, or was \
      made by a newer program is refused. The store's own key is not in the backup: put its file beside the new store.

      EXAMPLES
        roder restore /backup/sn-2019-05.roder --store sn.roder
        roder restore /backup/sn-2019-05.roder.enc --backup-key backup.key --store sn.roder
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "path"))
  var file: String

  @Option(help: ArgumentHelp("The key that it is encrypted under.", valueName: "path"))
  var backupKey: String?

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let address = try options.address(shell)
    let receipt = try await shell.stores.restore(
      RestoreOrder(file: file, store: address, keyFile: backupKey) { shell.progress($0) })
    let content =
      receipt.end.map {
        "till och med händelse \(SwedishText.number(Int64($0.number))) (\($0.recordedAt.textInStockholm))"
      } ?? "utan händelser"
    try shell.say("\(shell.stores.shown(address)): återställt \(content). Allt stämmer.")
    if receipt.found.sealedItems > 0, receipt.found.key != .open {
      shell.terminal.tell(
        """
        Obs! Lagrets nyckel ingår inte i säkerhetskopian. Ta fram den och lägg den där lagrets nyckel ska ligga, eller \
        ange den i RODER_KEY; roder key säger om den passar.

        """)
    }
  }
}
