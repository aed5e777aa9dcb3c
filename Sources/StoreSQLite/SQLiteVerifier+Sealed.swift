import Storage

extension SQLiteVerifier {
  /// Checks that each sealed item has its ciphertext and its key, and where the store's key is at hand that it opens.
  /// Answers the addresses of those that are sound. Ciphertext is checked against its address with all other blobs.
  func checkSealed(_ result: inout Verification) throws -> Set<Digest> {
    result.key = vault.state
    let facts = SQLiteSession(database: database, tenant: tenant)
    var sound: Set<Digest> = []
    var keyed: Set<Digest> = []
    for key in try SQLiteSession(database: database, tenant: tenant).sealedKeys() {
      result.sealedItems += 1
      guard let key else {
        result.findings.append("a sealed item has no valid address")
        continue
      }
      keyed.insert(key.digest)
      func find(_ what: String) { result.findings.append("sealed item \(key.digest.short) \(what)") }
      if key.mark.count != SealedKey.markLength { find("has a mark that is none") }
      if key.wrapped.count != SealedKey.wrappedLength { find("has a key that is none") }
      guard let blob = try facts.storedBlob(key.digest), SealedKey.isSealed(blob) else {
        find("has no ciphertext")
        continue
      }
      if vault.isSound(blob, key) { sound.insert(key.digest) } else { find("does not open as it was sealed") }
    }
    if result.sealedItems > 0, try SQLiteSession(database: database, tenant: tenant).fingerprint() == nil {
      result.findings.append("the store does not remember the key of its sealed items")
    }
    let ciphertexts = try Prepared(
      database, "SELECT digest FROM blob WHERE tenant = ? AND substr(bytes, 1, 4) = x'52534C31' ORDER BY digest",
      .integer(tenant)
    ).map { $0.digest(0) }
    for case let digest? in ciphertexts where !keyed.contains(digest) {
      result.findings.append("sealed item \(digest.short) has no key")
    }
    return sound
  }

  /// Whether the source file is kept sealed. Without the store's key nobody can tell; the event that names the
  /// ciphertext vouches for it then.
  func isSealedFile(_ file: Digest, tag: String) throws -> Bool {
    guard tag != "batch/1" else { return false }
    guard vault.state == .open else { return true }
    let mark = try vault.mark(of: file, .sourceFile)
    return try SQLiteSession(database: database, tenant: tenant).sealedKey(mark: mark) != nil
  }
}
