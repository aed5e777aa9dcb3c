import Kernel
import Retention
import Storage
import Testing

@Suite("Retention: a list of disposals that is no honest one")
struct KeptKindTests {
  /// A past with one version of a batch.
  private struct Past: HistoryReader {
    let row: VersionRow
    let first: Digest

    func events(after number: Int, limit: Int) throws -> [Event] { [] }
    func eventNumber(at moment: Instant) throws -> Int? { nil }
    func hash(of number: Int) throws -> Digest? { number == 1 ? first : nil }
    func versions(of kind: String, id: String?) throws -> [VersionRow] { [] }
    func forEachVersion(_ body: (VersionRow) throws -> Void) throws { try body(row) }
    func segment(_ digest: Digest) throws -> SegmentRow? { nil }
    func sumsDigest(of segment: Digest) throws -> Digest? { nil }
    func blobSize(_ digest: Digest) throws -> Int? { nil }
    func disposals() throws -> [Versioned<Disposal>] { [] }
  }

  private static let first = Digest.of([2])
  private static let vault = Vault(key: StoreKey(bytes: Array(0..<32)), fingerprint: nil)

  /// A list that takes version 1 of a record of the kind, signed with the vault's key, and what it is replayed in: a
  /// store that has the version.
  private func replayed(
    _ kind: String, signed signing: Vault, under vault: Vault
  ) throws -> (output: ReplayDisposals.Output, hasWritten: Bool) {
    let digest = Digest.of([1])
    let row = VersionRow(
      key: RecordKey(kind: kind, id: "2019-04/a"), version: 1, event: 1, tag: "\(kind)/1", digest: digest.bytes,
      content: VersionRow.Content(salt: [], body: []))
    var removal = Removal()
    removal.versions = [Removal.Version(key: row.key, version: 1, digest: digest)]
    let entry = DisposalList.Entry(
      origin: Disposal.Origin(event: 9, hash: Digest.of([3]), recordedAt: Instant(seconds: 0)), id: "9",
      disposal: Disposal(removal, Disposal.Grounds(subject: "remarks", reason: "", ground: "")))
    let context = Context(
      actor: .administrator("cli:anna"), now: Instant(seconds: 1_557_000_000)
    ) { [UInt8](repeating: 0, count: $0) }
    var transaction = Transaction(
      state: .empty, facts: NoFacts(), context: context, vault: vault, history: Past(row: row, first: Self.first))
    let list = try DisposalList(
      bytes: DisposalList(board: Self.first, entries: [entry]).encoded(signing: [entry], signing), file: "lista")
    let output = try ReplayDisposals.run(.init(list, file: "lista"), in: &transaction)
    return (output, transaction.hasWritten)
  }

  @Test("A list that names a batch is refused")
  func batch() {
    #expect(throws: RetentionProblem.keptKind("batch", Place(file: "lista"))) {
      try replayed("batch", signed: Self.vault, under: Self.vault)
    }
  }

  @Test("What nobody signed is not taken, nor anything without the key, nor what another key signed")
  func unsigned() throws {
    #expect(throws: RetentionProblem.unsignedList(Place(file: "lista", line: 2))) {
      try replayed("remark", signed: .closed, under: Self.vault)
    }
    for signing in [Vault.closed, Self.vault] {
      #expect(throws: RetentionProblem.keyNeeded(Place(file: "lista"))) {
        try replayed("remark", signed: signing, under: .closed)
      }
    }
    let other = Vault(key: StoreKey(bytes: Array(1...32)), fingerprint: nil)
    #expect(throws: RetentionProblem.foreignList(Place(file: "lista"))) {
      try replayed("remark", signed: other, under: Self.vault)
    }
    let done = try replayed("remark", signed: Self.vault, under: Self.vault)
    #expect(done.hasWritten)
    #expect(done.output.replayed == 1)
    #expect(done.output.waiting == 0)
  }

  @Test("A version that is the head here waits, and nothing is written", arguments: ["forecast-sheet"])
  func head(kind: String) throws {
    let done = try replayed(kind, signed: Self.vault, under: Self.vault)
    #expect(!done.hasWritten)
    #expect(done.output.replayed == 0)
    #expect(done.output.waiting == 1)
  }

  @Test("A line that says it is one of the store's own is not signed for it")
  func posing() throws {
    func entry(_ reason: String) -> DisposalList.Entry {
      DisposalList.Entry(
        origin: Disposal.Origin(event: 9, hash: Digest.of([9]), recordedAt: Instant(seconds: 5)), id: "9",
        disposal: Disposal(Removal(), Disposal.Grounds(subject: "s", reason: reason, ground: "g")))
    }
    let forged = DisposalList(board: Self.first, entries: [entry("annat")])
    let bytes = try forged.joined(with: [entry("sant")]).encoded(signing: [entry("sant")], Self.vault)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.map { $0.hasSuffix("\t-") } == [false, true, false])
  }

  @Test("A line that was altered, taken out or cut off is met")
  func damaged() throws {
    func entry(_ event: Int) -> DisposalList.Entry {
      DisposalList.Entry(
        origin: Disposal.Origin(event: event, hash: Digest.of([UInt8(event)]), recordedAt: Instant(seconds: 5)),
        id: "\(event)", disposal: Disposal(Removal(), Disposal.Grounds(subject: "s", reason: "å", ground: "g")))
    }
    let list = DisposalList(board: Digest.of([7]), entries: [entry(1), entry(2)])
    let bytes = try list.encoded(signing: [], .closed)
    #expect(try DisposalList(bytes: bytes, file: "f") == list)
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(throws: RetentionProblem.self) {
        let read = try DisposalList(bytes: other, file: "f")
        // The heading's board is held against the store's.
        if read.board != list.board { throw RetentionProblem.foreignList(Place()) }
      }
    }
    for count in [0, 1, 40, bytes.count - 1] {
      #expect(throws: RetentionProblem.self) { try DisposalList(bytes: Array(bytes.prefix(count)), file: "f") }
    }
  }
}
