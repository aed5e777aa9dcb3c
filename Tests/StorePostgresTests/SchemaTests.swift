import Foundation
import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

/// Every schema that was ever written is read for ever. `Schemas/N.sql` holds a small store as the schema of version N
/// keeps it (scripts/keep-schema); it is made when that version is and never changed.
@Suite("Databases of every earlier schema")
struct SchemaTests {
  /// The digests of the steps, oldest first. A step that was released never changes: a digest here is only ever added.
  static let released = [
    "ebf2d0078ad28daa2193e8556f9b4b43f2917fd37bb3caa80e7ad7a2329d189e",
    "6754646bab432d580752698dea83d8ad62bf64ccf866afc8ca4b52afb4dd7ceb",
  ]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Schemas")

  /// The last event's hash in each kept store: that of the same content in a file, since its schema of version 3.
  static let ends = [String](repeating: "0002aa7ddd42bc56fa96e394e0c90c686bdc51f97c07c03d9d493561a62e09b2", count: 2)

  static let key = StoreKey(bytes: [UInt8](repeating: 9, count: StoreKey.length))

  @Test("No released step has changed, and each version has its kept store")
  func steps() throws {
    let digests = PostgresSchema.steps.map { Storage.Digest.of(Array($0.utf8)).description }
    #expect(digests == Self.released, "A new step: add its digest. A changed step: put it back, and add another.")
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(kept == (1...PostgresSchema.version).map { "\($0).sql" }.sorted(), "Run scripts/keep-schema postgres.")
    #expect(Self.ends.count == PostgresSchema.version)
  }

  @Test("It opens, agrees with itself, holds what it held and can be written on", arguments: 1...PostgresSchema.version)
  func kept(version: Int) async throws {
    let (server, identity) = try Self.restored(version)
    let postgres = PostgresServer(
      try server.address(as: identity + "_app"), admin: try server.address(as: identity + "_owner"),
      facts: [BoardDatabase.table])
    #expect(try postgres.boards() == ["Nämnden för prov"])
    let store = try postgres.store(board: nil) { _ in Self.key }
    #expect(try server.psql("SELECT max(step) FROM roder.schema_step") == "\(PostgresSchema.version)")
    #expect(try await store.verify() == [])
    let events = try await store.events(after: 0, limit: 10)
    #expect(events.map(\.header.number) == [1, 2, 3])
    #expect(events.last?.hash.description == Self.ends[version - 1])
    try await expectContent(of: store)
    // The same steps make a new database, and nothing else does.
    let (present, fresh) = (try Self.tables(of: server), try Self.tables(of: try await BoardDatabase().server))
    #expect(present.count > 100)
    #expect(present.symmetricDifference(fresh) == [])
    let written = try await store.append("test.write", context: BoardDatabase.context()) {
      try $0.put(BoardNote(text: "fyra"), id: "a")
    }
    #expect(written.event == 4)
    #expect(try await store.stage([try Self.segment()]) == 1)
    #expect(try await store.verify() == [])
    let other = try postgres.create(board: "Ny nämnd")
    #expect(try await other.events(after: 0, limit: 1).isEmpty)
    #expect(try await other.verify() == [])
    await postgres.close()
  }

  private func expectContent(of store: PostgresStore) async throws {
    try await store.read(asOf: .now, scope: .everything) { view in
      #expect(try view.state.record(BoardNote.self, id: "a")?.value.text == "två")
      #expect(try view.state.record(BoardNote.self, id: "å ä ö")?.value.text == "tre")
      let batch = try #require(try view.state.record(Batch.self, id: "b1")?.value)
      let segments = batch.parts.compactMap(\.segment)
      let sums = try segments.map { try view.facts.sums(of: $0, in: BoardDatabase.table) }
      #expect(sums[0].code("account").dictionary == ["5011", "6011"])
      #expect(sums[0].integer("amount_ore") == [1 << 40 | 100, -101])
      #expect(sums[1].integer("amount_ore") == [7])
      let rows = try view.facts.rows(of: segments[0], in: BoardDatabase.table, where: [:], limit: nil)
      #expect((0..<rows.count).map { rows.text("text")[$0] } == ["hyra", "", "lön å"])
    }
    let earlier = try await store.read(asOf: .event(1), scope: .everything) {
      try $0.state.record(BoardNote.self, id: "a")
    }
    #expect(earlier?.value.text == "ett")
    #expect(try await store.working("draft", "a", at: Instant(seconds: 1)) == Array("utkast".utf8))
  }

  private static func segment() throws -> Segment {
    Segment(
      table: BoardDatabase.table, month: try #require(Month("2019-05")),
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: ["5011"], codes: [0]))), ("amount_ore", .integer([1])),
        ("text", .text(TextColumn(bytes: Array("a".utf8), ends: [1]))),
      ]))
  }

  /// A database that the kept text describes, and its identity. Its owner is called that with `_owner`, its login with
  /// `_app`.
  private static func restored(_ version: Int) throws -> (Server, identity: String) {
    let server = try Server()
    let identity = "kept_\(version)_" + server.database
    try server.cluster.succeed(
      """
      CREATE ROLE \(identity)_owner LOGIN CREATEROLE; CREATE ROLE \(identity)_app LOGIN;
      ALTER DATABASE \(server.database) OWNER TO \(identity)_owner;
      """)
    let text = try String(contentsOf: folder.appendingPathComponent("\(version).sql"), encoding: .utf8)
    _ = try server.psql(
      text.replacing("{identity}", with: identity).replacing("{owner}", with: identity + "_owner")
        + "GRANT roder_\(identity)_pool TO \(identity)_app;")
    return (server, identity)
  }

  /// Columns, indexes, constraints, policies, rights and functions, with the identity left out.
  private static func tables(of server: Server) throws -> Set<String> {
    let identity = try server.psql("SELECT identity FROM roder.store")
    let owner = try server.psql("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'roder'")
    let rows = try server.psql(
      """
      SELECT line || chr(1) FROM (
        SELECT format('%s %s %s %s %s %s %s %s', c.oid::REGCLASS, a.attname, format_type(a.atttypid, a.atttypmod),
          a.attnotnull, a.attstorage, a.attstattarget, a.attcollation, a.attnum)
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE c.relnamespace IN ('roder'::REGNAMESPACE, 'roder_part'::REGNAMESPACE) AND a.attnum > 0
        UNION ALL SELECT format('%s %s %s %s %s', c.oid::REGCLASS, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
          c.relacl)
        FROM pg_class AS c WHERE c.relnamespace IN ('roder'::REGNAMESPACE, 'roder_part'::REGNAMESPACE)
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname LIKE 'roder%'
        UNION ALL SELECT format('%s %s', conrelid::REGCLASS, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace IN ('roder'::REGNAMESPACE, 'roder_part'::REGNAMESPACE)
        UNION ALL SELECT format('%s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check)
        FROM pg_policies WHERE schemaname LIKE 'roder%'
        UNION ALL SELECT format('%s %s', pg_get_functiondef(oid), proacl) FROM pg_proc
        WHERE pronamespace = 'roder'::REGNAMESPACE
      ) AS found (line)
      """)
    return Set(
      rows.replacing(owner, with: "OWNER").replacing(identity, with: "IDENTITY").split(separator: "\u{1}")
        .map { $0.drop { $0 == "\n" } }.map(String.init))
  }
}
