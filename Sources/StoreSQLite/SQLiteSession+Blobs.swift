import GRDB
import Kernel
import Storage

extension SQLiteSession {
  func storedBlob(_ digest: Digest) throws -> [UInt8]? {
    try Prepared(
      database, "SELECT bytes FROM blob WHERE tenant = ? AND digest = ?", .integer(tenant), .bytes(digest.bytes)
    ).first { $0.bytes(0) }
  }

  func blobDigests() throws -> [[UInt8]] {
    try Prepared(database, "SELECT digest FROM blob WHERE tenant = ? ORDER BY digest", .integer(tenant)).map {
      $0.bytes(0)
    }
  }

  func blobSize(_ digest: Digest) throws -> Int? {
    try Prepared(
      database, "SELECT length(bytes) FROM blob WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(digest.bytes)
    ).first { $0.integer(0) }
  }

  func forEachBlob(
    from first: [UInt8], below end: [UInt8]?, _ body: ([UInt8], UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let select = try Prepared(
      database,
      """
      SELECT digest, bytes FROM blob
      WHERE tenant = ? AND digest >= ?\(end == nil ? "" : " AND digest < ?")
      ORDER BY digest
      """, .integer(tenant), .bytes(first))
    if let end { try select.bind(.bytes(end), at: 3) }
    try select.forEach { try body($0.bytes(0), $0.buffer(1)) }
  }

  func insert(blob bytes: [UInt8], digest: Digest) throws {
    try Prepared(
      database,
      """
      INSERT INTO blob (tenant, digest, bytes)
      VALUES (?, ?, ?)
      ON CONFLICT (tenant, digest) DO NOTHING
      """, .integer(tenant), .bytes(digest.bytes), .bytes(bytes)
    ).run()
  }

  func removeBlob(_ digest: Digest) throws {
    try Prepared(
      database, "DELETE FROM blob WHERE tenant = ? AND digest = ?", .integer(tenant), .bytes(digest.bytes)
    ).run()
  }

  func sealedKey(of digest: Digest) throws -> SealedKey? {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(digest.bytes)
    ).first(key) ?? nil
  }

  func sealedKey(mark: [UInt8]) throws -> SealedKey? {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? AND mark = ?", .integer(tenant),
      .bytes(mark)
    ).first(key) ?? nil
  }

  func sealedKeys() throws -> [SealedKey?] {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? ORDER BY digest", .integer(tenant)
    ).map(key)
  }

  func insert(_ key: SealedKey) throws {
    try Prepared(
      database,
      """
      INSERT INTO sealed_key (tenant, digest, mark, wrapped)
      VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, .integer(tenant), .bytes(key.digest.bytes), .bytes(key.mark), .bytes(key.wrapped)
    ).run()
  }

  func removeSealedKey(of digest: Digest) throws {
    try Prepared(
      database, "DELETE FROM sealed_key WHERE tenant = ? AND digest = ?", .integer(tenant), .bytes(digest.bytes)
    ).run()
  }

  func fingerprint() throws -> [UInt8]? {
    try Prepared(database, "SELECT fingerprint FROM vault WHERE tenant = ?", .integer(tenant)).first { $0.bytes(0) }
  }

  func remember(fingerprint: [UInt8]) throws {
    try Prepared(
      database,
      """
      INSERT INTO vault (tenant, fingerprint)
      VALUES (?, ?)
      ON CONFLICT (tenant) DO NOTHING
      """, .integer(tenant), .bytes(fingerprint)
    ).run()
  }

  private func key(_ row: Prepared) -> SealedKey? {
    row.digest(0).map { SealedKey(digest: $0, mark: row.bytes(1), wrapped: row.bytes(2)) }
  }
}
