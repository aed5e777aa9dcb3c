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

      What has been disposed of since the backup was made is disposed of again, before the store comes to its place: \
      the list of disposals that lies there tells what, or the one that --disposals names. A signed list takes the \
      store's key.

      EXAMPLES
        roder restore /backup/sn-2019-05.roder --store sn.roder
        roder restore /backup/sn-2019-05.roder.enc --backup-key backup.key --store sn.roder
        roder restore /backup/sn-2019-05.roder --store new.roder --disposals sn.roder.disposals
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "path"))
  var file: String

  @Option(help: ArgumentHelp("The key that it is encrypted under.", valueName: "path"))
  var backupKey: String?

  @Option(help: ArgumentHelp("The list of disposals. (default: beside the store, .disposals)", valueName: "file"))
  var disposals: String?

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let address = try options.address(shell)
    let list = DisposalListFile(disposals, store: address)
    // A list that is asked for and missing is told by whoever reads it.
    let names = disposals ?? (list.exists(shell) ? list.path : nil)
    // What is done again is listed beside the new store too, where a list can lie there.
    let beside = DisposalListFile(nil, store: address)
    let kept = beside.path == nil ? list : beside
    let context = try StoreOptions.context(shell, reason: nil)
    let receipt = try await shell.stores.restore(
      RestoreOrder(file: file, store: address, keyFile: backupKey) {
        shell.progress($0)
      } prepare: { store in
        guard let names else { return }
        try await DisposalWork(desk: Desk(store: store, context: context), list: kept, shell)
          .replay(names, isConfirmed: true)
      })
    let content =
      receipt.end.map {
        "till och med händelse \(SwedishText.number(Int64($0.number))) (\($0.recordedAt.textInStockholm))"
      } ?? "utan händelser"
    try shell.say(
      "\(shell.stores.shown(address)): återställt \(content). \(VerificationText.conclusion(receipt.found))")
    if backupKey != nil, !receipt.isSealed {
      shell.terminal.tell(
        "Obs! Säkerhetskopian är inte krypterad: nyckeln behövdes inte, och vem som helst kan ha gjort filen.\n")
    }
    if names == nil {
      shell.terminal.tell(
        """
        Obs! Ingen gallringslista är läst. Har något gallrats efter säkerhetskopian måste det gallras om: \
        roder dispose --replay LISTAN --confirm.

        """)
    }
    if receipt.found.sealedItems > 0, receipt.found.key != .open {
      shell.terminal.tell(
        """
        Obs! Lagrets nyckel ingår inte i säkerhetskopian. Ta fram den och lägg den i \
        \(try shell.stores.keyPlace(address)), eller ange den i RODER_KEY; roder key säger om den passar.

        """)
    }
  }
}
