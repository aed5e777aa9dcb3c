import Foundation
import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

// Statements are run by psql as a login that may be the board B and no other; A is the other board.
@Suite("The wall between boards")
struct BoardWallTests {
  @Test("Every table with rows of boards forces its policy, also on its owner, and so does every part of one")
  func everyTable() async throws {
    let database = try await BoardDatabase()
    let unguarded = try database.psql(
      """
      SELECT c.oid::REGCLASS FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('roder', 'roder_part') AND c.relkind IN ('r', 'p')
        AND c.relname NOT IN ('store', 'schema_step')
        AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity
          OR (n.nspname = 'roder') <> EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid))
      """)
    #expect(unguarded == "")
    // A view would show what its owner may see, unless it asks as whoever asks it.
    let views = try database.psql(
      """
      SELECT c.relname, c.reloptions FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname = 'roder' AND c.relkind IN ('v', 'm')
      """)
    #expect(views == "ledger_posting|{security_invoker=true}")
    // What the program does, and no more: no right to truncate, to change what is chained, or for everybody.
    let rights = try database.psql(
      """
      SELECT c.relname, string_agg(a.privilege_type, ' ' ORDER BY a.privilege_type)
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL aclexplode(c.relacl) AS a
      WHERE n.nspname IN ('roder', 'roder_part') AND a.grantee <> c.relowner
        AND a.grantee <> ('roder_' || (SELECT identity FROM roder.store) || '_pool')::REGROLE
      GROUP BY c.relname ORDER BY c.relname
      """)
    #expect(
      rights == """
        blob|DELETE INSERT SELECT
        event|INSERT SELECT
        fact_ledger_posting|DELETE INSERT SELECT
        ledger_posting|SELECT
        record_body|DELETE INSERT SELECT
        record_version|INSERT SELECT
        schema_step|SELECT
        sealed_key|DELETE INSERT SELECT
        segment|INSERT SELECT
        shape|INSERT SELECT
        store|SELECT
        tenant|SELECT
        vault|INSERT SELECT
        working_data|DELETE INSERT SELECT UPDATE
        """)
  }

  @Test("In every table and view a board sees its own rows and none of another's, and can make or take none of those")
  func everyRow() async throws {
    let database = try await BoardDatabase()
    let other = database.first.tenant.number
    let tables = try database.psql(
      """
      SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'tenant'
      WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind IN ('r', 'p', 'v') ORDER BY c.relname
      """
    ).split(separator: "\n").map(String.init)
    #expect(tables.count == 11)
    for table in tables {
      #expect(try database.psql("SELECT count(*) > 0 FROM roder.\(table) WHERE tenant = \(other)") == "t", "\(table)")
      let seen = try database.psql(
        "SELECT count(*), count(*) FILTER (WHERE tenant = \(other)) FROM \(table)", as: database.second)
      #expect(seen.answer.hasSuffix("|0\n") && !seen.answer.hasPrefix("0|"), "\(table): \(seen.answer)")
      let columns = try database.psql(
        """
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'roder.\(table)'::REGCLASS AND attnum > 0 AND attname <> 'tenant' AND NOT attisdropped
        """)
      let forged = try database.psql(
        "INSERT INTO \(table) (tenant, \(columns)) SELECT \(other), \(columns) FROM \(table)", as: database.second)
      #expect(forged.code != 0, "\(table)")
      #expect(
        forged.told.contains("row-level security") || forged.told.contains("permission denied"), "\(forged.told)")
      // Where rows may be taken at all, those of the other are not there to be taken.
      let before = try database.psql("SELECT count(*) FROM roder.\(table) WHERE tenant = \(other)")
      _ = try database.psql("DELETE FROM \(table) WHERE tenant = \(other)", as: database.second)
      _ = try database.psql("DELETE FROM \(table)", as: database.second)
      #expect(try database.psql("SELECT count(*) FROM roder.\(table) WHERE tenant = \(other)") == before, "\(table)")
    }
    let view = try database.psql("SELECT DISTINCT board FROM ledger_posting", as: database.first)
    #expect(view.answer == "A\n")
    #expect(try await database.first.verify() == [])
  }

  /// Statements of the board B and what must stand in the refusal.
  static let refused: [(String, String)] = [
    ("SET ROLE %A", "permission denied to set role"), ("SET ROLE %owner", "permission denied to set role"),
    ("SET ROLE %app", "permission denied to set role"),
    ("SELECT set_config('role', '%A', false)", "permission denied to set role"),
    ("SET SESSION AUTHORIZATION %A", "permission denied to set session authorization"),
    ("SELECT count(*) FROM roder_part.event_0", "permission denied for schema"),
    ("TRUNCATE event", "permission denied"), ("TRUNCATE working_data", "permission denied"),
    ("UPDATE event SET hash = ''", "permission denied"), ("DELETE FROM event", "permission denied"),
    ("UPDATE record_body SET body = ''", "permission denied"), ("UPDATE segment SET sums = ''", "permission denied"),
    ("UPDATE tenant SET name = 'A'", "permission denied"), ("UPDATE tenant SET role = '%A'", "permission denied"),
    ("DELETE FROM tenant", "permission denied"), ("UPDATE vault SET fingerprint = ''", "permission denied"),
    ("COPY event FROM stdin", "row-level security"), ("COPY event TO PROGRAM 'cat'", "pg_execute_server_program"),
    ("ALTER TABLE event DISABLE ROW LEVEL SECURITY", "must be owner"),
    ("ALTER TABLE event NO FORCE ROW LEVEL SECURITY", "must be owner"), ("DROP POLICY own ON event", "must be owner"),
    ("CREATE POLICY mine ON event USING (true)", "must be owner"), ("DROP TABLE event", "must be owner"),
    ("CREATE TABLE roder.mine (a INT)", "permission denied"),
    ("CREATE VIEW roder.mine AS SELECT 1", "permission denied"),
    ("CREATE INDEX ON event (hash)", "must be owner"),
    ("CREATE RULE r AS ON INSERT TO event DO NOTHING", "must be owner"),
    ("SELECT split('event')", "permission denied"), ("SELECT guard('event')", "permission denied"),
    ("SET row_security = off; SELECT count(*) FROM event", "would be affected by row-level security"),
    ("SELECT pg_read_file('/etc/passwd')", "permission denied"),
    ("SELECT prepare_facts('any_name', '{a}', '{code}')", "permission denied for function"),
    ("SELECT prepare_facts('ledger_posting', '{amount_ore}', '{code}')", "permission denied for function"),
    ("SELECT prepare_facts('ledger_posting', '{account,odd}', '{code,code}')", "permission denied for function"),
    ("ALTER TABLE fact_ledger_posting ADD COLUMN odd TEXT", "must be owner"),
  ]

  @Test("What a board may not do is refused, and harms nobody")
  func refusals() async throws {
    let database = try await BoardDatabase()
    for (statement, refusal) in BoardWallTests.refused {
      let names = ["%A": database.first.role, "%owner": database.owner, "%app": database.login]
      let run = try database.psql(
        names.reduce(statement) { $0.replacing($1.key, with: $1.value) }, as: database.second)
      #expect(run.code != 0 && run.told.contains(refusal), "\(statement): \(run.answer) \(run.told)")
    }
    #expect(try await database.first.verify() == [])
    #expect(try await database.second.verify() == [])
  }

  /// What the owner may not ask for, and what must stand in the refusal.
  static let undescribed: [(String, String)] = [
    ("SELECT roder.prepare_facts('x_y; DROP TABLE event', '{a}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{\"a INT); DROP TABLE event; --\"}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{a}', '{\"code; DROP TABLE event\"}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{tenant}', '{integer}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{a,a}', '{code,code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{{a},{b}}', '{{code},{code}}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{}', '{}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{a}', NULL)", "no table of facts"),
    ("SELECT roder.prepare_facts('x_y', '{NULL}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('X_Y', '{a}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('x_å', '{a}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts(E'x_y\\n', '{a}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('fact_x', '{a}', '{code}')", "no table of facts"),
    ("SELECT roder.prepare_facts('record_version', '{a}', '{code}')", "no room"),
    ("SELECT roder.prepare_facts('ledger_posting', '{amount_ore}', '{code}')", "already exists"),
  ]

  @Test("The owner makes tables of facts of what describes one, and of nothing else")
  func owner() async throws {
    let database = try await BoardDatabase()
    for (statement, refusal) in BoardWallTests.undescribed {
      let run = try database.server.cluster.psql(statement, as: database.owner, in: database.server.database)
      #expect(run.code != 0 && run.told.contains(refusal), "\(statement): \(run.answer) \(run.told)")
    }
    #expect(try await database.first.verify() == [])
  }

  @Test("A function that whispers, a plan and a foreign key's error tell a board nothing of another's rows")
  func leaks() async throws {
    let database = try await BoardDatabase()
    let other = database.first.tenant.number
    let whisper = """
      CREATE FUNCTION pg_temp.whisper(t BIGINT, b BYTEA) RETURNS BOOLEAN LANGUAGE plpgsql COST 0.0000001 AS
      $$ BEGIN RAISE NOTICE 'whispered %', t; RETURN true; END $$;
      """
    let whispered = try database.psql(
      whisper + "SELECT count(*) FROM event WHERE pg_temp.whisper(tenant, hash);", as: database.second)
    #expect(whispered.told.contains("whispered \(database.second.tenant.number)"))
    #expect(!whispered.told.contains("whispered \(other)"))
    let plan = try database.psql(
      whisper + """
        EXPLAIN (ANALYZE, COSTS OFF)
        SELECT number FROM event WHERE tenant = \(other) AND pg_temp.whisper(tenant, hash)
        """, as: database.second)
    #expect(plan.answer.contains("never executed"), "\(plan.answer)")
    // An event that the other has, and one that it has not: the same words.
    let errors = try [1, 999].map { number in
      try database.psql(
        """
        INSERT INTO record_version (tenant, kind, id, version, event, tag, digest)
        VALUES (\(other), 'k', 'i', 1, \(number), 't', '')
        """, as: database.second
      ).told
    }
    #expect(errors[0] == errors[1])
    #expect(errors[0].contains("row-level security"))
    let samples = try database.psql("SELECT count(*) FROM pg_stats WHERE schemaname LIKE 'roder%'", as: database.second)
    #expect(samples.answer == "0\n")
  }

  @Test("An analyst by the guide reads one board's postings, and can write, take and lock nothing")
  func analyst() async throws {
    let database = try await BoardDatabase()
    let anna = database.server.database + "_anna"
    let number = database.first.tenant.number
    func run(_ statements: String, _ login: String) throws -> PostgresCluster.Run {
      try database.server.cluster.psql(statements, as: login, in: database.server.database)
    }
    let guide = try String(
      contentsOf: URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/guides/drift-postgresql.md"), encoding: .utf8)
    let start = try #require(guide.range(of: "CREATE ROLE anna LOGIN"))
    let recipe = try #require(guide[start.lowerBound...].components(separatedBy: "```").first)
    let made = try run(
      recipe.replacing("anna", with: anna).replacing("tenant = 1", with: "tenant = \(number)"), database.owner)
    #expect(made.code == 0, "\(made.told)")
    #expect(try run("SELECT DISTINCT board FROM roder.ledger_posting", anna).answer == "A\n")
    #expect(try run("SELECT count(*) FROM roder.fact_ledger_posting", anna).answer == "2\n")
    for statement in [
      "SELECT count(*) FROM roder.record_body", "SELECT count(*) FROM roder.event", "SELECT sums FROM roder.segment",
      "SELECT count(*) FROM roder.vault", "DELETE FROM roder.fact_ledger_posting", "UPDATE roder.tenant SET turn = 1",
      "INSERT INTO roder.working_data (tenant, kind, id, expires_at, bytes) VALUES (\(number), 'a', 'b', 1, '')",
      "SELECT tenant FROM roder.tenant FOR NO KEY UPDATE", "SET ROLE \(database.first.role)",
      "SELECT roder.prepare_facts('x_y', '{a}', '{code}')",
    ] {
      let refused = try run("SET default_transaction_read_only = off; " + statement, anna)
      #expect(refused.code != 0 && refused.told.contains("permission denied"), "\(statement): \(refused.answer)")
    }
    #expect(try await database.first.verify() == [])
  }

  @Test("A board whose number is another's, and a key that was forgotten, are found")
  func misplaced() async throws {
    let database = try await BoardDatabase()
    #expect(try await database.first.verify() == [])
    _ = try database.psql("UPDATE roder.vault SET fingerprint = '\\x00' WHERE tenant = 1")
    #expect(
      try await database.first.verify() == ["lagret minns en annan nyckel än den som öppnar dess bilagor"])
    _ = try database.psql(
      """
      SET session_replication_role = replica;
      UPDATE roder.tenant SET tenant = -1 WHERE tenant = 1; UPDATE roder.tenant SET tenant = 1 WHERE tenant = 2;
      UPDATE roder.tenant SET tenant = 2 WHERE tenant = -1;
      """)
    let again = PostgresServer(try database.server.address(as: database.login))
    let found = try await again.store(board: "A").verify()
    #expect(found.contains { $0.contains("nämndens roll är") }, "\(found)")
    await again.close()
  }

  @Test("A board whose key cannot be kept is not made")
  func keyFirst() async throws {
    struct NoRoom: Error {}
    let database = try await BoardDatabase()
    let server = database.first.server
    #expect(throws: (any Error).self) { try server.create(board: "C") { _ in throw NoRoom() } }
    #expect(try server.boards() == ["A", "B"])
    let key = try #require(StoreKey(bytes: (0..<32).map { UInt8($0) }))
    #expect(try server.boards(with: key) == ["A", "B"])
    #expect(try server.boards(with: #require(StoreKey(bytes: [UInt8](repeating: 1, count: 32)))) == [])
  }

  @Test("Who serves boards sees which there are and nothing else before it becomes one; the owner sees no rows either")
  func logins() async throws {
    let database = try await BoardDatabase()
    func run(_ statements: String, _ login: String) throws -> PostgresCluster.Run {
      try database.server.cluster.psql(
        "SET search_path = roder, pg_temp;\n" + statements, as: login, in: database.server.database)
    }
    #expect(try run("SELECT name FROM tenant ORDER BY name", database.login).answer == "A\nB\n")
    for statement in [
      "SELECT count(*) FROM event", "SELECT count(*) FROM ledger_posting", "SELECT count(*) FROM vault",
      "INSERT INTO tenant (tenant, name, role) VALUES (9, 'C', 'c')", "UPDATE tenant SET turn = 1",
      "SELECT prepare_facts('x_y', '{a}', '{code}')", "CREATE TABLE roder.mine (a INT)",
    ] {
      let refused = try run(statement, database.login)
      #expect(refused.code != 0 && refused.told.contains("permission denied"), "\(statement): \(refused.answer)")
    }
    for table in ["event", "record_body", "fact_ledger_posting", "ledger_posting", "roder_part.event_0"] {
      #expect(try run("SELECT count(*) FROM \(table)", database.owner).answer == "0\n", "\(table)")
    }
    let forged = try run(
      "INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash) VALUES (1, 9, 1, '', '', '')",
      database.owner)
    #expect(forged.told.contains("row-level security"))
  }
}
