import Kernel
import Storage
import Synchronization
import Testing

@Suite("Every store: proof")
struct ProofContractTests {
  private static let months = ["2019-01", "2019-02", "2019-03"]

  /// A store with notes, blobs, sealed items and a batch of three months; answers the open blob and the segments.
  @discardableResult
  private func fill(_ store: any Store) async throws -> (blob: Digest, segments: [Segment]) {
    for number in 1...5 { try await store.write(["a": "ett \(number)", "b\(number)": "två"]) }
    let segments = try ProofContractTests.months.enumerated().map { index, name in
      Segment(
        table: postings, month: try month(name),
        rows: columns((0...index).map { SamplePosting(account: "501\($0)", responsibility: "30", amount: 100) }))
    }
    try await store.stage(segments)
    let extracted = try day("2019-04-02")
    let blob = try await store.append("test.import", context: context()) { transaction in
      let blob = transaction.keep(Array("öppen bilaga".utf8))
      let file = SealableContent(Array("#FLAGGA 0\n".utf8))
      try transaction.keepSealed(file, as: .sourceFile)
      let parts = segments.map {
        Batch.Part(
          month: $0.month, segment: $0.digest, rows: $0.rows.count, sum: Money(ore: 1), status: .closed)
      }
      let batch = Batch(
        table: postings.name, source: "ledger", selection: .everything, parts: parts, fileName: "mars.se",
        file: file.digest, extracted: extracted, warnings: 0)
      try transaction.put(batch, id: "b1")
      return blob
    }.output
    return (blob, segments)
  }

