package import Kernel

/// Reads the past of one tenant: events, versions and where contents lie. Lives only as long as the read or command
/// that it was handed to.
package protocol HistoryReader {
  /// At most `limit` events after the number, in order.
  func events(after number: Int, limit: Int) throws -> [Event]
  /// The number of the last event at or before the moment; nil where there is none.
  func eventNumber(at moment: Instant) throws -> Int?
  /// The hash of the event of that number; nil where there is none.
  func hash(of number: Int) throws -> Digest?
  /// The versions of the record, oldest first; without an id those of all records of the kind, by id.
  func versions(of kind: String, id: String?) throws -> [VersionRow]
  /// Hands over every version there is, in the order of the events and then by kind and id.
  func forEachVersion(_ body: (VersionRow) throws -> Void) throws
  /// The segment at that address, rows and sums aside; nil where there is none.
  func segment(_ digest: Digest) throws -> SegmentRow?
  /// The digest of the sums beside the segment at that address; nil where there is none.
  ///
  /// **Throws** a `Fault` where the sums were altered.
  func sumsDigest(of segment: Digest) throws -> Digest?
  /// How many bytes the blob has; nil where there is none.
  func blobSize(_ digest: Digest) throws -> Int?
  /// All disposals there are, oldest first, those later than the moment that is asked about among them.
  func disposals() throws -> [Versioned<Disposal>]
}

extension HistoryReader {
  /// The event that took the blob; nil where none did.
  package func disposal(ofBlob digest: Digest) throws -> Int? {
    try disposals().last { $0.value.blobs.contains(digest) }?.event
  }

  /// The event that took the content of that salted digest; nil where none did.
  package func disposal(ofContent digest: Digest) throws -> Int? {
    try disposals().last { $0.value.contents.contains(digest) }?.event
  }

  /// The versions of the record, oldest first, those whose content was disposed of among them; also later ones than
  /// the state that is looked at.
  ///
  /// **Throws** a `Fault` where a body was altered.
  package func versions(of key: RecordKey) throws -> [RecordVersion] {
    let rows = try versions(of: key.kind, id: key.id)
    // The last of several disposals of one content took it for good.
    let disposals = rows.contains { $0.content == nil } ? try disposals() : []
    return try rows.map { row in
      let record = try row.record()
      guard record?.isAltered != true else {
        throw Fault.damagedStore("\(key.kind) \(key.id) version \(row.version) has a body that was altered")
      }
      let disposal = disposals.last { disposal in disposal.value.contents.contains { $0.bytes == row.digest } }
      return RecordVersion(
        key: row.key, version: row.version, event: row.event, tag: row.tag, body: record?.body,
        disposedBy: record == nil ? disposal?.event : nil)
    }
  }

  /// The addresses of the blobs that the event's command kept.
  package func blobs(of event: Int) throws -> [Digest] {
    try events(after: event - 1, limit: 1).first { $0.header.number == event }?.header.blobs ?? []
  }
}

/// A past in which nothing happened, for states that lie in no store.
package struct NoHistory: HistoryReader {
  /// Nothing.
  package init() {}

  /// None.
  package func events(after number: Int, limit: Int) throws -> [Event] { [] }
  /// None.
  package func eventNumber(at moment: Instant) throws -> Int? { nil }
  /// None.
  package func hash(of number: Int) throws -> Digest? { nil }
  /// None.
  package func versions(of kind: String, id: String?) throws -> [VersionRow] { [] }
  /// Nothing to hand over.
  package func forEachVersion(_ body: (VersionRow) throws -> Void) throws {}
  /// None.
  package func segment(_ digest: Digest) throws -> SegmentRow? { nil }
  /// None.
  package func sumsDigest(of segment: Digest) throws -> Digest? { nil }
  /// None.
  package func blobSize(_ digest: Digest) throws -> Int? { nil }
  /// None.
  package func disposals() throws -> [Versioned<Disposal>] { [] }
}
