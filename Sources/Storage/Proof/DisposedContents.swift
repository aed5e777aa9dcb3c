/// What the disposals of a store took, and which events took it.
struct DisposedContents: Sendable {
  private var contents: [Digest: Int] = [:]
  private var blobs: [Digest: Int] = [:]
  private var segments: [Digest: [Emptying]] = [:]

  /// That an event took a segment's rows.
  struct Emptying: Sendable {
    /// The event.
    let event: Int
    /// The digest of the sums that it left; nil where it does not say.
    let sums: Digest?
  }

  /// Nothing.
  init() {}

  /// What the disposals say that the session can read. Those that were altered or are gone say nothing: they are
  /// findings where the events are checked.
  init(_ session: any StoreSession) throws {
    for row in try session.versions(of: Disposal.kind, id: nil) {
      guard let content = row.content,
        Event.bodyDigest(salt: content.salt, body: content.body).bytes == row.digest,
        let disposal = try? Disposal.decode(content.body, tag: row.tag)  // Why not is told where events are checked.
      else { continue }
      for digest in disposal.contents { DisposedContents.note(digest, row.event, &contents) }
      for digest in disposal.blobs { DisposedContents.note(digest, row.event, &blobs) }
      for (index, digest) in disposal.segments.enumerated() {
        let sums = disposal.keptSums.indices.contains(index) ? disposal.keptSums[index] : nil
        segments[digest, default: []].append(Emptying(event: row.event, sums: sums))
      }
    }
  }

  /// Whether nothing was disposed of.
  var isEmpty: Bool { contents.isEmpty && blobs.isEmpty && segments.isEmpty }

  /// The event that took the body with that digest.
  func event(ofContent digest: Digest) -> Int? { contents[digest] }

  /// The event that took the blob at that address, the last where several did.
  func event(ofBlob digest: Digest) -> Int? { blobs[digest] }

  /// The events that took the rows of the segment at that address.
  func emptyings(ofSegment digest: Digest) -> [Emptying] { segments[digest] ?? [] }

  /// All blobs that were taken, each with the event.
  var allBlobs: [Digest: Int] { blobs }

  /// What these and the others took.
  mutating func formUnion(_ others: DisposedContents) {
    contents.merge(others.contents, uniquingKeysWith: max)
    blobs.merge(others.blobs, uniquingKeysWith: max)
    segments.merge(others.segments) { $0.count >= $1.count ? $0 : $1 }
  }

  private static func note(_ digest: Digest, _ event: Int, _ events: inout [Digest: Int]) {
    events[digest] = max(events[digest] ?? event, event)
  }
}
