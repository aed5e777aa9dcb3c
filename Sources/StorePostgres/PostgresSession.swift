import Kernel
import Storage

/// One transaction or snapshot of the database, in the role of one tenant.
///
/// Statement for statement as in the SQLite store, where both databases allow it. Every statement names its tenant,
/// although the database would hold back the rows of others: so each goes straight to its partition.
struct PostgresSession: StoreSession {
  let link: PostgresLink
  let tenant: Int

  func tenantName() throws -> String {
    try link.query("SELECT name FROM tenant WHERE tenant = $1", .integer(tenant)).first { $0.text(0) } ?? ""
  }

  func chainEnd(at number: Int?) throws -> ChainEnd? {
    let found =
      if let number {
        try link.query(
          "SELECT number, hash, recorded_at FROM event WHERE tenant = $1 AND number = $2", .integer(tenant),
          .integer(number))
      } else {
        try link.query(
          """
          SELECT number, hash, recorded_at FROM event
          WHERE tenant = $1
          ORDER BY number DESC LIMIT 1
          """, .integer(tenant))
      }
    return try found.first {
      try ChainEnd(number: $0.integer(0), hash: $0.bytes(1), recordedAt: Int64($0.integer(2)))
    }
  }

  func eventNumber(at moment: Instant) throws -> Int? {
    try link.query(
      """
      SELECT number FROM event
      WHERE tenant = $1 AND recorded_at <= $2
      ORDER BY recorded_at DESC, number DESC LIMIT 1
      """, .integer(tenant), .integer(Int(moment.seconds))
    ).first { $0.integer(0) }
  }

  func events(after number: Int, limit: Int) throws -> [EventRow] {
    try link.query(
      """
      SELECT number, recorded_at, header, predecessor, hash FROM event
      WHERE tenant = $1 AND number > $2
      ORDER BY number LIMIT $3
      """, .integer(tenant), .integer(number), .integer(limit)
    ).map { row in
      EventRow(
        number: row.integer(0), recordedAt: Int64(row.integer(1)), header: row.bytes(2), predecessor: row.bytes(3),
        hash: row.bytes(4))
    }
  }

  func insert(_ event: EventRow) throws {
    try link.query(
      """
      INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, .integer(tenant), .integer(event.number), .integer(Int(event.recordedAt)), .bytes(event.header),
      .bytes(event.predecessor), .bytes(event.hash))
  }

  func heads(asOf number: Int) throws -> [VersionRow] {
    try link.query(
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM (
        SELECT DISTINCT ON (kind, id) kind, id, version, event, tag, digest FROM record_version
        WHERE tenant = $1 AND event <= $2
        ORDER BY kind, id, version DESC
      ) AS v
      LEFT JOIN record_body AS b
        ON b.tenant = $1 AND b.kind = v.kind AND b.id = v.id AND b.version = v.version
      """, .integer(tenant), .integer(number)
    ).map(version)
  }

  func forEachVersion(after number: Int, through last: Int, _ body: (VersionRow) throws -> Void) throws {
    try link.forEachRow(
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM record_version AS v
      LEFT JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = $1 AND v.event > $2 AND v.event <= $3
      ORDER BY v.event, v.kind, v.id
      """, .integer(tenant), .integer(number), .integer(last)
    ) { try body(version($0)) }
  }

  func versions(of kind: String, id: String?) throws -> [VersionRow] {
    try link.query(
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM record_version AS v
      LEFT JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = $1 AND v.kind = $2\(id == nil ? "" : " AND v.id = $3")
      ORDER BY v.id, v.version
      """, values: [.integer(tenant), .text(kind)] + (id.map { [.text($0)] } ?? [])
    ).map(version)
  }

  func insert(_ version: VersionRow) throws {
    try link.query(
      """
      INSERT INTO record_version (tenant, kind, id, version, event, tag, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """, .integer(tenant), .text(version.key.kind), .text(version.key.id), .integer(version.version),
      .integer(version.event), .text(version.tag), .bytes(version.digest))
    guard let content = version.content else { return }
    try link.query(
      """
      INSERT INTO record_body (tenant, kind, id, version, salt, body)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, .integer(tenant), .text(version.key.kind), .text(version.key.id), .integer(version.version),
      .bytes(content.salt), .bytes(content.body))
  }

  func removeContent(of key: RecordKey, version: Int) throws {
    try link.query(
      "DELETE FROM record_body WHERE tenant = $1 AND kind = $2 AND id = $3 AND version = $4", .integer(tenant),
      .text(key.kind), .text(key.id), .integer(version))
  }

  func ownFindings() throws -> [String] { try strayTenant() + strayContents() + strayRows() }

  private func version(_ row: PostgresRow) -> VersionRow {
    VersionRow(
      key: RecordKey(kind: row.text(0), id: row.text(1)), version: row.integer(2), event: row.integer(3),
      tag: row.text(4), digest: row.bytes(5),
      content: row.isNull(7) ? nil : VersionRow.Content(salt: row.bytes(6), body: row.bytes(7)))
  }
}
