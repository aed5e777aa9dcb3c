import Storage
import Testing

@testable import StorePostgres

@Suite("Values on their way to PostgreSQL and back")
struct ValueTests {
  @Test("Integers come back as they went", arguments: [0, 1, -1, 255, 256, -32_769, 1 << 40, .max, .min])
  func integers(number: Int) async throws {
    let pool = try Server().pool()
    let back = try await pool.run { try $0.query("SELECT $1::bigint", .integer(number)).integer(0, 0) }
    #expect(back == number)
    await pool.close()
  }

  @Test("Narrower integers, counts and Booleans read as integers")
  func narrow() async throws {
    let pool = try Server().pool()
    let back = try await pool.run { link in
      let result = try link.query(
        "SELECT (-2)::smallint, (-3)::integer, count(*), true, false FROM generate_series(1, 7)"
      )
      return (0..<5).map { result.integer(0, $0) }
    }
    #expect(back == [-2, -3, 7, 1, 0])
    await pool.close()
  }

  @Test("Texts and bytes come back as they went, empty ones are not NULL, and NULL is NULL")
  func texts() async throws {
    let pool = try Server().pool()
    let long = String(repeating: "åäö€😀\n\\'\"", count: 200_000)
    let bytes: [[UInt8]] = [[], [0], [0, 0, 255, 0], Array(0...255), [UInt8](repeating: 7, count: 3_000_000)]
    for text in ["", "a", "å\u{301}", "'; DROP TABLE x; --", "$1", long] {
      let back = try await pool.run { link in
        let result = try link.query("SELECT $1::text, $1::text IS NULL, octet_length($1::text)", .text(text))
        return (result.text(0, 0), result.integer(0, 1), result.isNull(0, 0), result.integer(0, 2))
      }
      #expect(back.0 == text && back.1 == 0 && !back.2 && back.3 == text.utf8.count)
    }
    for value in bytes {
      let back = try await pool.run { link in
        let result = try link.query("SELECT $1::bytea, $1::bytea IS NULL", .bytes(value))
        return (result.bytes(0, 0), result.integer(0, 1), result.isNull(0, 0))
      }
      #expect(back.0 == value && back.1 == 0 && !back.2)
    }
    let null = try await pool.run { link in
      let result = try link.query("SELECT $1::text, $2::bigint, $3::bytea, NULL", .null, .null, .null)
      return (0..<4).allSatisfy { result.isNull(0, $0) && result.bytes(0, $0) == [] }
    }
    #expect(null)
    await pool.close()
  }

  @Test(
    "Arrays find what they hold and nothing else", arguments: [[], ["a"], ["", "a,b", "{}", "\"", "NULL", "å", "a"]])
  func arrays(words: [String]) async throws {
    let pool = try Server().pool()
    let (found, back, numbers) = try await pool.run { link in
      let found = try link.query(
        "SELECT w FROM unnest($1::text[]) AS w WHERE w = ANY ($2) ORDER BY w COLLATE \"C\"",
        .texts(["", "a", "b", "a,b", "{}", "\"", "NULL", "å"]), .texts(words)
      ).map { $0.text(0) }
      let back = try link.query(
        "SELECT w FROM unnest($1::text[]) WITH ORDINALITY AS u (w, n) ORDER BY n", .texts(words))
      let numbers = try link.query(
        "SELECT n FROM unnest($1::bigint[]) WITH ORDINALITY AS u (n, k) ORDER BY k", .integers([3, -1, .max]))
      return (found, back.map { $0.text(0) }, numbers.map { $0.integer(0) })
    }
    #expect(Set(found) == Set(words))
    #expect(back == words)
    #expect(numbers == [3, -1, .max])
    await pool.close()
  }

  @Test("A value larger than PostgreSQL takes is refused before it is sent, and the connection goes on")
  func tooLarge() async throws {
    let pool = try Server().pool(size: 1)
    let process = try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) }
    let failure = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.query("SELECT $1", .bytes([UInt8](repeating: 0, count: PostgresLink.largestMessage))).count
      }
    }
    #expect(failure?.sqlState == "54000")
    #expect(try await pool.run { try $0.query("SELECT pg_backend_pid()").integer(0, 0) } == process)
    await pool.close()
  }

  @Test("A zero byte in a text is refused by the server, as text and in a COPY, and nothing is kept")
  func zeroBytes() async throws {
    let server = try Server()
    _ = try server.psql("CREATE TABLE t (a TEXT)")
    let pool = try server.pool()
    let told = await #expect(throws: PostgresError.self) {
      try await pool.run { try $0.query("INSERT INTO t (a) VALUES ($1)", .text("a\0b")).touched }
    }
    #expect(told?.sqlState == "22021")
    let copied = await #expect(throws: PostgresError.self) {
      try await pool.run { link in
        try link.copyIn("COPY t (a) FROM STDIN (FORMAT binary)") { copy in
          try copy.beginRow(columns: 1)
          copy.text("a")
          try copy.beginRow(columns: 1)
          copy.text("a\0b")
        }
      }
    }
    #expect(copied?.sqlState == "22021")
    #expect(try server.psql("SELECT count(*) FROM t") == "0")
    await pool.close()
  }
}
