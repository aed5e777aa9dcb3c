import Foundation
import GRDB
import Kernel
package import Storage
import Synchronization

/// A tenant's store in one SQLite file, which other processes of the machine may use at the same time.
///
/// Readers see one moment each and never wait for the writer. A class, because it owns connections and what the
/// commands of this process have already read.
package final class SQLiteStore: Store {
  /// Where the file lies, as it was given.
  package let path: String
  private let tenant: Int
  private let key: StoreKey?
  private let writer: DatabaseQueue
  private let readers: DatabasePool
  private let known = Mutex(BoardState.empty)

  private init(path: String, tenant: Int, key: StoreKey?, writer: DatabaseQueue, readers: DatabasePool) {
    self.path = path
    self.tenant = tenant
    self.key = key
    self.writer = writer
    self.readers = readers
  }

  /// Makes a new file with one empty tenant, and opens it; the store remembers its key, where it is given one.
  ///
  /// **Throws** `StorageProblem.alreadyExists`, `.noAccess` or `.diskFull`.
  package static func create(at path: String, tenant: String, key: StoreKey? = nil) throws -> SQLiteStore {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)  // No attributes: no file, as hoped.
    guard (attributes?[.size] as? Int ?? 0) == 0 else { throw StorageProblem.alreadyExists(path: path) }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration(busyTimeout: 5))
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.exclusive) {
          // Somebody else may have made the file between the look and the lock.
          let isEmpty = try Prepared(database, "PRAGMA schema_version").first { $0.integer(0) } == 0
          guard isEmpty else { throw StorageProblem.alreadyExists(path: path) }
          try database.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
          for step in SQLiteSchema.steps { try database.execute(sql: step) }
          try database.execute(sql: "PRAGMA user_version = \(SQLiteSchema.version)")
          try Prepared(database, "INSERT INTO tenant (tenant, name) VALUES (1, ?)", .text(tenant)).run()
          if let key { try SQLiteKeys(database: database, tenant: 1).remember(key.fingerprint) }
          return .commit
        }
        // Kept in the file: every later connection has the log.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try queue.close()
    } catch {
      throw SQLiteFailure.told(error, doing: "creating", path: path)
    }
    return try open(path: path, tenant: tenant, key: key)
  }

  /// Opens the tenant in the file; without a name the only tenant there is. Without the store's key confidential
  /// content can be neither read nor kept; all else is as ever.
  ///
  /// **Throws** `StorageProblem.noStore`, `.notAStore`, `.noAccess`, `.newerThanProgram` or `.noTenant`.
  package static func open(
    path: String, tenant: String? = nil, key: StoreKey? = nil, busyTimeout seconds: Double = 5
  ) throws -> SQLiteStore {
    try SQLiteSchema.requireOurs(path)
    do {
      let writer = try DatabaseQueue(path: path, configuration: configuration(busyTimeout: seconds))
      let number = try writer.writeWithoutTransaction { database in
        try SQLiteSchema.bringUpToDate(database)
        return try SQLiteStore.number(ofTenant: tenant, database, path: path)
      }
      // The writer has read, so the log and its index are there for connections that may not make them.
      var readOnly = configuration(busyTimeout: seconds)
      readOnly.readonly = true
      return SQLiteStore(
        path: path, tenant: number, key: key, writer: writer,
        readers: try DatabasePool(path: path, configuration: readOnly))
    } catch {
      throw SQLiteFailure.told(error, doing: "opening", path: path)
    }
  }

  /// Closes the file for this object. It waits for the calls that are running; every later call is a fault, and
  /// closing again does nothing. Never called from inside a read or a command, which it would wait for.
  ///
  /// Where no other object or process has the file open, everything lies in it afterwards and no log beside it; else
  /// the log stays until the last one closes. A process that ends without this loses nothing: the next one reads the
  /// log.
  ///
  /// **Throws** a `Fault` where SQLite cannot write the log back; what was acknowledged lies in the log then.
  package func close() throws {
    do {
      try readers.close()
      try writer.close()
    } catch {
      throw SQLiteFailure.told(error, doing: "closing", path: path)
    }
  }

  /// Runs `body` under the write lock of the file and appends what it wrote as one event.
  ///
  /// **Throws** what `body` throws, or `StorageProblem.busy`, `.diskFull`, `.noAccess` or `.clockBehind`.
  package func append<Output: Sendable>(
    _ useCase: String, context: Context, _ body: @escaping @Sendable (inout Transaction) throws -> Output
  ) async throws -> Appended<Output> {
    try await telling("writing to") {
      try await self.writer.writeWithoutTransaction { database in
        let history = SQLiteHistory(database: database, tenant: self.tenant)
        var appended: Appended<Output>?
        var after = BoardState.empty
        try database.inTransaction(.immediate) {
          after = try history.current(from: self.known.withLock { $0 })
          var transaction = Transaction(
            state: after, facts: self.facts(database), context: context, vault: try self.vault(database))
          let output = try body(&transaction)
          if transaction.writes.isEmpty {
            appended = Appended(output: output, event: nil)
            return .rollback
          }
          after = try history.append(transaction, useCase: useCase)
          appended = Appended(output: output, event: after.event)
          return .commit
        }
        self.known.withLock { $0 = after }
        guard let appended else { preconditionFailure("A transaction that did not throw has an outcome") }
        return appended
      }
    }
  }

  /// Runs `body` on the board as it was, in one snapshot of the file.
  package func read<Output: Sendable>(
    asOf: AsOf, scope: Scope, _ body: @escaping @Sendable (View) throws -> Output
  ) async throws -> Output {
    try await telling("reading") {
      try await self.readers.read { database in
        let state = try self.state(asOf, SQLiteHistory(database: database, tenant: self.tenant))
        return try body(
          View(state: state, facts: self.facts(database), scope: scope, vault: try self.vault(database)))
      }
    }
  }

  /// Keeps the segments that are new, all in one transaction, and answers how many they were.
  @discardableResult
  package func stage(_ segments: [Segment]) async throws -> Int {
    try await telling("storing facts in") {
      try await self.writer.writeWithoutTransaction { database in
        var new = 0
        try database.inTransaction(.immediate) {
          let writer = SegmentWriter(database: database, tenant: self.tenant)
          for segment in segments where try writer.write(segment) { new += 1 }
          return new == 0 ? .rollback : .commit
        }
        return new
      }
    }
  }

  /// Makes the key the store's own, which it is remembered by from now on.
  ///
  /// **Throws** `StorageProblem.hasKey` where the store has another.
  package func adopt(_ key: StoreKey) async throws {
    try await telling("writing to") {
      try await self.writer.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let keys = SQLiteKeys(database: database, tenant: self.tenant)
          try keys.remember(key.fingerprint)
          guard try keys.fingerprint() == key.fingerprint else { throw StorageProblem.hasKey }
          return .commit
        }
      }
    }
  }

  /// At most `limit` events after the number, in order.
  package func events(after number: Int, limit: Int) async throws -> [Event] {
    try await reading { try $0.events(after: number, limit: limit) }
  }

  /// The versions of the record, oldest first.
  package func versions(of key: RecordKey) async throws -> [StoredRecord] {
    try await reading { try $0.versions(of: key) }
  }

  /// What came of recomputing everything from one snapshot of the file.
  package func verification() async throws -> Verification {
    try await telling("verifying") {
      try await self.readers.read { database in
        try SQLiteVerifier(database: database, tenant: self.tenant, vault: try self.vault(database)).verification()
      }
    }
  }

  /// The addresses of all segments that are kept, named or not, in the order they came.
  package func stagedSegments() async throws -> [Digest] {
    try await telling("reading") {
      try await self.readers.read { database in
        try Prepared(
          database, "SELECT digest FROM segment WHERE tenant = ? ORDER BY number", .integer(self.tenant)
        ).map { $0.digest(0) }.compactMap { $0 }
      }
    }
  }

  /// Runs `body` on the writing connection itself, outside every promise: for the tests that damage a store.
  func withConnection<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws -> Output
  {
    try await telling("writing to") { try await self.writer.writeWithoutTransaction(body) }
  }

  private func state(_ asOf: AsOf, _ history: SQLiteHistory) throws -> BoardState {
    let number: Int
    switch asOf {
    case .now:
      let state = try history.current(from: known.withLock { $0 })
      known.withLock { if $0.event < state.event { $0 = state } }
      return state
    case .event(let asked):
      number = asked
    case .day(let day):
      guard let found = try history.number(at: Instant.end(of: day)) else {
        throw StorageProblem.nothingAsOf(day.description)
      }
      number = found
    }
    return try history.state(asOf: number, from: known.withLock { $0 })
  }

  /// Asked of the file each time: another process may have sealed the first item meanwhile.
  private func vault(_ database: Database) throws -> Vault {
    Vault(key: key, fingerprint: try SQLiteKeys(database: database, tenant: tenant).fingerprint())
  }

  private func facts(_ database: Database) -> SQLiteFacts { SQLiteFacts(database: database, tenant: tenant) }

  private func reading<Output: Sendable>(
    _ body: @escaping @Sendable (SQLiteHistory) throws -> Output
  ) async throws -> Output {
    try await telling("reading") {
      try await self.readers.read { try body(SQLiteHistory(database: $0, tenant: self.tenant)) }
    }
  }

  private func telling<Output: Sendable>(
    _ doing: String, _ work: @Sendable () async throws -> Output
  ) async throws -> Output {
    do {
      return try await work()
    } catch {
      throw SQLiteFailure.told(error, doing: doing, path: path)
    }
  }

  private static func number(ofTenant name: String?, _ database: Database, path: String) throws -> Int {
    let tenants = try Prepared(database, "SELECT tenant, name FROM tenant ORDER BY tenant").map {
      ($0.integer(0), $0.text(1))
    }
    guard let name else {
      guard tenants.count == 1 else { throw StorageProblem.noTenant(path: path, name: "") }
      return tenants[0].0
    }
    guard let found = tenants.first(where: { $0.1 == name }) else {
      throw StorageProblem.noTenant(path: path, name: name)
    }
    return found.0
  }

  private static func configuration(busyTimeout seconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(seconds)
    configuration.prepareDatabase { database in
      // What was acknowledged survives a power failure: the log is flushed before a commit returns.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // After a large import the log shrinks at the next event, so that a later process need not read it through.
      try database.execute(sql: "PRAGMA journal_size_limit = 4194304")
    }
    return configuration
  }
}
