package import Kernel

/// What was taken away for good, why and on which legal ground: a record that is never disposed of itself.
///
/// It names contents by their addresses alone, which say nothing of a content without salt and bytes. The id is the
/// number of the event that wrote it, and where the event wrote several a number of their own behind a slash.
package struct Disposal: RecordKind, Hashable {
  /// The kind's name in the store.
  package static let kind = "disposal"
  /// The tag of the schema that is written today.
  package static let tag = "disposal/2"
  package static let terms = KindTerms("gallring", "gallringar")
  /// The first schema lacks what the second adds; nothing that it holds has changed.
  package static let upcasters = [Upcaster(from: "disposal/1", to: "disposal/2") { $0 }]

  /// The rule of a retention plan that a disposal followed.
  package struct Rule: Hashable, Sendable, Codable {
    /// The rule's id in the plan.
    package let id: String
    /// The version of the plan.
    package let version: Int

    /// A rule of that version of the plan.
    package init(id: String, version: Int) {
      self.id = id
      self.version = version
    }
  }

  /// The disposal that was done again after an older backup had been restored.
  package struct Origin: Hashable, Sendable, Codable {
    /// The event that it was in the chain that is gone.
    package let event: Int
    /// That event's hash.
    package let hash: Digest
    /// When it was recorded.
    package let recordedAt: Instant

    /// The disposal of that event.
    package init(event: Int, hash: Digest, recordedAt: Instant) {
      self.event = event
      self.hash = hash
      self.recordedAt = recordedAt
    }
  }

  /// Why something was taken away.
  package struct Grounds: Hashable, Sendable {
    /// What was disposed of, as retention rules call it.
    package let subject: String
    /// Why, in the words of whoever decided.
    package let reason: String
    /// The legal ground.
    package let ground: String
    /// The rule that was followed; nil where somebody decided without one.
    package let rule: Rule?
    /// The disposal that was done again; nil for one that is done for the first time.
    package let origin: Origin?

    /// Why something of the subject is taken away.
    package init(subject: String, reason: String, ground: String, rule: Rule? = nil, origin: Origin? = nil) {
      self.subject = subject
      self.reason = PersonalNumbers.masked(reason).text
      self.ground = PersonalNumbers.masked(ground).text
      self.rule = rule
      self.origin = origin
    }
  }

  /// What was disposed of, as retention rules call it; empty in the first schema.
  package let subject: String
  /// The salted digests of the bodies of record versions whose salt and body were removed.
  package let contents: [Digest]
  /// The addresses of blobs that were removed, and with them what opened the sealed ones.
  package let blobs: [Digest]
  /// The addresses of segments whose rows were removed; their sums stay.
  package let segments: [Digest]
  /// The digests of the sums that stay, in the order of `segments`: without the rows nothing else vouches for them.
  /// Empty in disposals from before this was recorded.
  package let keptSums: [Digest]
  /// How many rows of facts went.
  package let rows: Int
  /// How many bytes of bodies and blobs went.
  package let bytes: Int
  /// Why, in the words of whoever decided.
  package let reason: String
  /// The legal ground, as the retention rule states it.
  package let ground: String
  /// The rule that was followed; nil where somebody decided without one.
  package let rule: Rule?
  /// The disposal that was done again; nil for one that was done for the first time.
  package let origin: Origin?

  /// A disposal that leaves sums of these digests.
  package init(_ removal: Removal, _ grounds: Grounds, keptSums: [Digest] = []) {
    self.keptSums = keptSums
    subject = grounds.subject
    contents = removal.versions.map(\.digest)
    blobs = removal.blobs
    segments = removal.segments
    rows = removal.rows
    bytes = removal.bytes
    reason = grounds.reason
    ground = grounds.ground
    rule = grounds.rule
    origin = grounds.origin
  }

  private enum CodingKeys: String, CodingKey {
    case subject, contents, blobs, segments, keptSums, rows, bytes, reason, ground, rule, origin
  }

  /// The disposal that JSON holds; what the first schema lacks is empty.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    subject = try values.decodeIfPresent(String.self, forKey: .subject) ?? ""
    contents = try values.decode([Digest].self, forKey: .contents)
    blobs = try values.decode([Digest].self, forKey: .blobs)
    segments = try values.decode([Digest].self, forKey: .segments)
    keptSums = try values.decodeIfPresent([Digest].self, forKey: .keptSums) ?? []
    rows = try values.decodeIfPresent(Int.self, forKey: .rows) ?? 0
    bytes = try values.decodeIfPresent(Int.self, forKey: .bytes) ?? 0
    reason = try values.decodeIfPresent(String.self, forKey: .reason) ?? ""
    ground = try values.decode(String.self, forKey: .ground)
    rule = try values.decodeIfPresent(Rule.self, forKey: .rule)
    origin = try values.decodeIfPresent(Origin.self, forKey: .origin)
  }
}
