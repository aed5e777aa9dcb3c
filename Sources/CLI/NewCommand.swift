import Accounts
import ArgumentParser
import Organisation
import Storage

/// Makes a store for a board.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a store for a board.",
    discussion: """
      Source files and the texts of postings will lie encrypted in it. Its key is made beside it, in a file with \
      the ending .key, unless RODER_KEY holds one. Keep a copy of the key apart from the copies of the store.

      EXAMPLES
        roder new --board Socialnämnden --municipality Exempelkommunen --store sn.roder
        roder new --board Socialnämnden --municipality Exempelkommunen --chart kommunbas
        roder new --board Socialnämnden --municipality Exempelkommunen --store postgres://roder@db/roder

      In a PostgreSQL database the tables are made first where they are missing, by the login of RODER_ADMIN_STORE or \
      else by the store's own. The key is made in ~/.roder or RODER_KEY_FOLDER.
      """)

  @Option(help: ArgumentHelp("The board's name.", valueName: "name"))
  var board: String

  @Option(help: ArgumentHelp("The municipality's name.", valueName: "name"))
  var municipality: String

  @Option(help: "Begin with the standard statement of this chart of accounts, to be replaced by the board's own.")
  var chart: LookCommand.Chart?

  @Option(
    help: ArgumentHelp(
      "The board's store: a file, or postgres://… (default: $RODER_STORE, else board.roder)", valueName: "path"))
  var store: String?

  @Option(help: ArgumentHelp("Why, as the history will show it.", valueName: "text"))
  var reason: String?

  func validate() throws {
    for (option, name) in [("--board", board), ("--municipality", municipality)]
    where name.allSatisfy(\.isWhitespace) { throw ValidationError("\(option) takes a name.") }
  }

  func run() async throws {
    let shell = Shell.current
    let address = store ?? shell.defaultStore
    let context = try StoreOptions.context(shell, reason: reason)
    let desk = Desk(store: try await emptyStore(address, shell), context: context)
    let made = Board(name: board, municipality: municipality)
    _ = try await desk.run(CreateBoard.self, made)
    if let chart {
      let statement = StandardStatements.statement(chart.family)
      let draft = StatementDraft(id: Statement.drift, statement: statement, places: [:])
      _ = try await desk.run(ImportStatements.self, [draft])
    }
    let place = try shell.stores.found(address, tenant: made.name)
    try shell.say("\(made.name) i \(made.municipality) har fått lagret \(place).")
  }

  /// A new store, or the one that an earlier run made and was stopped before it wrote anything to.
  private func emptyStore(_ address: String, _ shell: Shell) async throws -> any Store {
    do {
      return try shell.stores.create(
        address, tenant: Board(name: board, municipality: municipality).name, randomBytes: shell.randomBytes)
    } catch let problem as StorageProblem {
      guard case .alreadyExists = problem else { throw problem }
      guard let store = try ours(address, shell), try await store.events(after: 0, limit: 1).isEmpty else {
        throw problem
      }
      return store
    }
  }

  /// The store at the address; nil where what lies there is something else.
  private func ours(_ address: String, _ shell: Shell) throws -> (any Store)? {
    do {
      return try shell.stores.open(address)
    } catch let problem as StorageProblem {
      switch problem {
      case .notAStore, .noTenant: return nil
      default: throw problem
      }
    }
  }
}
