import GRDB
import Synchronization

/// A connection for looks that take some microseconds: they are done on the thread that asks, since handing one over to
/// another thread and back costs several times the look itself. A class, because it is in use or free.
final class BriefConnection: Sendable {
  private let queue: DatabaseQueue
  private let isInUse = Atomic(false)

  /// A connection to the file, which never waits for a lock.
  init(name: String) throws {
    var configuration = SQLiteConnections.configuration(.immediateError)
    configuration.readonly = true
    queue = try DatabaseQueue(path: name, configuration: configuration)
  }

  /// A connection to the file; nil where SQLite cannot open it at once, as while somebody mends its log.
  static func ifFree(name: String) throws -> BriefConnection? {
    do {
      return try BriefConnection(name: name)
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      return nil
    }
  }

  /// What `body` reads in one snapshot; nil where somebody else looks just now, or where SQLite cannot answer at once,
  /// and the look must be taken by a connection that may wait.
  ///
  /// **Throws** what `body` throws, but for SQLite's own errors.
  func look<Output>(_ body: (Database) throws -> Output) throws -> Output? {
    guard isInUse.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else { return nil }
    defer { isInUse.store(false, ordering: .releasing) }
    do {
      return try queue.unsafeRead { database in
        // The statements of a transaction are prepared once, and not for each of thousands of looks a second.
        try database.cachedStatement(sql: "BEGIN DEFERRED").execute()
        do {
          let output = try body(database)
          try database.cachedStatement(sql: "COMMIT").execute()
          return output
        } catch {
          // An error may have ended the snapshot already; what is left of it must not be the next look's.
          if database.isInsideTransaction { try database.rollback() }
          throw error
        }
      }
    } catch is DatabaseError {
      return nil
    }
  }

  /// Closes it when nobody looks any more.
  func close() throws { try queue.close() }
}
