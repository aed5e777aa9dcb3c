import ArgumentParser
import Kernel
import Storage

/// Writes the store to one file while others go on.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write the store to one file, while others go on working.",
    discussion: """
      The backup is a store in one SQLite file, of one moment, that can be verified by itself. It comes to its place \
      when it is whole and on disk, and never in the place of another file. In a folder it is named after the store, \
      its first event and the moment, and --keep says how many of the store's stay; the new one is then verified \
      before any goes.

      The store's own key is not in the backup. Keep a copy of it elsewhere: without it source files and texts cannot \
      be read. With --backup-key the backup is encrypted under a key of its own, made by roder key --backup FILE.

      EXAMPLES
        roder backup --to /backup/sn-2019-05.roder --store sn.roder
        roder backup --to /backup --keep 30 --store sn.roder
        roder key --backup backup.key
        roder backup --to /backup --backup-key backup.key --verify
      """)

  @Option(help: ArgumentHelp("The new file, or the folder to put it in.", valueName: "path"))
  var to: String

  @Option(help: ArgumentHelp("Encrypt under the key in this file.", valueName: "path"))
  var backupKey: String?

  @Flag(help: "Recompute every hash and sum of the backup, and not its end alone.")
  var verify = false

  @Option(
    help: ArgumentHelp("How many of the store's backups in the folder stay; implies --verify.", valueName: "number"))
  var keep: Int?

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep takes 1 or more.") }
  }

  func run() async throws {
    let shell = Shell.current
    shell.giveWay()
    let address = try options.address(shell)
    if keep != nil, !shell.files.isFolder(to) { throw ValidationError("--keep takes a folder after --to.") }
    // Nothing older goes before the new one is known to be sound.
    let isVerified = verify || keep != nil
    let begun = try shell.clock()
    let receipt = try await shell.stores.backUp(
      BackupOrder(
        store: address, target: to, keyFile: backupKey, isVerified: isVerified, keeps: keep, now: begun,
        randomBytes: shell.randomBytes))
    let content = receipt.end.map { "till och med händelse \(SwedishText.number(Int64($0.number)))" }
    let state = [backupKey == nil ? nil : "krypterad", isVerified ? "kontrollerad" : nil].compactMap { $0 }
    // Tenths of a megabyte, at least one.
    let size = SwedishText.number(Int64(max(1, receipt.bytes / 100_000)), decimals: 1) + " MB"
    try shell.say(
      "\(receipt.path): \(shell.stores.shown(address)) \(content ?? "utan händelser")"
        + (state + [size]).map { ", " + $0 }.joined() + ".")
    do {
      let note = CareNote(
        at: begun, event: receipt.end?.number, bytes: receipt.bytes, isVerified: isVerified,
        isEncrypted: backupKey != nil)
      try await shell.stores.open(address).keep(note)
    } catch {
      // The backup is made all the same; only the page that shows backups does not know of it.
      shell.terminal.tell("Obs! Lagret kunde inte anteckna säkerhetskopian, så den visas inte under Inställningar.\n")
    }
    for path in receipt.removed { try shell.say("Borttagen: \(path)") }
    for path in receipt.later {
      shell.terminal.tell(
        "Obs! \(path) är daterad senare än nu. Den räknas inte och tas inte bort; kontrollera klockan.\n")
    }
    if receipt.needsStoreKey {
      shell.terminal.tell(
        """
        Obs! Lagrets nyckel ingår inte i säkerhetskopian. Förvara en kopia av den på ett annat ställe: utan den kan \
        källfiler och texter aldrig läsas igen.

        """)
    }
    if backupKey != nil {
      shell.terminal.tell("Obs! Utan nyckeln i \(backupKey ?? "") går säkerhetskopian inte att öppna.\n")
    }
  }
}
