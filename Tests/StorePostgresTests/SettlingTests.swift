import Dispatch
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("Writes whose connection breaks, and writes that wait")
struct SettlingTests {
  private static func write(_ text: String, _ store: PostgresStore) async throws -> Int? {
    try await store.append("test.write", context: BoardDatabase.context()) { transaction in
      try transaction.put(BoardNote(text: text), id: "b")
    }.event
  }

  @Test(
    "A store's writes are flushed before they are acknowledged, whatever database, login and board are set to",
    arguments: ["off", "local", "remote_write", "on", "remote_apply"])
  func flushed(promise: String) async throws {
    let database = try await BoardDatabase()
    _ = try database.psql(
      """
      ALTER DATABASE \(database.server.database) SET synchronous_commit = \(promise);
      ALTER ROLE \(database.login) SET synchronous_commit = \(promise);
      ALTER ROLE \(database.first.role) SET synchronous_commit = \(promise);
      """)
    let server = PostgresServer(database.first.server.address)
    let store = try server.store(board: "A")
    let kept = try await store.write("asking") { session in
      let link = try #require(session as? PostgresSession).link
      return .rollback(try link.query("SELECT current_setting('synchronous_commit')").text(0, 0))
    }
    #expect(kept == (promise == "remote_apply" ? promise : "on"))
    await server.close()
  }

  // The session ends itself at COMMIT, before anything is kept: the answer is lost and so is the event.
  @Test("An event that was not kept when the answer got lost is written again, once")
  func notKept() async throws {
    let database = try await BoardDatabase()
    _ = try database.psql(
      """
      CREATE SEQUENCE public.once;
      CREATE FUNCTION public.vanish() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('public.once') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER vanish AFTER INSERT ON roder.event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION public.vanish();
      """)
    #expect(try await SettlingTests.write("två", database.first) == 2)
    #expect(try database.psql("SELECT last_value FROM public.once") == "2")
    #expect(try await database.first.events(after: 0, limit: 10).map(\.header.number) == [1, 2])
    #expect(try await database.first.verify() == [])
  }

  // The commit waits for a replica that there is not, and the session is ended while it waits: it is kept.
  @Test("An event that was kept when the answer got lost is found and not written again")
  func kept() async throws {
    let cluster = try PostgresCluster(named: "settling")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    let store = database.first
    try cluster.succeed("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    try cluster.succeed("SELECT pg_reload_conf()")
    let writing = Task { try await SettlingTests.write("två", store) }
    let waits = try await eventually {
      try database.psql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == "1"
    }
    #expect(waits)
    try database.server.signal("pg_terminate_backend", where: "wait_event = 'SyncRep'")
    try cluster.succeed("ALTER SYSTEM RESET synchronous_standby_names")
    try cluster.succeed("SELECT pg_reload_conf()")
    #expect(try await writing.value == 2)
    #expect(try await store.events(after: 0, limit: 10).map(\.header.number) == [1, 2])
    #expect(try await SettlingTests.write("tre", store) == 3)
    #expect(try await store.verify() == [])
  }

  // Found on the server that wrote it, an event is not yet on the replica that may take the server's place.
  @Test("An event that was kept when the answer got lost is not acknowledged before the replica has it")
  func keptHereOnly() async throws {
    let cluster = try PostgresCluster(named: "unconfirmed")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    let store = database.first
    try cluster.waitForReplicas(["nobody"])
    let isAnswered = Counter()
    let writing = Task {
      let event = try await SettlingTests.write("två", store)
      isAnswered.count()
      return event
    }
    func waits() async throws -> Bool {
      try await eventually {
        try database.psql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == "1"
      }
    }
    for _ in 1...3 {
      #expect(try await waits())
      try database.server.signal("pg_terminate_backend", where: "wait_event = 'SyncRep'")
      #expect(try await waits())
    }
    #expect(try database.psql("SELECT count(*) FROM roder.event WHERE tenant = 1") == "2")
    #expect(isAnswered.value == 0)
    // Others hear why they wait.
    var timeouts = PostgresTimeouts()
    timeouts.lock = .milliseconds(300)
    let other = try PostgresServer(store.server.address, timeouts: timeouts).store(board: "A")
    do {
      _ = try await SettlingTests.write("tre", other)
      Issue.record("The lock was free")
    } catch StorageProblem.busy(_, let holder) {
      #expect(holder?.hasSuffix(", som väntar på att repliken ska kvittera") == true)
    }
    try cluster.waitForReplicas([])
    #expect(try await writing.value == 2)
    #expect(try await store.events(after: 0, limit: 10).map(\.header.number) == [1, 2])
    #expect(try await store.verify() == [])
  }

  @Test("Whoever waits five seconds for the write lock hears who holds it; other boards do not wait")
  func busy() async throws {
    let database = try await BoardDatabase()
    let (first, second) = (database.first, database.second)
    var timeouts = PostgresTimeouts()
    timeouts.lock = .milliseconds(300)
    let other = PostgresServer(first.server.address, timeouts: timeouts)
    let impatient = try other.store(board: "A")
    let name = try await first.server.pool.run { link in
      try link.query("SELECT current_setting('application_name')").text(0, 0)
    }
    #expect(name.hasPrefix("roder "))
    let (holds, isHeard) = (Counter(), DispatchSemaphore(value: 0))
    let holding = Task {
      try await first.write("holding") { _ in
        holds.count()
        return .rollback(isHeard.wait(timeout: .now() + 300))
      }
    }
    #expect(try await eventually { holds.value == 1 })
    await #expect(throws: StorageProblem.busy(path: other.address.description, holder: name)) {
      _ = try await SettlingTests.write("två", impatient)
    }
    #expect(try await SettlingTests.write("två", second) == 2)
    isHeard.signal()
    #expect(try await holding.value == .success)
    #expect(try await SettlingTests.write("två", impatient) == 2)
  }

  @Test("A server that restarts in the midst of writes loses nothing that was acknowledged and asks for no hand")
  func restarts() async throws {
    let cluster = try PostgresCluster(named: "restarting")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster, patience: .seconds(120))
    let store = database.first
    let (written, stop) = (Counter(), Counter())
    let writing = Task {
      var acknowledged: [Int] = []
      while stop.value == 0 {
        if let event = try await SettlingTests.write("text \(written.value)", store) { acknowledged.append(event) }
        written.count()
      }
      return acknowledged
    }
    // Each time it is in the midst of them, and goes on after.
    for kind in [PostgresCluster.Stop.fast, .immediate] {
      let before = written.value
      #expect(try await eventually(within: .seconds(120)) { written.value >= before + 5 })
      try cluster.restart(kind)
    }
    let before = written.value
    #expect(try await eventually(within: .seconds(120)) { written.value >= before + 5 })
    stop.count()
    let acknowledged = try await writing.value
    #expect(acknowledged.count >= 15)
    #expect(acknowledged == Array(2..<(2 + acknowledged.count)))
    #expect(try await store.events(after: 0, limit: 1_000_000).count == acknowledged.count + 1)
    #expect(try await store.verify() == [])
  }
}
