import ArgumentParser
import Storage

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The board's store: a file, or postgres://… (default: $RODER_STORE, else board.roder)",
      valueName: "path"))
  var store: String?

  /// The store's address.
  func address(_ shell: Shell) -> String { store ?? shell.defaultStore }

  /// The store's address as it may be shown: without a password.
  func shownAddress(_ shell: Shell) -> String { shell.stores.shown(address(shell)) }

  /// A desk at the store for whoever is at the keyboard.
  func desk(_ shell: Shell, reason: String? = nil) throws -> Desk {
    Desk(store: try shell.stores.open(address(shell)), context: try StoreOptions.context(shell, reason: reason))
  }

  /// The context of whoever is at the keyboard: an administrator of the board's own file.
  static func context(_ shell: Shell, reason: String?) throws -> Context {
    Context(
      actor: .administrator(shell.actor), reason: reason ?? shell.reason, now: try shell.clock(),
      randomBytes: shell.randomBytes)
  }
}

/// What every command that writes takes.
struct WriteOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions

  @Option(help: ArgumentHelp("Why, as the history will show it.", valueName: "text"))
  var reason: String?

  /// A desk at the store for whoever is at the keyboard.
  func desk(_ shell: Shell) throws -> Desk { try store.desk(shell, reason: reason) }
}
