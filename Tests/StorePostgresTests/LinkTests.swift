import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("Statements on one connection")
struct LinkTests {
  @Test("A statement is prepared once for the same text and types, and reused")
  func reuse() async throws {
    let pool = try Server().pool(size: 1)
    for number in 1...5 {
      let back = try await pool.run { try $0.query("SELECT $1 + 1", .integer(number)).integer(0, 0) }
      #expect(back == number + 1)
    }
    _ = try await pool.run { try $0.query("SELECT $1", .text("a")).count }
    _ = try await pool.run { try $0.query("SELECT $1", .integer(1)).count }
    let kept = try await pool.run { link in
      try link.query(
        "SELECT statement FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prep%' ORDER BY prepare_time, name"
      ).map { $0.text(0) }
    }
    #expect(kept == ["SELECT current_setting('synchronous_commit')", "SELECT $1 + 1", "SELECT $1", "SELECT $1"])
    await pool.close()
  }

  @Test("However many statements come, the server keeps a bounded number, and all answer")
  func manyStatements() async throws {
    let pool = try Server().pool(size: 1)
    let kept = try await pool.run { link in
      for number in 0..<(PostgresLink.preparedLimit + 50) {
        let back = try link.query("SELECT $1 + \(number)", .integer(1)).integer(0, 0)
        guard back == number + 1 else { throw PostgresError(message: "wrong answer to \(number)") }
      }
      var rows = 0
      try link.forEachRow("SELECT 1 FROM generate_series(1, $1) AS late", .integer(9)) { rows += $0.integer(0) }
      guard rows == 9 else { throw PostgresError(message: "wrong number of rows") }
      return try link.query("SELECT count(*) FROM pg_prepared_statements").integer(0, 0)
    }
    #expect(kept == PostgresLink.preparedLimit)
    await pool.close()
  }

  @Test("A statement that the server has forgotten fails once and is prepared anew")
  func forgotten() async throws {
    let pool = try Server().pool(size: 1)
    try await pool.run { link in
      try link.query("SELECT 1")
      try link.execute("DEALLOCATE ALL")
    }
    let failure = await #expect(throws: PostgresError.self) { try await pool.run { try $0.query("SELECT 1").count } }
    #expect(failure?.sqlState == "26000")
    #expect(try await pool.run { try $0.query("SELECT 1").integer(0, 0) } == 1)
    await pool.close()
  }

  @Test("Every connection says who it is, speaks UTF-8 and flushes what it commits", arguments: ["off", "local", "on"])
  func settings(promise: String) async throws {
    let server = try Server()
    _ = try server.psql("ALTER DATABASE \(server.database) SET synchronous_commit = \(promise)")
    let pool = try server.pool(size: 1) { $0.lock = .milliseconds(1_500) }
    let settings = try await pool.run { link in
      try [
        "synchronous_commit", "client_encoding", "application_name", "statement_timeout", "lock_timeout",
        "idle_in_transaction_session_timeout",
      ].map { try link.query("SELECT current_setting($1)", .text($0)).text(0, 0) }
    }
    #expect(settings[0] == "on")
    #expect(settings[1] == "UTF8")
    #expect(settings[2].hasPrefix("roder ") && settings[2].contains(" pid "))
    #expect(Array(settings[3...]) == ["10min", "1500ms", "2min"])
    await pool.close()
  }

  @Test("A server that promises more than a flush is left its promise")
  func strongerPromise() async throws {
    let server = try Server()
    _ = try server.psql("ALTER DATABASE \(server.database) SET synchronous_commit = remote_apply")
    let pool = try server.pool(size: 1)
    let promise = try await pool.run { try $0.query("SELECT current_setting('synchronous_commit')").text(0, 0) }
    #expect(promise == "remote_apply")
    await pool.close()
  }

  @Test("A failed transaction cannot be committed, and what a job leaves open is rolled back")
  func transactions() async throws {
    let server = try Server()
    _ = try server.psql("CREATE TABLE t (a BIGINT PRIMARY KEY)")
    let pool = try server.pool(size: 1)
    let failure = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.execute("BEGIN")
        try link.query("INSERT INTO t (a) VALUES (1)")
        #expect(throws: PostgresError.self) { try link.query("INSERT INTO t (a) VALUES (1)") }
        try link.execute("COMMIT")
      }
    }
    #expect(failure?.sqlState == "25P02")
    try await pool.run { link in
      try link.execute("BEGIN; INSERT INTO t (a) VALUES (2)")
    }
    #expect(try server.psql("SELECT count(*) FROM t") == "0")
    let touched = try await pool.run { link in
      try link.transaction { try link.query("INSERT INTO t (a) SELECT n FROM generate_series(1, 7) AS n").touched }
    }
    #expect(touched == 7)
    #expect(try server.psql("SELECT count(*) FROM t") == "7")
    #expect(pool.count == 1)
    await pool.close()
  }

  @Test("What went wrong is told without the row it went wrong with")
  func secrets() async throws {
    let server = try Server()
    _ = try server.psql("CREATE TABLE t (a TEXT PRIMARY KEY)")
    let pool = try server.pool(size: 1)
    let failure = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        for _ in 0..<2 { try link.query("INSERT INTO t (a) VALUES ($1)", .text("hemligt namn")) }
      }
    }
    #expect(failure?.sqlState == "23505")
    #expect(failure?.description.contains("hemligt") == false)
    await pool.close()
  }

  @Test("Rows arrive in order one at a time, and a reader that gives up leaves the connection in order")
  func streaming() async throws {
    struct Enough: Error {}
    let pool = try Server().pool(size: 1)
    let seen = try await pool.run { link in
      var next = 1
      try link.forEachRow("SELECT n, n::text FROM generate_series(1, $1) AS u (n) ORDER BY 1", .integer(200_000)) {
        row in
        guard row.integer(0) == next, row.text(1) == String(next) else { throw PostgresError(message: "row \(next)") }
        next += 1
      }
      return next
    }
    #expect(seen == 200_001)
    let process = try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) }
    await #expect(throws: Enough.self) {
      try await pool.run { link in
        try link.forEachRow("SELECT n FROM generate_series(1, 100000000) AS n") { row in
          if row.integer(0) == 10 { throw Enough() }
        }
      }
    }
    let failure = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.forEachRow("SELECT 1 / (1000 - n) FROM generate_series(1, 2000) AS n") { _ in }
      }
    }
    #expect(failure?.sqlState == "22012")
    let after = try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) }
    #expect(after == process)
    await pool.close()
  }
}
