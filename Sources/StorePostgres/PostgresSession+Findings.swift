import Kernel
import Storage

extension PostgresSession {
  /// Whether the board's number and role belong together: with another number it sees rows that are not its own, or
  /// none, and each of them would agree with itself.
  func strayTenant() throws -> [String] {
    let role = try link.query("SELECT role::TEXT FROM tenant WHERE tenant = $1", .integer(tenant)).first { $0.text(0) }
    let expected = PostgresTenant.role(of: tenant, try PostgresSchema.identity(link))
    return role == expected ? [] : ["nämndens roll är \(role ?? "ingen"), men nummer \(tenant) har \(expected)"]
  }

  /// Contents that belong to no version.
  func strayContents() throws -> [String] {
    try link.query(
      """
      SELECT b.kind, b.id, b.version FROM record_body AS b
      LEFT JOIN record_version AS v USING (tenant, kind, id, version)
      WHERE b.tenant = $1 AND v.tenant IS NULL
      ORDER BY b.kind, b.id, b.version
      """, .integer(tenant)
    ).map { "innehållet i \($0.text(0)) \($0.text(1)) version \($0.integer(2)) hör inte till någon version" }
  }

  /// Rows of segments that there are not. The numbers of segments are found one after the other by the key, without
  /// reading the rows between them.
  func strayRows() throws -> [String] {
    try eachRowsTable { table in
      try link.query(
        """
        WITH RECURSIVE used (number) AS (
          SELECT min(segment) FROM \(table) WHERE tenant = $1
          UNION ALL
          SELECT (SELECT min(f.segment) FROM \(table) AS f WHERE f.tenant = $1 AND f.segment > used.number)
          FROM used
          WHERE used.number IS NOT NULL
        )
        SELECT number FROM used
        WHERE number IS NOT NULL AND number NOT IN (SELECT number FROM segment WHERE tenant = $1)
        ORDER BY number
        """, .integer(tenant)
      ).map { "\(table) har rader av segment \($0.integer(0)), som inte finns" }
    }
  }

  private func eachRowsTable(_ look: (String) throws -> [String]) throws -> [String] {
    let tables = try link.query(
      """
      SELECT c.relname::TEXT FROM pg_catalog.pg_class AS c
      WHERE c.relnamespace = 'roder'::REGNAMESPACE AND c.relkind IN ('r', 'p') AND c.relname LIKE 'fact\\_%'
      ORDER BY c.relname
      """
    ).map { $0.text(0) }
    return try tables.flatMap { table in
      // The name stands in SQL as it is, and the database may hold any.
      guard FactTable.isName(String(table.dropFirst("fact_".count))) else {
        return ["en tabell med rader har ett namn som Roder aldrig skriver"]
      }
      return try look(table)
    }
  }
}
