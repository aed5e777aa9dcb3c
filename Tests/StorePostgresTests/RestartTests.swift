import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

// A server of its own for each: the others must not notice.
@Suite("When the server stops, starts again or is another")
struct RestartTests {
  private static func withCluster(_ name: String, _ body: (PostgresCluster) async throws -> Void) async throws {
    let cluster = try PostgresCluster(named: name)
    defer { cluster.remove() }
    try await body(cluster)
  }

  /// Waits until a session of the database waits for what is asked.
  private static func waits(_ server: Server, _ event: String) async throws -> Bool {
    try await eventually {
      try server.psql(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = '\(event)' AND datname = current_database()")
        == "1"
    }
  }

  @Test("After a restart the next job runs as if nothing had been")
  func restart() async throws {
    try await RestartTests.withCluster("restart") { cluster in
      let server = try Server(cluster)
      _ = try server.psql("CREATE TABLE t (a BIGINT)")
      let pool = try server.pool(size: 2)
      for stop in [PostgresCluster.Stop.fast, .immediate] {
        try await pool.run { link in
          try link.transaction { _ = try link.query("INSERT INTO t (a) VALUES ($1)", .integer(1)) }
        }
        try cluster.restart(stop)
        try await pool.run { link in
          try link.transaction { _ = try link.query("INSERT INTO t (a) VALUES ($1)", .integer(2)) }
        }
      }
      #expect(try server.psql("SELECT count(*), sum(a) FROM t") == "4|6")
      try cluster.stop()
      let down = await #expect(throws: PostgresError.self) { try await pool.run { try $0.query("SELECT 1").count } }
      let told = down.map { PostgresFailure.told($0, doing: "reading", place: "p") } as? StorageProblem
      #expect(told?.code == "storage.no-server")
      try cluster.start()
      #expect(try await pool.run { try $0.query("SELECT count(*) FROM t").integer(0, 0) } == 4)
      // One that is told to go between two jobs.
      try server.signal("pg_terminate_backend")
      #expect(try await eventually { try server.sessions() == 0 })
      #expect(try await pool.run { try $0.query("SELECT count(*) FROM t").integer(0, 0) } == 4)
      await pool.close()
    }
  }

  @Test("A server that stops in the midst of a statement: it is told whether anything can have been committed")
  func inStatement() async throws {
    try await RestartTests.withCluster("stop") { cluster in
      let server = try Server(cluster)
      let pool = try server.pool(size: 2)
      for stop in [PostgresCluster.Stop.fast, .immediate] {
        let inside = Task {
          try await pool.run { link in try link.transaction { _ = try link.query("SELECT pg_sleep(100)") } }
        }
        #expect(try await RestartTests.waits(server, "PgSleep"))
        try cluster.restart(stop)
        let lost = await #expect(throws: PostgresError.self) { try await inside.value }
        #expect(lost?.outcome == .lost)
        let outside = Task { try await pool.run { _ = try $0.query("SELECT pg_sleep(100)") } }
        #expect(try await RestartTests.waits(server, "PgSleep"))
        try cluster.restart(stop)
        let open = await #expect(throws: PostgresError.self) { try await outside.value }
        #expect(open?.outcome == .undecided)
      }
      #expect(try await pool.run { try $0.query("SELECT 1").integer(0, 0) } == 1)
      await pool.close()
    }
  }

  @Test("A commit that waits for its replica is not cancelled, and one that is lost may be there")
  func commits() async throws {
    try await RestartTests.withCluster("commit") { cluster in
      let server = try Server(cluster)
      _ = try server.psql("CREATE TABLE t (a BIGINT)")
      let pool = try server.pool(size: 1)
      @Sendable func insert(_ number: Int) async throws {
        try await pool.run { link in
          try link.transaction { _ = try link.query("INSERT INTO t (a) VALUES ($1)", .integer(number)) }
        }
      }
      try await insert(0)
      try cluster.waitForReplicas(["nobody"])
      let cancelled = Task { try await insert(1) }
      #expect(try await RestartTests.waits(server, "SyncRep"))
      cancelled.cancel()
      try await Task.sleep(for: .milliseconds(500))
      #expect(try await RestartTests.waits(server, "SyncRep"))
      try cluster.waitForReplicas([])
      try await cancelled.value

      try cluster.waitForReplicas(["nobody"])
      let unconfirmed = Task { try await insert(2) }
      #expect(try await RestartTests.waits(server, "SyncRep"))
      try server.signal("pg_cancel_backend", where: "wait_event = 'SyncRep'")
      let doubtful = await #expect(throws: PostgresError.self) { try await unconfirmed.value }
      #expect(doubtful?.outcome == .undecided)

      let lost = Task { try await insert(3) }
      #expect(try await RestartTests.waits(server, "SyncRep"))
      try cluster.stop(.immediate)
      let open = await #expect(throws: PostgresError.self) { try await lost.value }
      #expect(open?.outcome == .undecided)
      try cluster.start()
      try cluster.waitForReplicas([])
      #expect(try server.psql("SELECT a FROM t ORDER BY a") == "0\n1\n2\n3")
      await pool.close()
    }
  }

  @Test("Of several servers the one that takes writes is used, also after another was promoted")
  func failover() async throws {
    try await RestartTests.withCluster("primary") { primary in
      let server = try Server(primary)
      _ = try server.psql("CREATE TABLE t (a BIGINT)")
      let replica = try primary.replica(named: "copy")
      defer { replica.remove() }
      try primary.waitForReplicas(["copy"])
      let hosts = "host=\(replica.path),\(primary.path)&user=\(PostgresCluster.owner)"
      let pool = PostgresPool(try PostgresAddress("postgres:///\(server.database)?\(hosts)"))
      try await pool.run { link in try link.transaction { _ = try link.query("INSERT INTO t (a) VALUES (1)") } }
      let only = PostgresPool(try PostgresAddress(replica.address(server.database)))
      let refused = await #expect(throws: PostgresError.self) {
        try await only.run { try $0.query("INSERT INTO t (a) VALUES (9)").touched }
      }
      #expect(refused?.sqlState == "25006")
      await only.close()
      try primary.stop(.immediate)
      try replica.promote()
      try await pool.run { link in try link.transaction { _ = try link.query("INSERT INTO t (a) VALUES (2)") } }
      #expect(try replica.succeed("SELECT a FROM t ORDER BY a", in: server.database) == "1\n2")
      await pool.close()
    }
  }
}
