import Foundation
import GRDB
import GRDBSQLite
import Storage

/// The connections that a store has to its file: one that writes, where the file may be written, and some that read.
struct SQLiteConnections: Sendable {
  private enum Writer {
    case queue(DatabaseQueue)
    case refused(StorageProblem)
  }

  /// How the one that writes waits for its turn.
  let wait: LockWait
  private let writer: Writer
  private let readers: DatabasePool
  // Nobody waits for another thread to see who asks: one for each that can ask at once. Where no locks are taken there
  // are none.
  private let brief: [BriefConnection]
  // How SQLite finds the file, where more connections to it may be opened.
  private let name: String?
  private let files: OpenFiles
  // Where no locks are taken, what tells that somebody wrote all the same.
  private let still: StillFile?

  /// Opens the file at the path as it may be opened there, and takes the schema steps that it has not taken yet.
  ///
  /// **Throws** what SQLite throws, and `StorageProblem.newerThanProgram`, `.networkFileSystem` or `.noAccess`.
  init(path: String, wait: LockWait) throws {
    self.wait = wait
    let name = SQLiteConnections.name(path)
    var readOnly = SQLiteConnections.configuration(.timeout(wait.seconds))
    readOnly.readonly = true
    var way = try OpeningWay(path)
    var queue: DatabaseQueue?
    if case .writing = way {
      do {
        queue = try SQLiteConnections.writingQueue(name, wait)
      } catch let error as DatabaseError where SQLiteFailure.isFullDisk(error) && StillFile.size(path + "-wal") <= 0 {
        // There is no room for a log, and there is none: what lies in the file can still be read.
        way = .readingAlone(.diskFull(path: path))
      }
    }
    switch way {
    case .writing:
      guard let queue else { preconditionFailure("What can be written was opened for it") }
      writer = .queue(queue)
      // The writer has read, so the log and its index are there for connections that may not make them.
      readers = try DatabasePool(path: name, configuration: readOnly)
      brief = try (0..<SQLiteConnections.brieflyAtOnce).map { _ in try BriefConnection(name: name) }
      self.name = name
      still = nil
    case .readingWithLog(let refusal):
      writer = .refused(refusal)
      do {
        readers = try DatabasePool(path: name, configuration: readOnly)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
        throw StorageProblem.noAccess(
          path: path, detail: "loggen bredvid lagret (-wal) kan inte läsas där det ligger; kopiera båda därifrån")
      }
      brief = []
      self.name = nil
      still = nil
    case .readingAlone(let refusal):
      writer = .refused(refusal)
      brief = []
      self.name = nil
      still = StillFile(path)
      readers = try DatabasePool(path: SQLiteConnections.stillName(path), configuration: readOnly)
    }
    files = OpenFiles(path)
    if case .refused = writer { try readers.read { try SQLiteSchema.requireUpToDate($0, path: path) } }
  }

