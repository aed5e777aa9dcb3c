import Kernel

/// The past as one session holds it.
struct SessionHistory: HistoryReader {
  private let session: any StoreSession

  /// What the session holds.
  init(_ session: any StoreSession) { self.session = session }

  func events(after number: Int, limit: Int) throws -> [Event] {
    try session.events(after: number, limit: limit).map { try $0.event() }
  }

  func eventNumber(at moment: Instant) throws -> Int? { try session.eventNumber(at: moment) }

  func hash(of number: Int) throws -> Digest? { try session.chainEnd(at: number)?.hash }

  func versions(of kind: String, id: String?) throws -> [VersionRow] { try session.versions(of: kind, id: id) }

  func forEachVersion(_ body: (VersionRow) throws -> Void) throws { try session.forEachVersion(after: 0, body) }

  func segment(_ digest: Digest) throws -> SegmentRow? { try session.segment(digest) }

  func sumsDigest(of segment: Digest) throws -> Digest? {
    guard let row = try session.segment(segment), let (sums, digest) = try session.storedSums(ofNumber: row.number)
    else { return nil }
    let computed = Digest.of(sums)
    guard computed.bytes == digest else { throw Fault.damagedStore("the sums of segment \(segment) were altered") }
    return computed
  }

  func blobSize(_ digest: Digest) throws -> Int? { try session.blobSize(digest) }

  func disposals() throws -> [Versioned<Disposal>] { try session.disposals() }
}
