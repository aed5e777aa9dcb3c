import Kernel
package import Storage

extension PostgresStore {
  /// How long is waited for those who read an older moment, in which the content still was, and for the log's files.
  private static let patience = Duration.seconds(5)

  /// Writes the parts of the tables that the board's rows lie in anew, and lets go of the log from before that.
  ///
  /// The owner does it: PostgreSQL leaves removed rows where they lay, and the log holds them until its files are
  /// removed. A part is some of the boards', and those wait while it is written. What the login may not do, or the
  /// server is not set up for, is told.
  package func scrub() async throws -> Scrub {
    let pool = PostgresPool(server.admin, size: 1, timeouts: server.pool.timeouts)
    let (place, tenant) = (server.admin.description, tenant.number)
    let result: Result<Scrub, any Error>
    do {
      result = .success(
        try await pool.run { link in
          try PostgresSchema.becomeOwner(link, until: "SESSION")
          try link.execute("SET statement_timeout = 0")
          if let hindrance = try PostgresStore.waitForReaders(link) { return .incomplete(hindrance) }
          for part in try PostgresStore.disposable(of: tenant, link) { try link.execute("VACUUM FULL \(part)") }
          return try PostgresStore.letGoOfLog(link)
        })
    } catch let error as PostgresError where error.sqlState == "55P03" {
      result = .success(.incomplete("Någon annan använder tabellerna."))
    } catch let error as PostgresError where error.sqlState == "42501" {
      result = .success(.incomplete("Inloggningen får inte rensa tabellerna. Ange ägarens adress i RODER_ADMIN_STORE."))
    } catch {
      result = .failure(PostgresFailure.told(error, doing: "scrubbing", place: place))
    }
    await pool.close()
    return try result.get()
  }

  /// Who may see rows that were removed before this moment still, so that writing a table anew would keep them; nil
  /// where nobody does any more.
  private static func waitForReaders(_ link: PostgresLink) throws -> String? {
    let sees = try link.query("SELECT pg_has_role(session_user, 'pg_read_all_stats', 'USAGE')").integer(0, 0) == 1
    guard sees else {
      return "Inloggningen får inte se om någon läser det gallrade: ge den rollen pg_read_all_stats."
    }
    try link.execute("RESET ROLE")
    let now = try link.query("SELECT pg_current_xact_id()::TEXT").text(0, 0)
    let end = ContinuousClock.now + patience
    var found: String?
    repeat {
      found = try reader(of: now, link)
      guard found != nil else { break }
      try link.query("SELECT pg_sleep(0.05)")
    } while ContinuousClock.now < end
    try PostgresSchema.becomeOwner(link, until: "SESSION")
    return found
  }

  /// Who reads a moment before that transaction. A replica that tells what it reads has no database, and what it was
  /// last told of may be kept by its slot.
  private static func reader(of now: String, _ link: PostgresLink) throws -> String? {
    try link.query(
      """
      SELECT told FROM (
        SELECT 1, 'En förberedd transaktion (' || gid || ') kan läsa det gallrade: avsluta den.'
        FROM pg_catalog.pg_prepared_xacts
        WHERE database = current_database() AND age(transaction) > age($1::XID8::XID)
        UNION ALL
        SELECT 2, 'En replik (' || slot_name || ') kan läsa det gallrade: vänta tills den har kommit ifatt.'
        FROM pg_catalog.pg_replication_slots WHERE age(xmin) > age($1::XID8::XID)
        UNION ALL
        SELECT 3, CASE WHEN datname IS NULL
          THEN 'En replik (' || application_name || ') läser lagret som det såg ut före gallringen.'
          ELSE 'Någon (' || application_name || ') läser lagret som det såg ut före gallringen.' END
        FROM pg_catalog.pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (datname IS NULL OR datname = current_database())
          AND age(backend_xmin) > age($1::XID8::XID)
      ) AS found (rank, told)
      ORDER BY rank, told LIMIT 1
      """, .text(now)
    ).first { $0.text(0) }
  }

