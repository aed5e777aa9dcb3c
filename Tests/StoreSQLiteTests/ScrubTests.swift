import Foundation
import Kernel
import Storage
import StoreSQLite
import TestSupport
import Testing

/// What was disposed of is looked for, byte by byte, in every file of the store.
@Suite("What was disposed of is gone from the files")
struct ScrubTests {
  private struct Note: RecordKind, Hashable {
    static let kind = "note"
    static let tag = "note/1"
    static let retention = RecordRetention.whole

    let text: String
  }

  private static let name = "Sentinelsson-Åkerö"
  private static let table = FactTable(
    name: "ledger_posting", columns: [.init("account", .code), .init("amount_ore", .integer), .init("text", .text)],
    groupedBy: ["account"], summed: ["amount_ore"])

  private func context() throws -> Context {
    Context(
      actor: .administrator("cli:anna"), reason: "prov", now: try #require(Instant("2019-05-14T08:30:00Z"))
    ) { count in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) } }
  }

  /// The files of the store that hold the name, as UTF-8 or UTF-16.
  private func found(in folder: URL) throws -> [String] {
    var needles = [Data(Self.name.utf8)]
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      needles.append(try #require(Self.name.data(using: encoding)))
    }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { file in
      let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
      return needles.contains { bytes.range(of: $0) != nil }
    }
  }

  @Test("A backup holds no working data, and none in the rests of its pages either")
  func workingData() async throws {
    let folder = try TemporaryFolder()
    let store = try await filled(folder.path("board.roder")).store
    for number in 0..<400 {
      try await store.setWorking(
        "draft", "d\(number)", Array((String(repeating: "y", count: number * 20) + "utkast").utf8),
        expires: Instant(seconds: 4_102_444_800))
    }
    let blob = Digest.of(Array((String(repeating: "x", count: 40_000) + Self.name).utf8))
    _ = try await store.append("test.dispose", context: context()) { transaction in
      var removal = Removal()
      removal.blobs = [blob]
      try transaction.dispose(removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR"))
    }
    let copy = folder.path("kopia.roder")
    try await store.write(to: copy)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
    #expect(bytes.range(of: Data("yyy".utf8)) == nil)
    #expect(bytes.range(of: Data("utkast".utf8)) == nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("")).filter { $0.hasPrefix("kopia") } == [
        "kopia.roder"
      ])
    // The store goes on with its own, and the backup with what it must do itself.
    #expect(try await store.workingIDs("draft", at: Instant(seconds: 0)).count == 400)
    let opened = try SQLiteStore.open(path: copy, key: nil)
    defer { withExtendedLifetime(folder) {} }
    #expect(try await opened.workingIDs("draft", at: Instant(seconds: 0)) == [])
    #expect(try await opened.unfinishedDisposal() == store.unfinishedDisposal())
    #expect(try await opened.unfinishedDisposal() != nil)
    #expect(try await opened.verify() == [])
  }

  /// A store with the name in a body, a blob, and a segment's row, among much else.
  private func filled(_ path: String) async throws -> (store: SQLiteStore, blob: Digest, segment: Digest) {
    let store = try SQLiteStore.create(at: path, tenant: "nämnden", key: StoreKey(bytes: Array(0..<32)))
    var texts = TextColumn()
    for row in 0..<3_000 { texts.append(Array((row == 1_234 ? Self.name : "text \(row)").utf8)) }
    let segment = Segment(
      table: Self.table, month: try #require(Month("2019-04")),
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: ["5010"], codes: Array(repeating: 0, count: 3_000)))),
        ("amount_ore", .integer(Array(repeating: 100, count: 3_000))), ("text", .text(texts)),
      ]))
    try await store.stage([segment])
    let blob = try await store.append("test.write", context: context()) { transaction in
      try transaction.put(Note(text: Self.name), id: "a")
      for number in 0..<200 { try transaction.put(Note(text: "anteckning \(number)"), id: "b\(number)") }
      return transaction.keep(Array((String(repeating: "x", count: 40_000) + Self.name).utf8))
    }.output
    // Later pages come to lie where the name lay in older copies of its page.
    for round in 0..<5 {
      _ = try await store.append("test.write", context: context()) { transaction in
        for number in 0..<200 { try transaction.put(Note(text: "anteckning \(round) \(number)"), id: "b\(number)") }
      }
    }
    return (store, blob, segment.digest)
  }

  private func dispose(_ store: SQLiteStore, _ blob: Digest, _ segment: Digest) async throws {
    _ = try await store.append("test.dispose", context: context()) { transaction in
      var removal = Removal()
      for row in try transaction.history.versions(of: "note", id: "a") { removal.add(row) }
      removal.blobs = [blob]
      removal.segments = [segment]
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "prov"), from: [Note.self])
    }
  }

  @Test("The name is in the files before, and nowhere after")
  func scrubbed() async throws {
    let folder = try TemporaryFolder()
    let (store, blob, segment) = try await filled(folder.path("board.roder"))
    #expect(!(try found(in: folder.url)).isEmpty)
    try await dispose(store, blob, segment)
    #expect(try await store.finishDisposals() == .complete)
    #expect(try found(in: folder.url) == [])
    #expect(try await store.unfinishedDisposal() == nil)
    #expect(try await store.verify() == [])
    try store.close()
    #expect(try found(in: folder.url) == [])
  }

  @Test("A reader of an older moment is told of, and once it has left the erasure is completed")
  func reader() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("board.roder")
    let (store, blob, segment) = try await filled(path)
    let other = try SQLiteStore.open(path: path, busyTimeout: 0.1)
    let patient = try SQLiteStore.open(path: path, busyTimeout: 0.1)
    try await dispose(store, blob, segment)
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let (finished, finish) = AsyncStream.makeStream(of: Void.self)
    let gate = DispatchSemaphore(value: 0)
    let reading = Task {
      try await other.read(asOf: .now, scope: .everything) { _ in
        start.yield()
        gate.wait()
      }
      finish.yield()
    }
    for await _ in started { break }
    guard case .incomplete = try await patient.finishDisposals() else {
      gate.signal()
      Issue.record("the log was emptied under a reader")
      return
    }
    #expect(try await store.unfinishedDisposal() == 7)
    gate.signal()
    for await _ in finished { break }
    try await reading.value
    #expect(try await patient.finishDisposals() == .complete)
    #expect(try found(in: folder.url) == [])
  }
}
