import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("The pool of connections")
struct PoolTests {
  private static func process(_ link: PostgresLink) throws -> Int {
    try link.query("SELECT pg_backend_pid()").integer(0, 0)
  }

  /// Holds an advisory lock from another connection while `body` runs.
  private static func holding(
    _ number: Int, on server: Server, _ body: (PostgresPool) async throws -> Void
  ) async throws {
    let other = try server.pool(size: 1)
    try await other.run { try $0.execute("SELECT pg_advisory_lock(\(number))") }
    try await body(other)
    await other.close()
  }

  /// How many wait for an advisory lock in the database.
  private static func waiters(_ pool: PostgresPool) async throws -> Int {
    try await pool.run { link in
      try link.query(
        """
        SELECT count(*) FROM pg_locks
        WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """
      ).integer(0, 0)
    }
  }

  @Test("Connections are made when they are needed and reused")
  func reuse() async throws {
    let pool = try Server().pool(size: 3)
    #expect(pool.count == 0)
    let processes = try await [pool.run(PoolTests.process), pool.run(PoolTests.process), pool.run(PoolTests.process)]
    #expect(Set(processes).count == 1)
    #expect(pool.count == 1)
    await pool.close()
  }

  @Test("Connections are closed when there is nothing to do, and made anew")
  func idle() async throws {
    let pool = try Server().pool(size: 3) { $0.idle = .milliseconds(100) }
    let before = try await pool.run(PoolTests.process)
    #expect(try await eventually { pool.count == 0 })
    let after = try await pool.run(PoolTests.process)
    #expect(after != before)
    await pool.close()
  }

  // If a waiting statement or a waiting job held one of the few threads that tasks run on, nobody could let go of the
  // lock, and the test would not end.
  @Test("A hundred jobs wait on four connections, and tasks go on meanwhile", .timeLimit(.minutes(5)))
  func cooperative() async throws {
    let server = try Server()
    let pool = try server.pool(size: 4) {
      $0.waiting = .seconds(240)
      $0.lock = .seconds(240)
    }
    try await PoolTests.holding(7, on: server) { other in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<100 {
          group.addTask {
            try await pool.run { link in
              try link.execute("SELECT pg_advisory_lock_shared(7); SELECT pg_advisory_unlock_shared(7)")
              return number
            }
          }
        }
        #expect(try await eventually { try await PoolTests.waiters(other) == 4 })
        #expect(try await eventually { pool.waiting == 96 })
        // More tasks than there are threads for them, all ended before the lock is let go.
        let meanwhile = (0..<100).map { number in
          Task {
            await Task.yield()
            return number
          }
        }
        for (number, task) in meanwhile.enumerated() { #expect(await task.value == number) }
        #expect(try await PoolTests.waiters(other) == 4)
        #expect(pool.count == 4)
        try await other.run { try $0.execute("SELECT pg_advisory_unlock(7)") }
        var sum = 0
        for try await number in group { sum += number }
        #expect(sum == 4_950)
      }
      #expect(pool.count == 4)
    }
    await pool.close()
  }

  @Test("Who waits too long for a connection is told so, and the pool goes on")
  func crowded() async throws {
    let server = try Server()
    let pool = try server.pool(size: 1) {
      $0.waiting = .milliseconds(100)
      $0.lock = .seconds(240)
    }
    try await PoolTests.holding(8, on: server) { other in
      async let first: Void = pool.run { try $0.execute("SELECT pg_advisory_lock(8)") }
      #expect(try await eventually { try await PoolTests.waiters(other) == 1 })
      let problem = await #expect(throws: StorageProblem.self) { try await pool.run(PoolTests.process) }
      #expect(problem == .crowded(path: pool.address.description))
      try await other.run { try $0.execute("SELECT pg_advisory_unlock(8)") }
      try await first
    }
    _ = try await pool.run(PoolTests.process)
    await pool.close()
  }