  private static func writingQueue(_ name: String, _ wait: LockWait) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: name, configuration: configuration(.callback { wait.tryAgain($0) }))
    try queue.writeWithoutTransaction { try SQLiteSchema.bringUpToDate($0) }
    return queue
  }

  /// Runs `body` on the connection that writes, or else on one that reads; before the store is in use.
  func first<Output>(_ body: (Database) throws -> Output) throws -> Output {
    switch writer {
    case .queue(let queue): try queue.writeWithoutTransaction(body)
    case .refused: try readers.read(body)
    }
  }

  /// Runs `body` on the connection that writes, outside any transaction, with the files that must lie in their places
  /// when it commits.
  ///
  /// **Throws** why nothing may be written, where that is so.
  func writing<Output: Sendable>(_ body: @escaping @Sendable (Database, OpenFiles) throws -> Output) async throws
    -> Output
  {
    switch writer {
    case .refused(let problem): throw problem
    case .queue(let queue):
      let files = files
      return try await queue.writeWithoutTransaction { database in
        do {
          return try body(database, files)
        } catch let error as DatabaseError where SQLiteFailure.isFullDisk(error, database) {
          throw DatabaseError(resultCode: .SQLITE_FULL)
        }
      }
    }
  }

  /// Runs `body` outside any transaction, on a connection that need not write to the file.
  func besideWriting(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
    switch writer {
    case .queue(let queue): try await queue.writeWithoutTransaction(body)
    case .refused: try await readers.unsafeRead(body)
    }
  }

  /// Runs `body` in one snapshot.
  func reading<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws -> Output {
    let output: Output
    do {
      // A reader is held until whoever asked for it goes on: never on a thread that may be busy with something else.
      output = try await withTaskExecutorPreference(globalConcurrentExecutor) { try await self.readers.read(body) }
    } catch {
      // What is read from a file that is being changed may look like damage.
      try requireTruth()
      throw error
    }
    try requireTruth()
    return output
  }

  /// Runs `body`, which nobody waits for, in one snapshot: on a thread that has what processor time others leave, and
  /// that reads by a connection of its own.
  func readingAtLeisure<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws
    -> Output
  {
    guard let name else { return try await reading(body) }
    let output = try await SQLiteConnections.leisure.run { () -> Output? in
      guard let connection = try BriefConnection.ifFree(name: name) else { return nil }
      defer {
        // It has only read: what is not closed well is closed with the process.
        try? connection.close()
      }
      return try connection.look(body)
    }
    // SQLite could not answer at once.
    guard let output else { return try await reading(body) }
    try requireTruth()
    return output
  }

  /// Runs `body` in one snapshot: at once on the thread that asks, where that can be. It is told whether it must be
  /// brief, and throws `TooMuchToRead` where it then cannot: it is run again on another thread.
  func lookingBriefly<Output: Sendable>(
    _ body: @escaping @Sendable (Database, _ mustBeBrief: Bool) throws -> Output
  ) async throws -> Output {
    guard let output = try look({ try body($0, true) }) else { return try await reading { try body($0, false) } }
    try requireTruth()
    return output
  }

  private func look<Output>(_ body: (Database) throws -> Output) throws -> Output? {
    do {
      for connection in brief {
        if let output = try connection.look(body) { return output }
      }
      return nil
    } catch is TooMuchToRead {
      return nil
    }
  }

  /// Where reading is done that nobody waits for.
  private static let leisure = Leisure(Urgency.atLeisure)

  /// How many threads look at a time: as many as the machine has processors, within reason.
  private static let atOnce = min(max(ProcessInfo.processInfo.activeProcessorCount, 2), 8)

  /// How many brief looks are taken at a time: by each thread that answers requests, of which a server has twice as
  /// many as processors. Whoever finds none free hands the look to another thread and waits for it.
  private static let brieflyAtOnce = min(2 * max(ProcessInfo.processInfo.activeProcessorCount, 2), 16)

  /// Closes them all, when the calls that run are done.
  func close() throws {
    for connection in brief { try connection.close() }
    try readers.close()
    if case .queue(let queue) = writer { try queue.close() }
  }

  private func requireTruth() throws {
    try files.requireInPlace()
    try still?.requireUnchanged()
  }

  /// How the path is written so that SQLite takes it for a path and nothing else.
  static func name(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// The path with the promise that nobody changes the file.
  static func stillName(_ path: String) -> String {
    let escaped = path.unicodeScalars.map {
      "%?#".unicodeScalars.contains($0) ? "%" + String($0.value, radix: 16) : String($0)
    }
    // An absolute path follows an empty name of a machine.
    return (path.hasPrefix("/") ? "file://" : "file:") + escaped.joined() + "?immutable=1"
  }

  /// What every connection begins with.
  static func configuration(_ busyMode: Database.BusyMode) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = busyMode
    configuration.prepareDatabase { database in
      // What was acknowledged survives a power failure: the log is flushed before a commit returns.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // After a large import the log shrinks at the next event, so that a later process need not read it through.
      try database.execute(sql: "PRAGMA journal_size_limit = 4194304")
      // What a disposal removes is overwritten where it lay.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      for function in SQLiteSchema.functions { database.add(function: function) }
    }
    return configuration
  }
}
