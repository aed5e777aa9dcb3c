/// Content to be sealed, with its digest taken once.
package struct SealableContent: Hashable, Sendable {
  /// The content.
  package let bytes: [UInt8]
  /// Its own digest, which is never stored.
  package let digest: Digest

  /// These bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    digest = Digest.of(bytes)
  }

  /// Bytes whose digest is known already.
  package init(_ bytes: [UInt8], digest: Digest) {
    self.bytes = bytes
    self.digest = digest
  }
}
