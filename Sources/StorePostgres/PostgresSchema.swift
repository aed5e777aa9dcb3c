import Kernel
import Storage

/// The database as PostgreSQL sees it: which tables it has, who may do what with them, and how it came to be so.
///
/// The roles of a database are named after its identity, because all databases of a server share their roles:
/// `roder_IDENTITY_7` is the seventh board's own, which holds its rows and cannot log in. `roder_IDENTITY_board` holds
/// the rights that all boards have, `roder_IDENTITY_pool` the right to become any of them and nothing else.
enum PostgresSchema {
  /// The version of the schema that this program writes.
  static var version: Int { steps.count }

  /// The steps from an empty database to today's schema, with the identity of the database for `{identity}`. A step
  /// that was released never changes; new ones are added last.
  static let steps = [
    // 1: as in the SQLite file, events in a chain, record versions with bodies that can be disposed of apart from
    // them, blobs, sealed keys, segments of facts and working data.
    [PostgresSchemaSteps.directory, PostgresSchemaSteps.tables, PostgresSchemaSteps.rights, PostgresSchemaSteps.facts]
      .joined(separator: "\n"),
    // 2: boards no longer say which tables of facts there are.
    PostgresSchemaSteps.ownersFacts,
  ]

  /// Takes the steps that the database has not taken yet, makes the tables of `facts`, and lets `login` serve its
  /// boards. Run as the owner; all or nothing.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where it has taken steps that this program does not know.
  static func bringUpToDate(_ link: PostgresLink, facts: [FactTable], login: String, place: String) throws {
    try link.transaction("BEGIN ISOLATION LEVEL READ COMMITTED") {
      // Another process may be taking them: an advisory lock, because there may be no table to lock yet.
      try link.query("SELECT pg_advisory_xact_lock($1)", .integer(lock))
      var present = try PostgresSchema.present(link, place: place) ?? 0
      guard present <= version else { throw StorageProblem.newerThanProgram(tag: "schema/\(present)") }
      if present == 0 { try makeRoles(link) } else { try becomeOwner(link) }
      let identity = try PostgresSchema.identity(link)
      while present < version {
        try link.execute("SET LOCAL search_path = roder, pg_temp")
        try link.execute(steps[present].replacing("{identity}", with: identity))
        present += 1
        try link.query("INSERT INTO roder.schema_step (step) VALUES ($1)", .integer(present))
      }
      for table in facts {
        try link.query(
          "SELECT roder.prepare_facts($1, $2, $3)", .text(table.name), .texts(table.columns.map(\.name)),
          .texts(table.columns.map(\.kind.rawValue)))
      }
      let serves = try link.query("SELECT pg_has_role($1, $2, 'USAGE')", .text(login), .text("roder_\(identity)_pool"))
      if serves.integer(0, 0) == 0 {
        try link.execute("GRANT \(quoted("roder_\(identity)_pool")) TO \(quoted(login))")
      }
    }
  }

  /// How many steps the database has taken; nil where it holds no store.
  ///
  /// **Throws** `StorageProblem.notAStore` where its schema `roder` is somebody else's.
  static func present(_ link: PostgresLink, place: String) throws -> Int? {
    // The catalogue may be read by everybody, the schema only by who serves the boards.
    let tables = try link.query(
      """
      SELECT c.relname FROM pg_catalog.pg_namespace AS n
      LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = 'schema_step'
      WHERE n.nspname = 'roder'
      """)
    if tables.count == 0 { return nil }
    guard !tables.isNull(0, 0) else { throw StorageProblem.notAStore(path: place) }
    return try link.query("SELECT coalesce(max(step), 0) FROM roder.schema_step").integer(0, 0)
  }

  /// Whether there is a table with all columns of each table of facts. The catalogue may be read by everybody.
  static func has(_ facts: [FactTable], _ link: PostgresLink) throws -> Bool {
    let present = Set(
      try link.query(
        """
        SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, NULL) FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind = 'p' AND c.relname LIKE 'fact\\_%'
        """
      ).map { $0.text(0) })
    return facts.allSatisfy { table in
      present.isSuperset(
        of: table.columns.map { "fact_\(table.name) \($0.name) \($0.kind == .integer ? "bigint" : "text")" })
    }
  }

  /// What the database's roles are named after.
  static func identity(_ link: PostgresLink) throws -> String {
    let identity = try link.query("SELECT identity FROM roder.store").first { $0.text(0) }
    // It stands in SQL as it is, and the database may hold any.
    guard let identity, FactTable.isName("i" + identity) else {
      throw Fault.damagedStore("the database has no identity that the program would write")
    }
    return identity
  }

  /// The name as it stands in SQL, whatever it holds.
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// Runs `body` in one transaction as the owner of the tables, beside no other such transaction.
  static func asOwner<Output>(_ link: PostgresLink, _ body: () throws -> Output) throws -> Output {
    try link.transaction("BEGIN ISOLATION LEVEL READ COMMITTED") {
      try link.query("SELECT pg_advisory_xact_lock($1)", .integer(lock))
      try becomeOwner(link)
      return try body()
    }
  }

  /// "Rodr", which SQLite's files of ours have in their header.
  static let lock = 0x526F_6472

  /// Whoever administers may be another login than the one that made the tables, and what it makes must be that one's:
  /// until the transaction ends, or with `SESSION` the connection.
  static func becomeOwner(_ link: PostgresLink, until end: String = "LOCAL") throws {
    let owner = try link.query(
      """
      SELECT pg_catalog.pg_get_userbyid(n.nspowner)::TEXT FROM pg_catalog.pg_namespace AS n
      WHERE n.nspname = 'roder' AND pg_catalog.pg_get_userbyid(n.nspowner) <> current_user
      """
    ).first { $0.text(0) }
    if let owner { try link.execute("SET \(end) ROLE \(quoted(owner))") }
  }

  private static func makeRoles(_ link: PostgresLink) throws {
    try link.execute(
      """
      CREATE SCHEMA roder;
      CREATE TABLE roder.store (
        identity TEXT COLLATE "C" PRIMARY KEY
      );
      INSERT INTO roder.store (identity) VALUES (substr(replace(gen_random_uuid()::TEXT, '-', ''), 1, 12));
      CREATE TABLE roder.schema_step (
        step BIGINT PRIMARY KEY
      );
      """)
    let identity = try PostgresSchema.identity(link)
    try link.execute(
      "CREATE ROLE roder_\(identity)_board NOLOGIN; CREATE ROLE roder_\(identity)_pool NOLOGIN NOINHERIT")
  }
}
