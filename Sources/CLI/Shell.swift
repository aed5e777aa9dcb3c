package import Kernel
import Storage

/// The world as the command line sees it: stores, files, PDFs, a terminal, the clock, chance and who is at the
/// keyboard.
///
/// The executable hands it in, so that commands name no database and can be run by tests and by the playbook of the
/// example municipality.
package struct Shell: Sendable {
  /// Opens and makes stores.
  package var stores: any StoreAccess
  /// Reads and writes files.
  package var files: any FileAccess
  /// Makes PDFs.
  package var pdf: any PDFAccess
  /// Where answers and problems are written.
  package var terminal: any Terminal
  /// What time it is.
  package var clock: @Sendable () throws -> Instant
  /// Who acts, as the history shows it: `cli:anna`.
  package var actor: String
  /// Why, where the command line does not say.
  package var reason: String
  /// So many random bytes.
  package var randomBytes: @Sendable (Int) -> [UInt8]
  /// The store where the command line names none.
  package var defaultStore: String
  /// The file that says where each board has its store.
  package var directory: String
  /// How many things the machine does at a time.
  package var processors: Int
  /// The moment that the running command asks about.
  let asked = AskedMoment()
  /// How mail is handed over.
  package var mail = MailDesk.none
  /// Lets whatever else the machine does go first from here on: for work that takes long, beside a server whose readers
  /// wait for pages.
  package var giveWay: @Sendable () -> Void = {}
  /// Serves pages until the process is told to stop.
  package var serve: @Sendable (ServeOrder) async throws -> Void = { _ in
    preconditionFailure("The executable says how pages are served")
  }
  /// What the operator has decided.
  package var settings = Settings(environment: [:])
  /// What stands before relative paths of source files; empty for the working folder.
  package var folder: String

  /// A world made of these.
  package init(
    stores: any StoreAccess, files: any FileAccess, pdf: any PDFAccess, terminal: any Terminal,
    clock: @escaping @Sendable () throws -> Instant, actor: String, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    defaultStore: String, processors: Int = 1
  ) {
    self.stores = stores
    self.files = files
    self.pdf = pdf
    self.terminal = terminal
    self.clock = clock
    self.actor = actor
    self.randomBytes = randomBytes
    self.defaultStore = defaultStore
    directory = "boards.txt"
    self.processors = processors
    reason = ""
    folder = ""
  }

  /// The world that the running command lives in.
  @TaskLocal private static var running: Shell?

  /// The world of the command that is running.
  static var current: Shell {
    guard let shell = running else { preconditionFailure("A command runs inside a shell") }
    return shell
  }

  /// Runs `body` in this world.
  func run(_ body: () async throws -> Void) async throws {
    try await Shell.$running.withValue(self, operation: body)
  }

  /// Writes a line of the answer.
  func say(_ line: String) throws { try terminal.write(Array((line + "\n").utf8)) }

  /// Shows what is being done, where somebody watches.
  func progress(_ line: String) {
    if terminal.isWatched { terminal.tell(line + "\n") }
  }

  /// The path of a source file as it is opened.
  func path(_ given: String) -> String { folder.isEmpty || given.hasPrefix("/") ? given : folder + "/" + given }
}
