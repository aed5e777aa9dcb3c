import ArgumentParser
import Storage

/// Says whether the store's key is at hand, and makes one for a store that never had any.
struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Say whether the store's key is at hand, or make one for a store that has none.",
    discussion: """
      Source files and the texts of postings lie encrypted in the store. The key lies beside it, in a file with the \
      ending .key that its owner alone may read, or in RODER_KEY. Keep a copy apart from the copies of the store: \
      without the key every figure still works, but no text can be read.

      EXAMPLES
        roder key --store sn.roder
        roder key --make --store old.roder
        roder key --backup backup.key
      """)

  @Flag(help: "Make a key for a store from before there were any.")
  var make = false

  @Option(help: ArgumentHelp("Make a key that backups are encrypted under, in this file.", valueName: "path"))
  var backup: String?

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    if let backup {
      try shell.stores.makeBackupKey(backup, randomBytes: shell.randomBytes)
      try shell.say("\(backup): ny nyckel för säkerhetskopior. Förvara den inte bredvid dem.")
      return
    }
    let address = try options.address(shell)
    if make { try await shell.stores.makeKey(address, randomBytes: shell.randomBytes) }
    let desk = try options.desk(shell)
    let shown = try options.shownAddress(shell)
    let state = try await desk.store.read(asOf: .now, scope: .everything) { $0.vault.state }
    switch state {
    case .open: try shell.say("\(shown): nyckeln finns.")
    case .noKey:
      let place = try shell.stores.keyPlace(address)
      try shell.say(
        "\(shown): nyckeln saknas i \(place). Siffrorna fungerar, men skyddade texter kan inte läsas.")
    case .wrongKey: throw StorageProblem.wrongKey
    }
  }
}
