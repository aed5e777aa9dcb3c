import Crypto
import FoundationEssentials

/// How one item is sealed: AES-GCM under a key of its own, which is wrapped under the store's key.
///
/// Layout of the ciphertext: "RSL1", the kind u8, the nonce (12 bytes), the encrypted content, the tag (16 bytes).
/// Opening and kind are authenticated with the content; the wrapped key is authenticated with the ciphertext's
/// address, so that the key of one item never passes for another's.
///
/// **Source** NIST SP 800-38D.
enum Seal {
  static let magic = Array("RSL1".utf8)
  private static let nonceLength = 12
  private static let tagLength = 16

  /// The content sealed under a new key.
  static func seal(
    _ content: [UInt8], _ kind: SealedKind, mark: [UInt8], under key: StoreKey, _ randomBytes: (Int) -> [UInt8]
  ) throws -> (blob: [UInt8], key: SealedKey) {
    let itemKey = randomBytes(32)
    precondition(itemKey.count == 32, "Chance gives as many bytes as asked for")
    let opening = magic + [kind.rawValue]
    let box = try AES.GCM.seal(
      content, using: SymmetricKey(data: itemKey), nonce: AES.GCM.Nonce(data: randomBytes(nonceLength)),
      authenticating: opening)
    var blob = opening
    blob.reserveCapacity(opening.count + nonceLength + content.count + tagLength)
    blob += Array(box.nonce)
    blob += box.ciphertext
    blob += box.tag
    let digest = Digest.of(blob)
    let wrapping = try AES.GCM.seal(
      itemKey, using: key.wrapping, nonce: AES.GCM.Nonce(data: randomBytes(nonceLength)), authenticating: digest.bytes)
    let wrapped = Array(wrapping.nonce) + Array(wrapping.ciphertext) + Array(wrapping.tag)
    return (blob, SealedKey(digest: digest, mark: mark, wrapped: wrapped))
  }

  /// The content and its kind; nil where ciphertext or wrapped key are not as they were sealed. Whoever has seen that
  /// the ciphertext gives its address says `isHashed`.
  static func open(
    _ blob: [UInt8], _ sealed: SealedKey, under key: StoreKey, isHashed: Bool = false
  ) -> (content: [UInt8], kind: SealedKind)? {
    guard blob.count >= magic.count + 1 + nonceLength + tagLength, blob.starts(with: magic),
      let kind = SealedKind(rawValue: blob[magic.count]), isHashed || Digest.of(blob) == sealed.digest,
      sealed.wrapped.count == SealedKey.wrappedLength
    else { return nil }
    do {
      let itemKey = try AES.GCM.open(
        box(sealed.wrapped[...]), using: key.wrapping, authenticating: sealed.digest.bytes)
      let content = try AES.GCM.open(
        box(blob[(magic.count + 1)...]), using: SymmetricKey(data: itemKey),
        authenticating: blob[..<(magic.count + 1)])
      return (Array(content), kind)
    } catch {
      // Authentication fails for one reason: the bytes or the key are not those of the sealing.
      return nil
    }
  }

  /// What content of the kind is recognised by.
  static func mark(of digest: Digest, _ kind: SealedKind, under key: StoreKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: [kind.rawValue] + digest.bytes, using: key.marking))
  }

  private static func box(_ bytes: ArraySlice<UInt8>) throws -> AES.GCM.SealedBox {
    try AES.GCM.SealedBox(
      nonce: AES.GCM.Nonce(data: bytes.prefix(nonceLength)),
      ciphertext: bytes.dropFirst(nonceLength).dropLast(tagLength), tag: bytes.suffix(tagLength))
  }
}