  /// The parts that hold rows of the board, of those tables that disposals take from.
  private static func disposable(of tenant: Int, _ link: PostgresLink) throws -> [String] {
    try link.query(
      """
      SELECT p.oid::REGCLASS::TEXT FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_inherits AS i ON i.inhparent = c.oid
      JOIN pg_catalog.pg_class AS p ON p.oid = i.inhrelid
      WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind = 'p'
        AND (c.relname IN ('record_body', 'blob', 'sealed_key', 'working_data') OR c.relname LIKE 'fact\\_%')
        AND satisfies_hash_partition(c.oid, 16, substring(p.relname FROM '[0-9]+$')::INT, $1::BIGINT)
      ORDER BY c.relname
      """, .integer(tenant)
    ).map { $0.text(0) }
  }

  /// Begins a new file of the log and waits until those before it are gone.
  private static func letGoOfLog(_ link: PostgresLink) throws -> Scrub {
    try link.execute("RESET ROLE")
    let may = try link.query(
      """
      SELECT pg_has_role(current_user, 'pg_checkpoint', 'USAGE')
        AND has_function_privilege('pg_switch_wal()', 'EXECUTE')
      """
    ).integer(0, 0)
    guard may == 1 else {
      return .incomplete(
        """
        Serverns logg kan hålla kvar det gallrade: ge inloggningen rollen pg_checkpoint och rätt att köra pg_switch_wal.
        """)
    }
    // The names of the files begin with the timeline, and are in order after it.
    let last = try link.query("SELECT substr(pg_walfile_name(pg_current_wal_insert_lsn()), 9)").text(0, 0)
    try link.query("SELECT pg_switch_wal()")
    try link.execute("CHECKPOINT")
    // Who may not look at the files goes by what would keep them.
    let sees = try link.query("SELECT has_function_privilege('pg_ls_waldir()', 'EXECUTE')").integer(0, 0) == 1
    if !sees, let keeper = try keeper(link) { return .incomplete(keeper) }
    if sees, try !filesAreGone(through: last, link) {
      return .incomplete(try keeper(link) ?? "Servern har ännu inte tagit bort loggens gamla filer.")
    }
    guard try link.query("SELECT current_setting('wal_recycle')").text(0, 0) == "off" else {
      return .incomplete("Servern återanvänder loggens gamla filer utan att tömma dem: sätt wal_recycle till off.")
    }
    return .complete
  }

  /// Whether the log's files are gone up to that one. An archive may be behind by a little.
  private static func filesAreGone(through last: String, _ link: PostgresLink) throws -> Bool {
    let end = ContinuousClock.now + patience
    repeat {
      let kept = try link.query(
        "SELECT count(*) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND substr(name, 9) <= $1", .text(last)
      ).integer(0, 0)
      if kept == 0 { return true }
      try link.query("SELECT pg_sleep(0.2)")
      try link.execute("CHECKPOINT")
    } while ContinuousClock.now < end
    return false
  }

  /// What may keep files of the log; nil where nothing is set up to.
  private static func keeper(_ link: PostgresLink) throws -> String? {
    if try link.query("SELECT current_setting('wal_keep_size')").text(0, 0) != "0" {
      return "Servern håller kvar loggens filer åt sina repliker (wal_keep_size) tills nya har skrivits."
    }
    let slot = try link.query(
      "SELECT slot_name::TEXT FROM pg_catalog.pg_replication_slots WHERE restart_lsn IS NOT NULL ORDER BY restart_lsn"
    ).first { $0.text(0) }
    if let slot { return "Servern håller kvar loggens filer tills repliken (\(slot)) har läst dem." }
    if try link.query("SELECT current_setting('archive_mode')").text(0, 0) != "off" {
      return "Servern håller kvar loggens filer tills de är arkiverade."
    }
    return nil
  }
}
