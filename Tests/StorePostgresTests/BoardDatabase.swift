import Kernel
import PostgresSandbox
import Storage
import TestSupport
import Testing

@testable import StorePostgres

/// A database with two boards that have content, an owner of the tables, and a login that serves the boards.
struct BoardDatabase {
  let server: Server
  let owner: String
  let login: String
  /// The store of the board "A", and its role.
  let first: PostgresStore
  /// The store of the board "B", and its role.
  let second: PostgresStore

  static let table = SampleBoard.postings

  init(_ cluster: PostgresCluster? = nil, patience: Duration = .seconds(30)) async throws {
    server = try Server(cluster)
    owner = server.database + "_owner"
    login = server.database + "_app"
    try server.cluster.succeed(
      """
      CREATE ROLE \(owner) LOGIN CREATEROLE; CREATE ROLE \(login) LOGIN;
      ALTER DATABASE \(server.database) OWNER TO \(owner);
      """)
    let postgres = PostgresServer(
      try server.address(as: login), admin: try server.address(as: owner), facts: [BoardDatabase.table],
      patience: patience)
    let key = StoreKey(bytes: (0..<32).map { UInt8($0) })
    first = try postgres.create(board: "A") { _ in key }
    second = try postgres.create(board: "B") { _ in key }
    for store in [first, second] { try await BoardDatabase.fill(store) }
  }

  /// What each board has: a note with a sealed file and a blob, a segment of facts, working data.
  private static func fill(_ store: PostgresStore) async throws {
    let rows = FactColumns([
      ("account", .code(CodeColumn(dictionary: ["5011", "3110"], codes: [0, 1]))),
      ("amount_ore", .integer([100, -store.role.utf8.reduce(0) { $0 + Int64($1) }])),
      ("text", .text(TextColumn(bytes: Array("ab".utf8), ends: [1, 2]))),
    ])
    let month = try #require(Month("2019-04"))
    try await store.stage([Segment(table: table, month: month, rows: rows)])
    _ = try await store.append("test.write", context: context()) { transaction in
      _ = transaction.keep(Array("bilaga".utf8))
      try transaction.put(BoardNote(text: "hemligt för \(store.board)"), id: "a")
      try transaction.keepSealed(SealableContent(Array("text".utf8)), as: .sourceFile)
    }
    try await store.setWorking("draft", "a", [1], expires: Instant(seconds: 4_000_000_000))
  }

  static func context() throws -> Context {
    Context(actor: .administrator("cli:anna"), now: try #require(Instant("2019-05-14T08:30:00Z"))) { count in
      (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    }
  }

  /// What psql says to statements run in the board's role by somebody who may be that board and no other.
  func psql(_ statements: String, as store: PostgresStore) throws -> PostgresCluster.Run {
    let analyst = server.database + "_analyst_\(store.tenant.number)"
    try server.cluster.succeed(
      """
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(analyst)') THEN
          CREATE ROLE \(analyst) LOGIN; GRANT \(store.role) TO \(analyst);
        END IF;
      END $$
      """)
    return try server.cluster.psql(
      "SET ROLE \(store.role); SET search_path = roder, pg_temp;\n" + statements, as: analyst, in: server.database)
  }

  /// What psql answers to whoever administers the server.
  func psql(_ statements: String) throws -> String { try server.psql(statements) }
}

/// A record for these tests' own use.
struct BoardNote: RecordKind, Hashable {
  static let kind = "note"
  static let tag = "note/1"

  let text: String
}
