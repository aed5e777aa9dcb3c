import Kernel
package import Storage
import Synchronization

/// The store of one board in a PostgreSQL database, which other boards and other processes use at the same time.
///
/// Every transaction runs in the board's own role: whatever it asks for, the database hands out that board's rows and
/// no others. A class, because it remembers what this process has already read.
package final class PostgresStore: DatabaseStore {
  /// What a write left undecided: what it would have answered, and where the chain ends if it was kept.
  private struct Undecided<Output: Sendable>: Sendable {
    let output: Output
    let end: ChainEnd?
  }

  /// The store's key, where it is at hand.
  package let storeKey: StoreKey?
  /// What this process has already read.
  package let known: KnownState
  /// The database.
  package let server: PostgresServer
  /// The board.
  let tenant: PostgresTenant

  private let isClosed = Mutex(false)

  init(server: PostgresServer, tenant: PostgresTenant, key: StoreKey?, budget: MemoryBudget?) {
    known = KnownState(budget: budget)
    self.server = server
    self.tenant = tenant
    storeKey = key
  }

  /// The board's name.
  package var board: String { tenant.name }
  /// The name of the role that holds the board's rows.
  package var role: String { tenant.role }

  /// Makes every later call a fault. Those that run go on to their end: the connections are the server's, for other
  /// boards too, and nobody waits for them here.
  package func close() { isClosed.withLock { $0 = true } }

  /// Runs `body` in one transaction under the board's write lock; anew where the connection is lost before it was kept.
  package func write<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Written<Output>
  ) async throws -> Output {
    let (tenant, place, writers) = (tenant, server.place, server.writers(of: tenant.number))
    try requireOpen(doing)
    // The one before may wait as long for somebody else's lock and for a server that is lost.
    try await writers.enter(within: server.pool.timeouts.lock + server.patience) { [server] in
      let busy = StorageProblem.busy(path: server.place, holder: server.pool.name)
      guard server.isAway else { return busy }
      let seconds = Int(server.patience.components.seconds)
      return .serverAway(path: server.place, seconds: seconds, detail: busy.message)
    }
    defer { writers.leave() }
    return try await server.trying(doing) { (link, earlier: Undecided<Output>?) in
      do {
        try link.execute(tenant.beginning("READ COMMITTED READ WRITE"))
      } catch let error as PostgresError where error.sqlState == "0A000" {
        // A copy that follows another server says so in this way.
        throw PostgresError(sqlState: "25006", message: error.message)
      }
      do {
        try PostgresStore.lock(tenant, link, place: place)
      } catch let error as PostgresError where error.sqlState == "55P03" {
        link.endTransaction()
        throw StorageProblem.busy(path: place, holder: try PostgresStore.holder(of: tenant, link))
      }
      let session = PostgresSession(link: link, tenant: tenant.number)
      // Under the lock, so the earlier attempt has come to its end: kept or not.
      if let earlier, let end = earlier.end, try session.chainEnd(at: end.number)?.hash == end.hash {
        // It may be there and not yet on the replica. This commit, which has the row lock to write down, waits for the
        // replica to have everything before it.
        do {
          try link.execute("COMMIT")
        } catch let error as PostgresError where error.outcome == .undecided && link.isBroken {
          return .undecided(earlier, error)
        }
        return .done(earlier.output)
      }
      switch try body(session) {
      case .rollback(let output):
        link.endTransaction()
        return .done(output)
      case .commit(let output, let end):
        let channel = try end.map { _ in try PostgresStore.channel(session) } ?? nil
        do {
          try link.execute("COMMIT")
        } catch let error as PostgresError where error.outcome == .undecided && link.isBroken {
          return .undecided(Undecided(output: output, end: end), error)
        }
        if let end, let channel { PostgresStore.tell(end, on: channel, link) }
        return .done(output)
      }
    }
  }

  /// Runs `body` in one snapshot of the database.
  package func snapshot<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    let tenant = tenant
    try requireOpen(doing)
    return try await server.trying(doing) { (link, _: Never?) in
      .done(
        try link.transaction(tenant.beginning("REPEATABLE READ READ ONLY")) {
          try body(PostgresSession(link: link, tenant: tenant.number))
        })
    }
  }

  private func requireOpen(_ doing: String) throws {
    guard !isClosed.withLock({ $0 }) else {
      throw Fault(doing: "\(doing) \(server.place)", underlying: "the store is closed")
    }
  }

  /// Takes the board's write lock, and hangs a name tag on it that others can read while they wait: a locked row tells
  /// nobody who holds it.
  private static func lock(_ tenant: PostgresTenant, _ link: PostgresLink, place: String) throws {
    let locked = try link.query(
      """
      SELECT pg_try_advisory_xact_lock_shared($2::INT, locked.tenant::INT)
      FROM (SELECT tenant FROM tenant WHERE tenant = $1 FOR NO KEY UPDATE) AS locked
      """, .integer(tenant.number), .integer(PostgresSchema.lock))
    guard locked.count == 1 else { throw StorageProblem.noTenant(path: place, name: tenant.name) }
  }

  /// Who holds the board's write lock, as they call themselves, and whether a replica keeps them waiting; nil where
  /// nobody does any more, or somebody with another login.
  private static func holder(of tenant: PostgresTenant, _ link: PostgresLink) throws -> String? {
    try link.query(
      """
      SELECT a.application_name || CASE a.wait_event WHEN 'SyncRep' THEN $3 ELSE '' END
      FROM pg_catalog.pg_locks AS l
      JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.classid::BIGINT = $1 AND l.objid::BIGINT = $2 AND l.objsubid = 2
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        AND a.application_name <> ''
      ORDER BY a.pid LIMIT 1
      """, .integer(PostgresSchema.lock), .integer(tenant.number),
      .text(", som väntar på att repliken ska kvittera")
    ).first { $0.text(0) }
  }
}
