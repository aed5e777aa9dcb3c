/// What is kept beside a sealed item's ciphertext: without it nobody can open the item, so that removing it disposes of
/// the content.
package struct SealedKey: Hashable, Sendable {
  /// The ciphertext's address.
  package let digest: Digest
  /// What equal content of the same kind is recognised by: an HMAC under the store's key.
  package let mark: [UInt8]
  /// The item's own key, wrapped under the store's key.
  package let wrapped: [UInt8]

  /// How many bytes a mark has.
  package static let markLength = 32
  /// How many bytes a wrapped key has: nonce, key and tag.
  package static let wrappedLength = 12 + 32 + 16

  /// What is kept beside the ciphertext at `digest`.
  package init(digest: Digest, mark: [UInt8], wrapped: [UInt8]) {
    self.digest = digest
    self.mark = mark
    self.wrapped = wrapped
  }

  /// Whether the bytes look like a sealed item's.
  package static func isSealed(_ blob: [UInt8]) -> Bool { blob.starts(with: Seal.magic) }
}
