import Kernel

extension VerifierPiece {
  /// How many pieces the blobs are checked in.
  static let blobPieces: UInt8 = 16
  /// How many sealed items a key that is not remembered is tried on: more than one may be damaged.
  private static let triedItems = 16

  /// Checks each blob against its address, and that each sealed item has its ciphertext and its key and, where the
  /// store's key is at hand, opens.
  func checkBlobs(_ nibble: UInt8, _ session: any StoreSession, _ result: inout PieceResult) throws {
    let fingerprint = try session.fingerprint()
    let vault = Vault(key: key, fingerprint: fingerprint)
    var keys = try checkKeys(nibble, hasFingerprint: fingerprint != nil, session, &result)
    try session.forEachBlob(
      from: nibble == 0 ? [] : [nibble << 4], below: nibble == 15 ? nil : [(nibble + 1) << 4]
    ) { address, bytes in
      result.counts.blobs += 1
      result.counts.bytes += bytes.count
      let digest = Digest.of { $0(bytes) }
      guard let stated = Digest(bytes: address) else {
        result.findings.append(.init(.nowhere, "en bilaga har en adress med \(address.count) byte"))
        return
      }
      result.storedBlobs.insert(stated)
      if digest == stated {
        result.soundBlobs.insert(digest)
      } else {
        result.findings.append(.init(.blob(stated), "bilaga \(stated.short) är ändrad"))
      }
      let key = keys.removeValue(forKey: stated)
      guard bytes.starts(with: Seal.magic) else {
        if key != nil { result.findings.append(.init(.blob(stated), "skyddad bilaga \(stated.short) saknar innehåll")) }
        return
      }
      guard let key else {
        result.findings.append(.init(.blob(stated), "skyddad bilaga \(stated.short) saknar nyckel"))
        return
      }
      if vault.isSound(Array(bytes), key, isHashed: digest == stated) {
        result.soundItems.insert(stated)
      } else {
        result.findings.append(.init(.blob(stated), "skyddad bilaga \(stated.short) går inte att öppna som den skrevs"))
      }
    }
    for digest in keys.keys.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      result.findings.append(.init(.blob(digest), "skyddad bilaga \(digest.short) saknar innehåll"))
    }
  }

  /// Looks whether a key that the store does not remember opens its items none the less: then what is remembered was
  /// altered, and the right key would be refused.
  func checkRememberedKey(_ session: any StoreSession, _ result: inout PieceResult) throws {
    guard let key, Vault(key: key, fingerprint: try session.fingerprint()).state == .wrongKey else { return }
    let vault = Vault(key: key, fingerprint: nil)
    for item in try session.sealedKeys().compactMap({ $0 }).prefix(VerifierPiece.triedItems) {
      guard let blob = try session.storedBlob(item.digest), vault.isSound(blob, item) else { continue }
      result.findings.append(.init(.nowhere, "lagret minns en annan nyckel än den som öppnar dess bilagor"))
      return
    }
  }

  /// The keys of the sealed items whose addresses begin so.
  private func checkKeys(
    _ nibble: UInt8, hasFingerprint: Bool, _ session: any StoreSession, _ result: inout PieceResult
  ) throws -> [Digest: SealedKey] {
    var keys: [Digest: SealedKey] = [:]
    let all = try session.sealedKeys()
    if nibble == 0, !all.isEmpty, !hasFingerprint {
      result.findings.append(.init(.nowhere, "lagret minns inte nyckeln till sina skyddade bilagor"))
    }
    for key in all {
      guard let key else {
        if nibble == 0 {
          result.counts.sealedItems += 1
          result.findings.append(.init(.nowhere, "en skyddad bilaga har ingen giltig adress"))
        }
        continue
      }
      guard key.digest.bytes[0] >> 4 == nibble else { continue }
      result.counts.sealedItems += 1
      func find(_ what: String) {
        result.findings.append(.init(.blob(key.digest), "skyddad bilaga \(key.digest.short) \(what)"))
      }
      if key.mark.count != SealedKey.markLength { find("har ett märke som inte är något") }
      if key.wrapped.count != SealedKey.wrappedLength { find("har en nyckel som inte är någon") }
      result.marks.insert(key.mark)
      keys[key.digest] = key
    }
    return keys
  }
}
