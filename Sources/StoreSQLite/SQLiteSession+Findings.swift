import GRDB
import Kernel
import Storage

extension SQLiteSession {
  /// Lets SQLite look for damaged pages and for indexes that do not agree with their tables: a damaged index could
  /// hide an event from one question and show it to another.
  func damagedPages() throws -> [String] {
    let lines = try Prepared(database, "PRAGMA integrity_check").map { $0.text(0) }
    return lines == ["ok"] ? [] : lines.map { "filen: " + $0 }
  }

  /// Contents that belong to no version.
  func strayContents() throws -> [String] {
    try Prepared(
      database,
      """
      SELECT b.kind, b.id, b.version FROM record_body AS b
      LEFT JOIN record_version AS v USING (tenant, kind, id, version)
      WHERE b.tenant = ? AND v.tenant IS NULL
      ORDER BY b.kind, b.id, b.version
      """, .integer(tenant)
    ).map { "innehållet i \($0.text(0)) \($0.text(1)) version \($0.integer(2)) hör inte till någon version" }
  }

  /// Rows of segments that there are not. The numbers of segments are found one after the other by the key, without
  /// reading the rows between them.
  func strayRows() throws -> [String] {
    try eachRowsTable { table in
      try Prepared(
        database,
        """
        WITH RECURSIVE used (number) AS (
          SELECT min(segment) FROM \(table) WHERE tenant = ?1
          UNION ALL
          SELECT (SELECT min(f.segment) FROM \(table) AS f WHERE f.tenant = ?1 AND f.segment > used.number)
          FROM used
          WHERE used.number IS NOT NULL
        )
        SELECT number FROM used
        WHERE number IS NOT NULL AND number NOT IN (SELECT number FROM segment WHERE tenant = ?1)
        ORDER BY number
        """, .integer(tenant)
      ).map { "\(table) har rader av segment \($0.integer(0)), som inte finns" }
    }
  }

  /// Rows of tenants that there are not: a board whose number was changed is empty, and agrees with itself. The numbers
  /// are found one after the other by the key.
  func strayTenants() throws -> [String] {
    let tables = [
      "event", "record_version", "record_body", "blob", "shape", "segment", "sealed_key", "vault", "working_data",
    ]
    return try tables.flatMap(strayTenants) + eachRowsTable(strayTenants)
  }

  private func strayTenants(_ table: String) throws -> [String] {
    try Prepared(
      database,
      """
      WITH RECURSIVE used (number) AS (
        SELECT min(tenant) FROM \(table)
        UNION ALL
        SELECT (SELECT min(f.tenant) FROM \(table) AS f WHERE f.tenant > used.number)
        FROM used
        WHERE used.number IS NOT NULL
      )
      SELECT number FROM used
      WHERE number IS NOT NULL AND number NOT IN (SELECT tenant FROM tenant)
      ORDER BY number
      """
    ).map { "\(table) har rader av nämnd nummer \($0.integer(0)), som inte finns" }
  }

  private func eachRowsTable(_ look: (String) throws -> [String]) throws -> [String] {
    var findings: [String] = []
    for table in try FactShape.allRowsTables(database) {
      // The name stands in SQL as it is, and the file may hold any.
      guard FactTable.isName(String(table.dropFirst("fact_".count))) else {
        findings.append("en tabell med rader har ett namn som Roder aldrig skriver")
        continue
      }
      do {
        findings += try look(table)
      } catch let error as DatabaseError {
        findings.append("\(table) går inte att läsa: \(error.message ?? error.description)")
      }
    }
    return findings
  }
}
