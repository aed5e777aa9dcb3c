import Crypto

/// What opens a store's confidential content: its key, where it is at hand and the right one.
package struct Vault: Sendable {
  /// Whether the key is there.
  package enum State: String, Hashable, Sendable {
    /// The store's key is at hand.
    case open
    /// No key is at hand.
    case noKey
    /// A key is at hand, but the store remembers another.
    case wrongKey
  }

  /// Whether the key is there.
  package let state: State
  private let storeKey: StoreKey?

  /// The vault of a store that remembers its key by `fingerprint`, nil where it never had one.
  package init(key: StoreKey?, fingerprint: [UInt8]?) {
    guard let key else {
      state = .noKey
      storeKey = nil
      return
    }
    state = fingerprint == nil || fingerprint == key.fingerprint ? .open : .wrongKey
    storeKey = state == .open ? key : nil
  }

  /// A vault without a key.
  package static let closed = Vault(key: nil, fingerprint: nil)

  /// What the key is remembered by; nil where the right key is not at hand.
  package var fingerprint: [UInt8]? { storeKey?.fingerprint }

  /// What content with that digest is recognised by.
  ///
  /// **Throws** `StorageProblem.noKey` or `.wrongKey`.
  package func mark(of digest: Digest, _ kind: SealedKind) throws(StorageProblem) -> [UInt8] {
    Seal.mark(of: digest, kind, under: try key())
  }

  /// The content sealed under a new key, and what is kept beside it.
  ///
  /// **Throws** `StorageProblem.noKey` or `.wrongKey`.
  package func seal(
    _ content: [UInt8], _ kind: SealedKind, mark: [UInt8], _ randomBytes: (Int) -> [UInt8]
  ) throws -> (blob: [UInt8], key: SealedKey) {
    try Seal.seal(content, kind, mark: mark, under: try key(), randomBytes)
  }

  /// What the item holds. Nil for ciphertext or key stands for one that is lost.
  package func open(_ blob: [UInt8]?, _ key: SealedKey?, _ kind: SealedKind) -> Unsealed {
    guard let storeKey else { return .unreadable(state == .wrongKey ? .wrongKey : .noKey) }
    guard let blob, let key, let opened = Seal.open(blob, key, under: storeKey), opened.kind == kind else {
      return .unreadable(.damaged)
    }
    return .content(opened.content)
  }

  /// Whether the item opens and holds what its mark says; true where there is no key to look with. Whoever has seen
  /// that the ciphertext gives its address says `isHashed`.
  package func isSound(_ blob: [UInt8], _ key: SealedKey, isHashed: Bool = false) -> Bool {
    guard let storeKey else { return true }
    guard let opened = Seal.open(blob, key, under: storeKey, isHashed: isHashed) else { return false }
    return Seal.mark(of: Digest.of(opened.content), opened.kind, under: storeKey) == key.mark
  }

  /// What signs the store's anchors.
  ///
  /// **Throws** `AnchorProblem.noKey` where the store's key is not at hand.
  package func anchorKey() throws -> AnchorKey {
    guard let storeKey else { throw AnchorProblem.noKey }
    return try AnchorKey(secret: storeKey.anchoring)
  }

  /// The signature of a digest that lies beside the store; nil where the right key is not at hand.
  package func signature(of digest: Digest) -> [UInt8]? {
    storeKey.map { Array(HMAC<SHA256>.authenticationCode(for: digest.bytes, using: $0.signing)) }
  }

  private func key() throws(StorageProblem) -> StoreKey {
    if let storeKey { return storeKey }
    throw state == .wrongKey ? .wrongKey : .noKey
  }
}