  @Test("Who waits too long for a lock is told that the store is busy, and a statement too slow is a fault")
  func timeouts() async throws {
    let server = try Server()
    let pool = try server.pool(size: 1) {
      $0.lock = .milliseconds(100)
      $0.statement = .seconds(3)
    }
    try await PoolTests.holding(9, on: server) { _ in
      let lock = await #expect(throws: PostgresError.self) {
        try await pool.run { try $0.execute("SELECT pg_advisory_lock(9)") }
      }
      let told = lock.map { PostgresFailure.told($0, doing: "writing to", place: "p") }
      #expect(told as? StorageProblem == .busy(path: "p"))
    }
    let slow = await #expect(throws: PostgresError.self) {
      try await pool.run { try $0.query("SELECT pg_sleep(60)").count }
    }
    #expect(slow?.sqlState == "57014")
    #expect(slow.map { PostgresFailure.told($0, doing: "reading", place: "p") } is Fault)
    _ = try await pool.run(PoolTests.process)
    await pool.close()
  }

  @Test("A cancelled task stops its statement, or its wait, and the connection goes on")
  func cancelled() async throws {
    let server = try Server()
    let pool = try server.pool(size: 1) { $0.lock = .seconds(60) }
    let process = try await pool.run(PoolTests.process)
    try await PoolTests.holding(10, on: server) { (other: PostgresPool) async throws in
      let running = Task {
        try await pool.run { link in try link.transaction { try link.execute("SELECT pg_advisory_lock(10)") } }
      }
      #expect(try await eventually { try await PoolTests.waiters(other) == 1 })
      let waiting = Task { try await pool.run(PoolTests.process) }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      running.cancel()
      await #expect(throws: CancellationError.self) { try await running.value }
    }
    let never = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await pool.run(PoolTests.process)
    }
    await #expect(throws: CancellationError.self) { try await never.value }
    let streamed = Task {
      try await pool.run { link in
        var rows = 0
        try link.forEachRow("SELECT n, repeat('x', 1000) FROM generate_series(1, 100000000) AS n") { _ in
          rows += 1
        }
      }
    }
    #expect(
      try await eventually {
        try server.psql(
          """
          SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name LIKE 'roder%' AND state = 'active'
          """) == "1"
      })
    streamed.cancel()
    await #expect(throws: CancellationError.self) { try await streamed.value }
    #expect(try await pool.run(PoolTests.process) == process)
    await pool.close()
  }

  @Test("Closing waits for the jobs that run and wait, and every later job is a fault")
  func closing() async throws {
    let server = try Server()
    let pool = try server.pool(size: 1) { $0.lock = .seconds(60) }
    try await PoolTests.holding(11, on: server) { other in
      let ended = Counter()
      let jobs = (1...3).map { _ in
        Task {
          try await pool.run { link in
            try link.execute("SELECT pg_advisory_lock_shared(11)")
            ended.count()
          }
        }
      }
      #expect(try await eventually { try await PoolTests.waiters(other) == 1 })
      #expect(try await eventually { pool.waiting == 2 })
      let close = Task { await pool.close() }
      try await other.run { try $0.execute("SELECT pg_advisory_unlock(11)") }
      for job in jobs { try await job.value }
      await close.value
      #expect(ended.value == 3)
      #expect(pool.count == 0)
      await #expect(throws: Fault.self) { try await pool.run(PoolTests.process) }
      await pool.close()
    }
    #expect(
      try await eventually {
        try server.sessions() == 0
      })
  }

  @Test("A pool that nobody holds any more closes its connections")
  func forgotten() async throws {
    let server = try Server()
    do {
      let pool = try server.pool()
      _ = try await pool.run(PoolTests.process)
    }
    #expect(
      try await eventually {
        try server.sessions() == 0
      })
  }

  @Test("What a job throws of its own stays what it is")
  func ownErrors() async throws {
    let pool = try Server().pool()
    await #expect(throws: StorageProblem.hasKey) { try await pool.run { _ in throw StorageProblem.hasKey } }
    await pool.close()
  }
}
