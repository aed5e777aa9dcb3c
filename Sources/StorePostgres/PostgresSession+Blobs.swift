import Kernel
import Storage

extension PostgresSession {
  func storedBlob(_ digest: Digest) throws -> [UInt8]? {
    try link.query(
      "SELECT bytes FROM blob WHERE tenant = $1 AND digest = $2", .integer(tenant), .bytes(digest.bytes)
    ).first { $0.bytes(0) }
  }

  func blobSize(_ digest: Digest) throws -> Int? {
    try link.query(
      "SELECT octet_length(bytes) FROM blob WHERE tenant = $1 AND digest = $2", .integer(tenant), .bytes(digest.bytes)
    ).first { $0.integer(0) }
  }

  func blobDigests() throws -> [[UInt8]] {
    try link.query("SELECT digest FROM blob WHERE tenant = $1 ORDER BY digest", .integer(tenant)).map { $0.bytes(0) }
  }

  func forEachBlob(
    from first: [UInt8], below end: [UInt8]?, _ body: ([UInt8], UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try link.forEachRow(
      """
      SELECT digest, bytes FROM blob
      WHERE tenant = $1 AND digest >= $2\(end == nil ? "" : " AND digest < $3")
      ORDER BY digest
      """, values: [.integer(tenant), .bytes(first)] + (end.map { [.bytes($0)] } ?? [])
    ) { try body($0.bytes(0), $0.buffer(1)) }
  }

  func insert(blob bytes: [UInt8], digest: Digest) throws {
    try link.query(
      """
      INSERT INTO blob (tenant, digest, bytes)
      VALUES ($1, $2, $3)
      ON CONFLICT (tenant, digest) DO NOTHING
      """, .integer(tenant), .bytes(digest.bytes), .bytes(bytes))
  }

  func removeBlob(_ digest: Digest) throws {
    try link.query("DELETE FROM blob WHERE tenant = $1 AND digest = $2", .integer(tenant), .bytes(digest.bytes))
  }

  func sealedKey(of digest: Digest) throws -> SealedKey? {
    try link.query(
      "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = $1 AND digest = $2", .integer(tenant),
      .bytes(digest.bytes)
    ).first(key) ?? nil
  }

  func sealedKey(mark: [UInt8]) throws -> SealedKey? {
    try link.query(
      "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = $1 AND mark = $2", .integer(tenant), .bytes(mark)
    ).first(key) ?? nil
  }

  func sealedKeys() throws -> [SealedKey?] {
    try link.query(
      "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = $1 ORDER BY digest", .integer(tenant)
    ).map(key)
  }

  func insert(_ key: SealedKey) throws {
    try link.query(
      """
      INSERT INTO sealed_key (tenant, digest, mark, wrapped)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """, .integer(tenant), .bytes(key.digest.bytes), .bytes(key.mark), .bytes(key.wrapped))
  }

  func removeSealedKey(of digest: Digest) throws {
    try link.query("DELETE FROM sealed_key WHERE tenant = $1 AND digest = $2", .integer(tenant), .bytes(digest.bytes))
  }

  func fingerprint() throws -> [UInt8]? {
    try link.query("SELECT fingerprint FROM vault WHERE tenant = $1", .integer(tenant)).first { $0.bytes(0) }
  }

  func remember(fingerprint: [UInt8]) throws {
    try link.query(
      """
      INSERT INTO vault (tenant, fingerprint)
      VALUES ($1, $2)
      ON CONFLICT (tenant) DO NOTHING
      """, .integer(tenant), .bytes(fingerprint))
  }

  private func key(_ row: PostgresRow) -> SealedKey? {
    Digest(bytes: row.bytes(0)).map { SealedKey(digest: $0, mark: row.bytes(1), wrapped: row.bytes(2)) }
  }
}
