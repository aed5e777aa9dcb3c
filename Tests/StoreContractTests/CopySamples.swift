import Kernel
import Storage
import Testing

/// A store that a test copies from or to, with the place that it lies in.
struct OpenedStore {
  let place: any StorePlace
  let store: any DatabaseStore

  init(_ kind: StoreUnderTest) throws {
    place = try kind.place()
    store = try #require(try place.open() as? any DatabaseStore)
  }
}

extension CopyPair {
  /// Two new stores.
  func opened() throws -> (source: OpenedStore, target: OpenedStore) { (try .init(source), try .init(target)) }
}

/// Fills an empty store with four events: notes in two versions, a batch of two segments with its sealed file and texts
/// and an open blob, and a note of odd letters; beside them a segment that no batch names.
func fill(_ store: any DatabaseStore) async throws {
  try await store.write(["a": "ett"])
  try await store.write(["a": "två", "å ä ö": "mellanslag och\nradbyte"])
  let segments = try ["2019-03", "2019-04"].map { text in
    Segment(
      table: postings, month: try month(text),
      rows: columns([
        SamplePosting(account: "5011", responsibility: "301", amount: 100, text: "hyra"),
        SamplePosting(account: "6011", responsibility: "301", amount: -7),
      ]))
  }
  try await store.stage(segments)
  let extracted = try day("2019-05-02")
  _ = try await store.append("test.import", context: context()) { transaction in
    _ = transaction.keep(Array("öppen bilaga".utf8))
    let file = SealableContent(Array("#FLAGGA 0\n".utf8))
    try transaction.keepSealed(file, as: .sourceFile)
    let texts = try transaction.keepSealed(SealableContent(Array("hyra".utf8)), as: .postingTexts)
    let parts = segments.map {
      Batch.Part(
        month: $0.month, segment: $0.digest, rows: 2, sum: Money(ore: 93), status: .preliminary,
        texts: $0.month == segments[0].month ? texts : nil)
    }
    try transaction.put(
      Batch(
        table: postings.name, source: "ledger", selection: .everything, parts: parts, fileName: "april.se",
        file: file.digest, extracted: extracted, warnings: 0), id: "b1")
  }
  try await store.stage([
    Segment(
      table: postings, month: try month("2019-05"),
      rows: columns([SamplePosting(account: "", responsibility: "", amount: .max, text: "ensam")]))
  ])
  try await store.write(["b": "tre"])
}

/// Disposes of what is selected, in one event.
func dispose(
  in store: any DatabaseStore, _ select: @escaping @Sendable (borrowing Transaction, inout Removal) throws -> Void
) async throws {
  let grounds = Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR 3 kap. 13 §")
  _ = try await store.append("test.dispose", context: context("2030-01-02T08:00:00Z")) { transaction in
    var removal = Removal()
    try select(transaction, &removal)
    try transaction.dispose(removal, grounds, from: [Note.self])
  }
}

/// Everything that one session holds, as it lies there.
private struct Everything: Equatable, Sendable {
  var events: [EventRow] = []
  var versions: [VersionRow] = []
  var blobs: [[UInt8]: [UInt8]] = [:]
  var keys: [SealedKey?] = []
  var fingerprint: [UInt8]?
  var segments: [SegmentRow] = []
  var tables: [FactTable] = []
  var sums: [[UInt8]] = []
  var rows: [FactColumns] = []

  init(_ session: any StoreSession) throws {
    events = try session.events(after: 0, limit: .max)
    try session.forEachVersion(after: 0) { versions.append($0) }
    try session.forEachBlob { blobs[$0] = Array($1) }
    keys = try session.sealedKeys()
    fingerprint = try session.fingerprint()
    segments = try session.segments()
    for segment in segments {
      let table = try session.shape(segment.shape)
      tables.append(table)
      sums.append(try session.storedSums(ofNumber: segment.number)?.sums ?? [])
      rows.append(
        try session.rows(ofNumber: segment.number, in: table, where: [:], limit: nil).canonical(for: table))
    }
    #expect(try session.blobDigests() == blobs.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

/// Expects that both stores hold the same, byte for byte, and give the same chain.
func expectEqual(_ a: any DatabaseStore, _ b: any DatabaseStore) async throws {
  let (one, two) = (try await a.snapshot("reading", Everything.init), try await b.snapshot("reading", Everything.init))
  #expect(one == two)
  #expect(one.events.last?.hash == two.events.last?.hash)
}
