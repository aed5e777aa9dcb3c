import FoundationEssentials
package import Kernel

/// What an event says: who did what, when and why, and the digests of what was written.
package struct EventHeader: Hashable, Sendable, Codable {
  /// One record version that the event wrote.
  package struct Item: Hashable, Sendable, Codable {
    /// The record's kind.
    package let kind: String
    /// The record's id.
    package let id: String
    /// The version written.
    package let version: Int
    /// The schema of the body.
    package let tag: String
    /// The salted digest of the body: SHA-256 over salt, then body.
    package let digest: Digest

    /// A written version.
    package init(kind: String, id: String, version: Int, tag: String, digest: Digest) {
      self.kind = kind
      self.id = id
      self.version = version
      self.tag = tag
      self.digest = digest
    }
  }

  /// The event's number in its tenant, from 1 without gaps.
  package let number: Int
  /// When it was recorded; never before its predecessor.
  package let recordedAt: Instant
  /// Who acted.
  package let actor: String
  /// The use case, `ledger.import`.
  package let useCase: String
  /// Why, in the actor's words.
  package let reason: String
  /// What was written.
  package let items: [Item]
  /// The addresses of the blobs that the command kept, in that order; also of those that were kept before. Headers
  /// from before this was recorded have none.
  package let blobs: [Digest]

  /// An event's header.
  package init(
    number: Int, recordedAt: Instant, actor: String, useCase: String, reason: String, items: [Item],
    blobs: [Digest] = []
  ) {
    self.number = number
    self.recordedAt = recordedAt
    self.actor = actor
    self.useCase = useCase
    self.reason = reason
    self.items = items
    self.blobs = blobs
  }

  private enum CodingKeys: String, CodingKey {
    case number, recordedAt, actor, useCase, reason, items, blobs
  }

  /// The header that JSON holds; without `blobs` there are none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    number = try values.decode(Int.self, forKey: .number)
    recordedAt = try values.decode(Instant.self, forKey: .recordedAt)
    actor = try values.decode(String.self, forKey: .actor)
    useCase = try values.decode(String.self, forKey: .useCase)
    reason = try values.decode(String.self, forKey: .reason)
    items = try values.decode([Item].self, forKey: .items)
    blobs = try values.decodeIfPresent([Digest].self, forKey: .blobs) ?? []
  }

  /// Writes the header; `blobs` only where there are any, so that older headers keep their bytes.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(number, forKey: .number)
    try values.encode(recordedAt, forKey: .recordedAt)
    try values.encode(actor, forKey: .actor)
    try values.encode(useCase, forKey: .useCase)
    try values.encode(reason, forKey: .reason)
    try values.encode(items, forKey: .items)
    if !blobs.isEmpty { try values.encode(blobs, forKey: .blobs) }
  }

  /// The bytes that are stored and hashed: JSON with sorted keys.
  package func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// The header that stored bytes hold.
  package static func decode(_ bytes: [UInt8]) throws -> EventHeader {
    try JSONDecoder().decode(EventHeader.self, from: Data(bytes))
  }
}

/// An event as it lies in the store.
package struct Event: Hashable, Sendable {
  /// What it says.
  package let header: EventHeader
  /// The header's bytes as they were written.
  package let headerBytes: [UInt8]
  /// The hash of the event before it; for the first event `Event.origin`.
  package let predecessor: Digest
  /// SHA-256 over the predecessor's hash, then the header's bytes.
  package let hash: Digest

  /// An event made of its stored parts.
  package init(header: EventHeader, headerBytes: [UInt8], predecessor: Digest, hash: Digest) {
    self.header = header
    self.headerBytes = headerBytes
    self.predecessor = predecessor
    self.hash = hash
  }

  /// The event that follows `predecessor` and says `header`.
  package init(header: EventHeader, after predecessor: Digest) throws {
    self.header = header
    headerBytes = try header.encoded()
    self.predecessor = predecessor
    hash = Digest.of(predecessor.bytes, headerBytes)
  }

  /// What stands for the predecessor of the first event.
  package static let origin = Digest.of(Array("roder".utf8))

  /// The salted digest of a record's body.
  package static func bodyDigest(salt: [UInt8], body: [UInt8]) -> Digest { Digest.of(salt, body) }
}
