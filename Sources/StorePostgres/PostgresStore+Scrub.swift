import Kernel
package import Storage

extension PostgresStore {
  /// How long is waited for those who read an older moment, in which the content still was.
  private static let patience = Duration.seconds(5)

  /// Writes the tables that disposals take from anew, and lets go of the log from before that.
  ///
  /// The owner does it, for all boards at once: PostgreSQL leaves removed rows where they lay, and the log holds them
  /// until its files are removed. What the login may not do, or the server is not set up for, is told.
  package func scrub() async throws -> Scrub {
    let pool = PostgresPool(server.admin, size: 1, timeouts: server.pool.timeouts)
    let place = server.admin.description
    let result: Result<Scrub, any Error>
    do {
      result = .success(
        try await pool.run { link in
          try PostgresSchema.becomeOwner(link, until: "SESSION")
          try link.execute("SET statement_timeout = 0")
          guard try PostgresStore.readersHaveLeft(link) else {
            return .incomplete(
              "Någon läser lagret som det såg ut före gallringen, eller får inloggningen inte se om så är.")
          }
          for table in try PostgresStore.disposable(link) { try link.execute("VACUUM FULL \(table)") }
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

  /// Whether nobody reads a moment from before this one any more.
  private static func readersHaveLeft(_ link: PostgresLink) throws -> Bool {
    let sees = try link.query("SELECT pg_has_role(session_user, 'pg_read_all_stats', 'USAGE')").integer(0, 0) == 1
    guard sees else { return false }
    try link.execute("RESET ROLE")
    let now = try link.query("SELECT pg_current_xact_id()::TEXT").text(0, 0)
    let end = ContinuousClock.now + patience
    repeat {
      let older = try link.query(
        """
        SELECT count(*) FROM pg_catalog.pg_stat_activity
        WHERE pid <> pg_backend_pid() AND datname = current_database()
          AND age(backend_xmin) > age($1::XID8::XID)
        """, .text(now)
      ).integer(0, 0)
      if older == 0 {
        try PostgresSchema.becomeOwner(link, until: "SESSION")
        return true
      }
      try link.query("SELECT pg_sleep(0.05)")
    } while ContinuousClock.now < end
    return false
  }

  private static func disposable(_ link: PostgresLink) throws -> [String] {
    try link.query(
      """
      SELECT format('roder.%I', c.relname) FROM pg_catalog.pg_class AS c
      WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind = 'p'
        AND (c.relname IN ('record_body', 'blob', 'sealed_key', 'working_data') OR c.relname LIKE 'fact\\_%')
      ORDER BY c.relname
      """
    ).map { $0.text(0) }
  }

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
        "Serverns logg kan hålla kvar det gallrade tills den är omskriven: inloggningen får inte byta den.")
    }
    try link.query("SELECT pg_switch_wal()")
    try link.execute("CHECKPOINT")
    guard try link.query("SELECT current_setting('wal_recycle')").text(0, 0) == "off" else {
      return .incomplete("Servern återanvänder loggens gamla filer utan att tömma dem: sätt wal_recycle till off.")
    }
    guard try link.query("SELECT current_setting('wal_keep_size')").text(0, 0) == "0" else {
      return .incomplete("Servern håller kvar loggens filer åt sina repliker (wal_keep_size) tills nya har skrivits.")
    }
    return .complete
  }
}
