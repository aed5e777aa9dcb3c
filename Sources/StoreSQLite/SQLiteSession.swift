import GRDB
import Kernel
import Storage

/// One transaction or snapshot of the file, for one tenant.
struct SQLiteSession: StoreSession {
  let database: Database
  let tenant: Int

  func tenantName() throws -> String {
    let name = try Prepared(database, "SELECT name FROM tenant WHERE tenant = ?", .integer(tenant)).first { $0.text(0) }
    guard let name else { throw SQLiteFailure.damaged("the tenant has no name") }
    return name
  }

  func chainEnd(at number: Int?) throws -> ChainEnd? {
    let select =
      if let number {
        try Prepared(
          database, "SELECT number, hash, recorded_at FROM event WHERE tenant = ? AND number = ?", .integer(tenant),
          .integer(number))
      } else {
        try Prepared(
          database,
          """
          SELECT number, hash, recorded_at FROM event
          WHERE tenant = ?
          ORDER BY number DESC LIMIT 1
          """, .integer(tenant))
      }
    return try select.first {
      try ChainEnd(number: $0.integer(0), hash: $0.bytes(1), recordedAt: Int64($0.integer(2)))
    }
  }

  func eventNumber(at moment: Instant) throws -> Int? {
    try Prepared(
      database,
      """
      SELECT number FROM event
      WHERE tenant = ? AND recorded_at <= ?
      ORDER BY recorded_at DESC, number DESC LIMIT 1
      """, .integer(tenant), .long(moment.seconds)
    ).first { $0.integer(0) }
  }

  func events(after number: Int, limit: Int) throws -> [EventRow] {
    try Prepared(
      database,
      """
      SELECT number, recorded_at, header, predecessor, hash FROM event
      WHERE tenant = ? AND number > ?
      ORDER BY number LIMIT ?
      """, .integer(tenant), .integer(number), .integer(limit)
    ).map { row in
      EventRow(
        number: row.integer(0), recordedAt: Int64(row.integer(1)), header: row.bytes(2), predecessor: row.bytes(3),
        hash: row.bytes(4))
    }
  }

  func insert(_ event: EventRow) throws {
    try Prepared(
      database,
      """
      INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash)
      VALUES (?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .integer(event.number), .long(event.recordedAt), .bytes(event.header),
      .bytes(event.predecessor), .bytes(event.hash)
    ).run()
  }

  func heads(asOf number: Int) throws -> [VersionRow] {
    try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM (
        SELECT kind, id, max(version) AS version FROM record_version
        WHERE tenant = ?1 AND event <= ?2
        GROUP BY kind, id
      ) AS head
      JOIN record_version AS v
        ON v.tenant = ?1 AND v.kind = head.kind AND v.id = head.id AND v.version = head.version
      LEFT JOIN record_body AS b
        ON b.tenant = ?1 AND b.kind = v.kind AND b.id = v.id AND b.version = v.version
      """, .integer(tenant), .integer(number)
    ).map(version)
  }

  func forEachVersion(after number: Int, through last: Int, _ body: (VersionRow) throws -> Void) throws {
    try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM record_version AS v
      LEFT JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = ? AND v.event > ? AND v.event <= ?
      ORDER BY v.event, v.kind, v.id
      """, .integer(tenant), .integer(number), .integer(last)
    ).forEach { try body(version($0)) }
  }

  func versions(of kind: String, id: String?) throws -> [VersionRow] {
    let select = try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body
      FROM record_version AS v
      LEFT JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = ?1 AND v.kind = ?2\(id == nil ? "" : " AND v.id = ?3")
      ORDER BY v.id, v.version
      """, .integer(tenant), .text(kind))
    if let id { try select.bind(.text(id), at: 3) }
    return try select.map(version)
  }

  func insert(_ version: VersionRow) throws {
    try Prepared(
      database,
      """
      INSERT INTO record_version (tenant, kind, id, version, event, tag, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .text(version.key.kind), .text(version.key.id), .integer(version.version),
      .integer(version.event), .text(version.tag), .bytes(version.digest)
    ).run()
    guard let content = version.content else { return }
    try Prepared(
      database,
      """
      INSERT INTO record_body (tenant, kind, id, version, salt, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .text(version.key.kind), .text(version.key.id), .integer(version.version),
      .bytes(content.salt), .bytes(content.body)
    ).run()
  }

  func removeContent(of key: RecordKey, version: Int) throws {
    try Prepared(
      database, "DELETE FROM record_body WHERE tenant = ? AND kind = ? AND id = ? AND version = ?", .integer(tenant),
      .text(key.kind), .text(key.id), .integer(version)
    ).run()
  }

  func ownFindings() throws -> [String] {
    try strayTenants() + strayContents() + strayRows() + damagedPages()
  }

  private func version(_ row: Prepared) -> VersionRow {
    VersionRow(
      key: RecordKey(kind: row.text(0), id: row.text(1)), version: row.integer(2), event: row.integer(3),
      tag: row.text(4), digest: row.bytes(5),
      content: row.isNull(7) ? nil : VersionRow.Content(salt: row.bytes(6), body: row.bytes(7)))
  }
}