  @Test("What a verification says does not depend on how many workers there are", arguments: StoreUnderTest.all)
  func workers(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await fill(store)
    let alone = try await store.verification(workers: 1) { _ in }
    #expect(alone.findings == [])
    #expect(alone.firstDamagedEvent == nil)
    #expect(alone.events == 6)
    #expect(alone.rows == 6)
    #expect(alone.bytes > 1_000)
    let last = try #require(try await store.events(after: 5, limit: 1).first)
    #expect(alone.end?.hash == last.hash)
    for count in [0, 2, 7] { #expect(try await store.verification(workers: count) { _ in } == alone) }
  }

  @Test("Progress grows to the whole of each kind of content", arguments: StoreUnderTest.all)
  func progress(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await fill(store)
    let told = Told()
    _ = try await store.verification(workers: 2) { told.add($0) }
    for what in VerificationProgress.What.allCases {
      let steps = told.all.filter { $0.what == what }
      #expect(steps.map(\.done) == steps.map(\.done).sorted())
      #expect(steps.last?.done == steps.last?.total)
      #expect(!steps.isEmpty)
    }
    #expect(told.all.last { $0.what == .rows }?.total == 6)
    #expect(told.all.last { $0.what == .events }?.total == 6)
  }

  @Test("An empty store is sound", arguments: StoreUnderTest.all)
  func empty(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let found = try await place.open().verification()
    #expect(found.findings == [])
    #expect(found.end == nil)
  }

  // What others write meanwhile is in some pieces' snapshots and not in others'.
  @Test("Verifying while others write and dispose finds nothing wrong", arguments: StoreUnderTest.all)
  func meanwhile(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let (_, segments) = try await fill(store)
    let other = try place.open()
    async let writing: Void = {
      for number in 1...20 {
        try await other.write(["m\(number)": "ny"])
        _ = try await other.append("test.keep", context: context()) { transaction in
          try transaction.put(Note(text: transaction.keep([UInt8(number)]).description), id: "k\(number)")
        }
        if number == 10 { try await other.dispose(segments: [segments[0].digest]) }
      }
    }()
    for _ in 1...10 { #expect(try await store.verify() == []) }
    try await writing
    let found = try await store.verification()
    #expect(found.findings == [])
    #expect(found.disposed.map(\.rows) == [1])
  }

  @Test("What a disposal took is counted and no damage; what is gone without one is", arguments: StoreUnderTest.all)
  func disposed(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try #require(try place.open() as? any DatabaseStore)
    let (blob, segments) = try await fill(store)
    let event = try await store.dispose(note: ("a", 1), blobs: [blob], segments: [segments[1].digest])
    let found = try await store.verification()
    #expect(found.findings == [])
    #expect(found.disposed.map(\.event) == [event])
    #expect(found.disposed.map { [$0.versions, $0.blobs, $0.segments, $0.rows] } == [[1, 1, 1, 2]])

    // The same without a disposal, and a disposal without the deed.
    try await store.write("testing") { session in
      try session.removeContent(of: RecordKey(kind: Note.kind, id: "a"), version: 2)
      let row = try #require(try session.segment(segments[2].digest))
      try session.removeRows(ofNumber: row.number, in: postings, event: event)
      return .commit((), end: nil)
    }
    let broken = try await store.verification()
    #expect(broken.firstDamagedEvent == 2)
    #expect(broken.findings.map(\.text).first == "note a version 2 saknar innehåll")
    #expect(broken.findings.contains { $0.event == 6 && $0.text.hasSuffix("händelse \(event) gallrade dem inte") })
  }

  @Test("What a disposal says it took and that is there is found", arguments: StoreUnderTest.all)
  func stillThere(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let (blob, segments) = try await fill(store)
    let content = try #require(try await store.events(after: 0, limit: 1).first?.header.items.first).digest
    _ = try await store.append("test.dispose", context: context()) { transaction in
      var removal = Removal()
      removal.versions = [.init(key: RecordKey(kind: Note.kind, id: "a"), version: 1, digest: content)]
      removal.blobs = [blob]
      removal.segments = [segments[0].digest]
      try transaction.put(
        Disposal(removal, Disposal.Grounds(subject: "prov", reason: "prov", ground: "prov")), id: "d")
    }
    let texts = try await store.verification().findings.map(\.text)
    #expect(texts.count == 3)
    #expect(texts.allSatisfy { $0.contains("finns kvar, fast händelse 7 gallrade") })
    // The same file kept anew is a new content.
    _ = try await store.append("test.keep", context: context()) { transaction in
      try transaction.put(Note(text: transaction.keep(Array("öppen bilaga".utf8)).description), id: "k")
    }
    #expect(try await store.verify().count == 2)
  }

  @Test("What says what was disposed of must be there", arguments: StoreUnderTest.all)
  func lostDisposal(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try #require(try place.open() as? any DatabaseStore)
    let (_, segments) = try await fill(store)
    let event = try await store.dispose(segments: [segments[0].digest])
    try await store.write("testing") { session in
      try session.removeContent(of: RecordKey(kind: Disposal.kind, id: "\(event)"), version: 1)
      return .commit((), end: nil)
    }
    let found = try await store.verification()
    #expect(found.findings.contains { $0.event == event && $0.text == "disposal \(event) version 1 saknar innehåll" })
    #expect(found.findings.count > 1)
  }

  // Whoever has the program and the key makes another history with all hashes right; so the second store is one.
  @Test(
    "A history that was written anew, or cut, is sound by itself and found by its anchor", arguments: StoreUnderTest.all
  )
  func rewritten(under test: StoreUnderTest) async throws {
    let places = [try test.place(), try test.place(), try test.place()]
    let (store, rewritten, cut) = (try places[0].open(), try places[1].open(), try places[2].open())
    var heads: [ChainEnd] = []
    for number in 1...4 {
      try await store.write(["a": "version \(number)"])
      try await rewritten.write(["a": number == 3 ? "påhittad" : "version \(number)"])
      if number < 4 { try await cut.write(["a": "version \(number)"]) }
      heads.append(try #require(try await store.verification().end))
    }
    for (index, expected) in [
      (0, nil), (1, AnchorProblem.chainDiffers(path: "sn.anchor", line: 3, after: 2, event: 3)),
      (2, .chainShorter(path: "sn.anchor", line: 4, event: 4, last: 3)),
    ] {
      let store = try places[index].open()
      #expect(try await store.verify() == [])
      let evidence = try await store.evidence(at: heads.map(\.number))
      // Boards of one server have different names.
      var file = AnchorFile(newAt: "sn.anchor")
      for head in heads { #expect(try file.add(head, board: evidence.board, key: evidence.vault.anchorKey())) }
      let key = try evidence.vault.anchorKey()
      do throws(AnchorProblem) {
        try file.check(evidence, key: key)
        #expect(expected == nil)
      } catch {
        #expect(error == expected)
      }
    }
  }
}

/// What was told, in order. A class, because it is told from another task.
private final class Told: Sendable {
  private let steps = Mutex<[VerificationProgress]>([])

  var all: [VerificationProgress] { steps.withLock { $0 } }

  func add(_ step: VerificationProgress) { steps.withLock { $0.append(step) } }
}

extension Store {
  /// Disposes of the contents, and answers the event.
  @discardableResult
  func dispose(
    note: (id: String, version: Int)? = nil, blobs: [Digest] = [], segments: [Digest] = []
  ) async throws -> Int {
    let event = try await append("test.dispose", context: context()) { transaction in
      var removal = Removal()
      removal.blobs = blobs
      removal.segments = segments
      if let note {
        for row in try transaction.history.versions(of: Note.kind, id: note.id) where row.version == note.version {
          removal.add(row)
        }
      }
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "prov", reason: "prov", ground: "prov"), from: [Note.self])
    }.event
    return try #require(event)
  }
}
