import GRDB
import Kernel
import Storage

extension SQLiteSession {
  func working(_ kind: String, _ id: String, at moment: Instant) throws -> [UInt8]? {
    try Prepared(
      database, "SELECT bytes FROM working_data WHERE tenant = ? AND kind = ? AND id = ? AND expires_at > ?",
      .integer(tenant), .text(kind), .text(id), .long(moment.seconds)
    ).first { $0.bytes(0) }
  }

  func workingIDs(_ kind: String, at moment: Instant) throws -> [String] {
    try Prepared(
      database, "SELECT id FROM working_data WHERE tenant = ? AND kind = ? AND expires_at > ? ORDER BY id",
      .integer(tenant), .text(kind), .long(moment.seconds)
    ).map { $0.text(0) }
  }

  func workingItems(_ kind: String, before id: String?, limit: Int, at moment: Instant) throws -> [WorkingItem] {
    let narrowed = id == nil ? "" : " AND id < ?"
    return try Prepared(
      database,
      """
      SELECT id, bytes FROM working_data WHERE tenant = ? AND kind = ? AND expires_at > ?\(narrowed)
      ORDER BY id DESC LIMIT ?
      """,
      values: [.integer(tenant), .text(kind), .long(moment.seconds)] + (id.map { [.text($0)] } ?? []) + [
        .integer(limit)
      ]
    ).map { WorkingItem(id: $0.text(0), bytes: $0.bytes(1)) }
  }

  func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) throws {
    try Prepared(
      database,
      """
      INSERT INTO working_data (tenant, kind, id, expires_at, bytes)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (tenant, kind, id) DO UPDATE SET expires_at = excluded.expires_at, bytes = excluded.bytes
      """, .integer(tenant), .text(kind), .text(id), .long(expires.seconds), .bytes(bytes)
    ).run()
  }

  func removeWorking(_ kind: String, _ id: String) throws {
    try Prepared(
      database, "DELETE FROM working_data WHERE tenant = ? AND kind = ? AND id = ?", .integer(tenant), .text(kind),
      .text(id)
    ).run()
  }

  func removeWorking(_ kind: String, before id: String) throws -> Int {
    try Prepared(
      database, "DELETE FROM working_data WHERE tenant = ? AND kind = ? AND id < ?", .integer(tenant), .text(kind),
      .text(id)
    ).run()
    return database.changesCount
  }

  func sweepWorking(at moment: Instant) throws -> Int {
    try Prepared(
      database, "DELETE FROM working_data WHERE tenant = ? AND expires_at <= ?", .integer(tenant),
      .long(moment.seconds)
    ).run()
    return database.changesCount
  }
}
