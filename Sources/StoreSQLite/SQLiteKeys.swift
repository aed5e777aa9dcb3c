import GRDB
import Storage

/// What opens the sealed items of one tenant, and what the store remembers of its own key.
struct SQLiteKeys {
  let database: Database
  let tenant: Int

  /// What the store's key is remembered by; nil where it never had one.
  func fingerprint() throws -> [UInt8]? {
    try Prepared(database, "SELECT fingerprint FROM vault WHERE tenant = ?", .integer(tenant)).first { $0.bytes(0) }
  }

  /// Remembers the key, unless one is remembered.
  func remember(_ fingerprint: [UInt8]) throws {
    try Prepared(
      database,
      """
      INSERT INTO vault (tenant, fingerprint)
      VALUES (?, ?)
      ON CONFLICT (tenant) DO NOTHING
      """, .integer(tenant), .bytes(fingerprint)
    ).run()
  }

  /// What opens the item at the address.
  func key(of digest: Digest) throws -> SealedKey? {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(digest.bytes)
    ).first(key) ?? nil
  }

  /// What opens the item with that mark.
  func key(mark: [UInt8]) throws -> SealedKey? {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? AND mark = ?", .integer(tenant),
      .bytes(mark)
    ).first(key) ?? nil
  }

  /// What opens each item, by address; nil for a row whose address is none.
  func all() throws -> [SealedKey?] {
    try Prepared(
      database, "SELECT digest, mark, wrapped FROM sealed_key WHERE tenant = ? ORDER BY digest", .integer(tenant)
    ).map(key)
  }

  /// Keeps what opens a new item.
  func insert(_ key: SealedKey) throws {
    try Prepared(
      database,
      """
      INSERT INTO sealed_key (tenant, digest, mark, wrapped)
      VALUES (?, ?, ?, ?)
      """, .integer(tenant), .bytes(key.digest.bytes), .bytes(key.mark), .bytes(key.wrapped)
    ).run()
  }

  private func key(_ row: Prepared) -> SealedKey? {
    row.digest(0).map { SealedKey(digest: $0, mark: row.bytes(1), wrapped: row.bytes(2)) }
  }
}
