import Kernel
import Storage

extension PostgresSession {
  func working(_ kind: String, _ id: String, at moment: Instant) throws -> [UInt8]? {
    try link.query(
      "SELECT bytes FROM working_data WHERE tenant = $1 AND kind = $2 AND id = $3 AND expires_at > $4",
      .integer(tenant), .text(kind), .text(id), .integer(Int(moment.seconds))
    ).first { $0.bytes(0) }
  }

  func workingIDs(_ kind: String, at moment: Instant) throws -> [String] {
    try link.query(
      "SELECT id FROM working_data WHERE tenant = $1 AND kind = $2 AND expires_at > $3 ORDER BY id",
      .integer(tenant), .text(kind), .integer(Int(moment.seconds))
    ).map { $0.text(0) }
  }

  func workingItems(_ kind: String, before id: String?, limit: Int, at moment: Instant) throws -> [WorkingItem] {
    let narrowed = id == nil ? "" : " AND id < $5"
    return try link.query(
      """
      SELECT id, bytes FROM working_data WHERE tenant = $1 AND kind = $2 AND expires_at > $3\(narrowed)
      ORDER BY id DESC LIMIT $4
      """,
      values: [.integer(tenant), .text(kind), .integer(Int(moment.seconds)), .integer(limit)]
        + (id.map { [.text($0)] } ?? [])
    ).map { WorkingItem(id: $0.text(0), bytes: $0.bytes(1)) }
  }

  func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) throws {
    try link.query(
      """
      INSERT INTO working_data (tenant, kind, id, expires_at, bytes)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (tenant, kind, id) DO UPDATE SET expires_at = excluded.expires_at, bytes = excluded.bytes
      """, .integer(tenant), .text(kind), .text(id), .integer(Int(expires.seconds)), .bytes(bytes))
  }

  func removeWorking(_ kind: String, _ id: String) throws {
    try link.query(
      "DELETE FROM working_data WHERE tenant = $1 AND kind = $2 AND id = $3", .integer(tenant), .text(kind), .text(id))
  }

  func removeWorking(_ kind: String, before id: String) throws -> Int {
    try link.query(
      "DELETE FROM working_data WHERE tenant = $1 AND kind = $2 AND id < $3", .integer(tenant), .text(kind), .text(id)
    ).touched
  }

  func sweepWorking(at moment: Instant) throws -> Int {
    try link.query(
      "DELETE FROM working_data WHERE tenant = $1 AND expires_at <= $2", .integer(tenant),
      .integer(Int(moment.seconds))
    ).touched
  }
}
