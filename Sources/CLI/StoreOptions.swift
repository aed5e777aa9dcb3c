import ArgumentParser
import Storage

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The board's store: a file, or postgres://… (default: $RODER_STORE, else board.roder)",
      valueName: "path"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The board whose store is meant, by its name in the directory $RODER_DIRECTORY.", valueName: "name"))
  var board: String?

  func validate() throws {
    if store != nil, board != nil { throw ValidationError("Give either --store or --board.") }
  }

  /// The store's address.
  ///
  /// **Throws** what reading the directory of boards throws, where a board is named.
  func address(_ shell: Shell) throws -> String {
    if let store { return store }
    return try board.map { try BoardDirectory.current(shell).place(of: $0) } ?? shell.defaultStore
  }

  /// The store's address as it may be shown: without a password.
  func shownAddress(_ shell: Shell) throws -> String { shell.stores.shown(try address(shell)) }

  /// A desk at the store for whoever is at the keyboard.
  func desk(_ shell: Shell, reason: String? = nil) throws -> Desk {
    Desk(store: try shell.stores.open(try address(shell)), context: try StoreOptions.context(shell, reason: reason))
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
