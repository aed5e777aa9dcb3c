import Foundation
import GRDB
import Kernel
package import Storage

/// A tenant's store in one SQLite file, which other processes of the machine may use at the same time.
///
/// Readers see one moment each and never wait for the writer. A class, because it owns connections and what the
/// commands of this process have already read.
package final class SQLiteStore: DatabaseStore {
  /// Where the file lies, as it was given.
  package let path: String
  private let tenant: Int
  /// The store's key, where it is at hand.
  package let storeKey: StoreKey?
  /// What this process has already read.
  package let known: KnownState
  let connections: SQLiteConnections

  private init(path: String, tenant: Int, key: StoreKey?, budget: MemoryBudget?, connections: SQLiteConnections) {
    known = KnownState(budget: budget)
    self.path = path
    self.tenant = tenant
    storeKey = key
    self.connections = connections
  }

  /// Makes a new file with one empty tenant, and opens it; the store remembers its key, where it is given one.
  ///
  /// **Throws** `StorageProblem.alreadyExists`, `.networkFileSystem`, `.noAccess` or `.diskFull`.
  package static func create(at path: String, tenant: String, key: StoreKey? = nil) throws -> SQLiteStore {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)  // No attributes: no file, as hoped.
    guard (attributes?[.size] as? Int ?? 0) == 0 else { throw StorageProblem.alreadyExists(path: path) }
    try OpeningWay.requireOwnDisk(path)
    reserve(path)
    do {
      let queue = try DatabaseQueue(
        path: SQLiteConnections.name(path), configuration: SQLiteConnections.configuration(.timeout(5)))
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.exclusive) {
          // Somebody else may have made the file between the look and the lock.
          let isEmpty = try Prepared(database, "PRAGMA schema_version").first { $0.integer(0) } == 0
          guard isEmpty else { throw StorageProblem.alreadyExists(path: path) }
          try database.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
          for step in SQLiteSchema.steps { try database.execute(sql: step) }
          try database.execute(sql: "PRAGMA user_version = \(SQLiteSchema.version)")
          try Prepared(database, "INSERT INTO tenant (tenant, name) VALUES (1, ?)", .text(tenant)).run()
          if let key { try SQLiteSession(database: database, tenant: 1).remember(fingerprint: key.fingerprint) }
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

  /// Makes the empty file, so that nobody but its owner may read it: much of what a board writes is not encrypted. The
  /// log takes the file's mode. A file that is there keeps its own, and what hinders this hinders SQLite too.
  private static func reserve(_ path: String) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 { Foundation.close(file) }
  }

  /// Opens the tenant in the file; without a name the only tenant there is. Without the store's key confidential
  /// content can be neither read nor kept; all else is as ever. What is read is kept within the budget, where there is
  /// one. Where the file cannot be written it is opened for reading, and every write is refused.
  ///
  /// While somebody else writes, `waiting` is told once of each wait that takes longer than a second, and for whom
  /// where that can be known.
  ///
  /// **Throws** `StorageProblem.noStore`, `.notAStore`, `.noAccess`, `.networkFileSystem`, `.newerThanProgram` or
  /// `.noTenant`.
  package static func open(
    path: String, tenant: String? = nil, key: StoreKey? = nil, busyTimeout seconds: Double = 5,
    budget: MemoryBudget? = nil, waiting: @escaping @Sendable (_ holder: String?) -> Void = { _ in }
  ) throws -> SQLiteStore {
    try SQLiteSchema.requireOurs(path)
    let wait = LockWait(path: path, limit: .seconds(seconds), tell: waiting)
    do {
      let connections = try SQLiteConnections(path: path, wait: wait)
      let number = try connections.first { database in
        try SQLiteStore.number(ofTenant: tenant, database, path: path)
      }
      return SQLiteStore(path: path, tenant: number, key: key, budget: budget, connections: connections)
    } catch {
      throw SQLiteFailure.told(error, doing: "opening", path: path, holder: wait.takeHolder())
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
      try connections.close()
    } catch {
      throw SQLiteFailure.told(error, doing: "closing", path: path)
    }
  }

  /// Runs `body` in one transaction under the write lock of the file.
  package func write<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Written<Output>
  ) async throws -> Output {
    try await telling(doing) {
      try await self.connections.writing { database, files in
        var result: Output?
        try database.inTransaction(.immediate) {
          switch try body(SQLiteSession(database: database, tenant: self.tenant)) {
          case .commit(let output, _):
            try files.requireInPlace()
            result = output
            return .commit
          case .rollback(let output):
            result = output
            return .rollback
          }
        }
        guard let result else { preconditionFailure("A transaction that did not throw has an outcome") }
        return result
      }
    }
  }

  /// Runs `body` in one snapshot of the file.
  package func snapshot<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    try await telling(doing) {
      try await self.connections.reading { try body(SQLiteSession(database: $0, tenant: self.tenant)) }
    }
  }

  /// Runs `body` in one snapshot of the file, without another thread where that can be.
  package func glimpse<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession, _ mustBeBrief: Bool) throws -> Output
  ) async throws -> Output {
    try await telling(doing) {
      try await self.connections.lookingBriefly { database, mustBeBrief in
        try body(SQLiteSession(database: database, tenant: self.tenant), mustBeBrief)
      }
    }
  }

  /// Runs `body`, which nobody waits for, in one snapshot of the file, with what processor time others leave.
  package func leisurely<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    try await telling(doing) {
      try await self.connections.readingAtLeisure { try body(SQLiteSession(database: $0, tenant: self.tenant)) }
    }
  }

  /// Runs `body` on the writing connection itself, outside every promise: for the tests that damage a store.
  func withConnection<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws -> Output
  {
    try await telling("writing to") {
      try await self.connections.writing { database, _ in try body(database) }
    }
  }

  private func telling<Output: Sendable>(
    _ doing: String, _ work: @Sendable () async throws -> Output
  ) async throws -> Output {
    do {
      return try await work()
    } catch {
      throw SQLiteFailure.told(error, doing: doing, path: path, holder: connections.wait.takeHolder())
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
}
