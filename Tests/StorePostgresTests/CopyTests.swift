import Storage
import TestSupport
import Testing

@testable import StorePostgres

@Suite("Many rows at once")
struct CopyTests {
  private static let copy = "COPY t (a, b, c, d) FROM STDIN (FORMAT binary)"

  private static func server() throws -> Server {
    let server = try Server()
    _ = try server.psql("CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT, c BYTEA, d BIGINT)")
    return server
  }

  private static func write(_ row: Int, _ copy: inout PostgresCopy) throws {
    try copy.beginRow(columns: 4)
    copy.integer(row)
    copy.text("rad \(row) åäö")
    copy.bytes([UInt8](repeating: UInt8(truncatingIfNeeded: row), count: row % 7))
    if row % 3 == 0 { copy.null() } else { copy.integer(Int64.max - Int64(row)) }
  }

  @Test("A hundred thousand rows arrive as they were written")
  func many() async throws {
    let server = try CopyTests.server()
    let pool = try server.pool()
    let count = try await pool.run { link in
      try link.copyIn(CopyTests.copy) { copy in for row in 0..<100_000 { try CopyTests.write(row, &copy) } }
    }
    #expect(count == 100_000)
    let wrong = try await pool.run { link in
      var (next, wrong) = (0, 0)
      try link.forEachRow("SELECT a, b, c, d FROM t ORDER BY a") { row in
        let isRight =
          row.integer(0) == next && row.text(1) == "rad \(next) åäö"
          && row.bytes(2) == [UInt8](repeating: UInt8(truncatingIfNeeded: next), count: next % 7)
          && !row.isNull(2) && row.isNull(3) == (next % 3 == 0)
          && (next % 3 == 0 || row.integer(3) == Int.max - next)
        if !isRight { wrong += 1 }
        next += 1
      }
      return next == 100_000 ? wrong : -1
    }
    #expect(wrong == 0)
    await pool.close()
  }

  @Test("No rows, one huge value and empty values are rows like others")
  func odd() async throws {
    let server = try CopyTests.server()
    let pool = try server.pool()
    let none = try await pool.run { try $0.copyIn(CopyTests.copy) { _ in } }
    #expect(none == 0)
    let huge = String(repeating: "ö", count: 3_000_000)
    let two = try await pool.run { link in
      try link.copyIn(CopyTests.copy) { copy in
        for text in [huge, ""] {
          try copy.beginRow(columns: 4)
          copy.integer(text.utf8.count)
          copy.text(text)
          copy.bytes([])
          copy.null()
        }
      }
    }
    #expect(two == 2)
    #expect(
      try server.psql("SELECT a, octet_length(b), c = '', d IS NULL FROM t ORDER BY a")
        == "0|0|t|t\n6000000|6000000|t|t")
    await pool.close()
  }

  @Test("A COPY that fails at its last row keeps none, and the connection goes on")
  func failing() async throws {
    struct Enough: Error {}
    let server = try CopyTests.server()
    let pool = try server.pool(size: 1)
    let process = try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) }
    let twice = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.copyIn(CopyTests.copy) { copy in
          for row in 0..<50_000 { try CopyTests.write(row == 49_999 ? 0 : row, &copy) }
        }
      }
    }
    #expect(twice?.sqlState == "23505")
    // The refusal comes while rows are still being sent.
    let early = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.copyIn(CopyTests.copy) { copy in
          for row in 0..<400_000 { try CopyTests.write(row % 2, &copy) }
        }
      }
    }
    #expect(early?.sqlState == "23505")
    await #expect(throws: Enough.self) {
      try await pool.run { link in
        try link.copyIn(CopyTests.copy) { copy in
          for row in 0..<50_000 { try CopyTests.write(row, &copy) }
          throw Enough()
        }
      }
    }
    let columns = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.copyIn(CopyTests.copy) { copy in
          try copy.beginRow(columns: 1)
          copy.integer(1)
        }
      }
    }
    #expect(columns?.sqlState == "22P04")
    for line in ["COPY t (a) FROM STDIN", "COPY nothing FROM STDIN (FORMAT binary)"] {
      await #expect(throws: PostgresError.self) { try await pool.run { try $0.copyIn(line) { _ in } } }
    }
    #expect(try server.psql("SELECT count(*) FROM t") == "0")
    #expect(try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) } == process)
    await pool.close()
  }

  @Test("A COPY inside a transaction goes with it")
  func inTransaction() async throws {
    let server = try CopyTests.server()
    let pool = try server.pool(size: 1)
    await #expect(throws: CancellationError.self) {
      try await pool.run { link in
        try link.transaction {
          try link.copyIn(CopyTests.copy) { try CopyTests.write(1, &$0) }
          throw CancellationError()
        }
      }
    }
    #expect(try server.psql("SELECT count(*) FROM t") == "0")
    try await pool.run { link in
      try link.transaction { _ = try link.copyIn(CopyTests.copy) { try CopyTests.write(1, &$0) } }
    }
    #expect(try server.psql("SELECT count(*) FROM t") == "1")
    await pool.close()
  }
}
