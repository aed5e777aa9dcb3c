/// What a sealed item holds.
package enum SealedKind: UInt8, Sendable, CaseIterable {
  /// A source file as it came.
  case sourceFile = 1
  /// The texts and suppliers of a month's postings.
  case postingTexts = 2
}

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

/// Content that was sealed, or why it cannot be read.
package enum Unsealed: Hashable, Sendable {
  /// The content.
  case content([UInt8])
  /// It cannot be read.
  case unreadable(SealFault)

  /// The content; nil where it cannot be read.
  package var bytes: [UInt8]? { if case .content(let bytes) = self { bytes } else { nil } }
  /// Why it cannot be read; nil where it can.
  package var fault: SealFault? { if case .unreadable(let fault) = self { fault } else { nil } }
}

/// Why sealed content cannot be read.
package enum SealFault: String, Hashable, Sendable, CaseIterable {
  /// The store's key is not at hand.
  case noKey
  /// The key that is at hand is another store's.
  case wrongKey
  /// The ciphertext or its key was altered or is lost.
  case damaged

  /// What stands in the content's place.
  package var text: String {
    switch self {
    case .noKey: "Texten kan inte läsas: lagrets nyckel saknas"
    case .wrongKey: "Texten kan inte läsas: nyckeln hör till ett annat lager"
    case .damaged: "Texten kan inte läsas: den är skadad eller borttagen"
    }
  }
}
