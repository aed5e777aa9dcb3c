import Foundation
import Kernel
import PostgresSandbox
import Storage
import TestSupport
import Testing

@testable import StorePostgres

/// What was disposed of is looked for, byte by byte, in every file of a server of its own.
@Suite("What was disposed of is gone from the server's files")
struct DisposalScrubTests {
  private struct Note: RecordKind, Hashable {
    static let kind = "note"
    static let tag = "note/1"
    static let retention = RecordRetention.whole

    let text: String
  }

  private static let body = "Sentinelsson-Åkerö"
  private static let blob = "Bilagelin-Östmark"
  private static let posting = "Verifikatsson-Älvdal"
  private static let names = [body, blob, posting]

  /// A server with one board, whose owner may do what the guide says and no more.
  private struct Place {
    let server: Server
    let store: PostgresStore
    let neighbour: PostgresStore

    init(_ cluster: PostgresCluster) throws {
      server = try Server(cluster)
      try cluster.succeed(
        """
        CREATE ROLE scrub_owner LOGIN CREATEROLE; CREATE ROLE scrub_app LOGIN;
        ALTER DATABASE \(server.database) OWNER TO scrub_owner;
        """)
      let postgres = PostgresServer(
        try server.address(as: "scrub_app"), admin: try server.address(as: "scrub_owner"),
        facts: [SampleBoard.postings])
      let key = StoreKey(bytes: (0..<32).map { UInt8($0) })
      store = try postgres.create(board: "A") { _ in key }
      neighbour = try postgres.create(board: "B") { _ in key }
    }

    /// What lets the owner let go of the log.
    func grant() throws {
      _ = try server.psql(
        """
        GRANT pg_checkpoint, pg_read_all_stats TO scrub_owner;
        GRANT EXECUTE ON FUNCTION pg_switch_wal() TO scrub_owner
        """)
    }

    /// A name in a body, a blob and a segment's row, among much else; answers where the latter two lie.
    func fill(seed: Int) async throws -> (blob: Digest, segment: Digest) {
      var texts = TextColumn()
      for row in 0..<2_000 {
        texts.append(Array((row == 1_234 ? DisposalScrubTests.posting : "text \(row)").utf8))
      }
      let segment = Segment(
        table: BoardDatabase.table, month: try #require(Month("2019-04")),
        rows: FactColumns([
          ("account", .code(CodeColumn(dictionary: ["5010"], codes: Array(repeating: 0, count: 2_000)))),
          ("amount_ore", .integer(Array(repeating: 100, count: 2_000))), ("text", .text(texts)),
        ]))
      try await store.stage([segment])
      var chance = SeededChance(seed: seed)
      // Longer than a page, and nothing that could be made smaller.
      let noise = (0..<40_000).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      let context = try BoardDatabase.context()
      let blob = try await store.append("test.write", context: context) { transaction in
        try transaction.put(Note(text: DisposalScrubTests.body), id: "a")
        for number in 0..<200 { try transaction.put(Note(text: "anteckning \(number)"), id: "b\(number)") }
        return transaction.keep(noise + Array(DisposalScrubTests.blob.utf8))
      }.output
      // Later rows come to lie where the name lay, and the server samples what there is.
      for round in 0..<3 {
        for board in [store, neighbour] {
          _ = try await board.append("test.write", context: context) { transaction in
            for number in 0..<200 { try transaction.put(Note(text: "anteckning \(round) \(number)"), id: "b\(number)") }
          }
        }
      }
      _ = try server.psql("ANALYZE; CHECKPOINT")
      return (blob, segment.digest)
    }

    func dispose(_ blob: Digest, _ segment: Digest) async throws {
      _ = try await store.append("test.dispose", context: BoardDatabase.context()) { transaction in
        var removal = Removal()
        for row in try transaction.history.versions(of: "note", id: "a") { removal.add(row) }
        removal.blobs = [blob]
        removal.segments = [segment]
        try transaction.dispose(
          removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "prov"), from: [Note.self])
      }
    }
  }

  /// The files of the server that hold the name, its log among them, as paths from its folder.
  private static func files(_ cluster: PostgresCluster, with name: String) throws -> [String] {
    var found: [String] = []
    let needle = Array(name.utf8)
    let paths = try #require(FileManager.default.enumerator(atPath: cluster.path))
    for case let path as String in paths {
      let url = cluster.folder.appendingPathComponent(path)
      // Folders, sockets, and what the server removes meanwhile.
      guard let bytes = try? Data(contentsOf: url) else { continue }
      let isThere = bytes.withUnsafeBytes { holds($0, needle) }
      if isThere { found.append(path) }
    }
    return found.sorted()
  }

  /// Whether the bytes are among all: by the first of them, because a server's files are many megabytes.
  private static func holds(_ all: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
    guard let start = all.baseAddress else { return false }
    var place = 0
    while place + needle.count <= all.count,
      let hit = memchr(start + place, Int32(needle[0]), all.count - needle.count + 1 - place)
    {
      if memcmp(hit, needle, needle.count) == 0 { return true }
      place = start.distance(to: UnsafeRawPointer(hit)) + 1
    }
    return false
  }

  private static func folders(_ paths: [String]) -> Set<String> {
    Set(paths.map { $0.split(separator: "/").prefix(2).joined(separator: "/") })
  }

  @Test("The names are in tables and log before, and in no file after")
  func scrubbed() async throws {
    let cluster = try PostgresCluster(named: "scrub")
    defer { cluster.remove() }
    let place = try Place(cluster)
    try place.grant()
    let (blob, segment) = try await place.fill(seed: 4_711)
    for name in Self.names {
      let found = try Self.files(cluster, with: name)
      #expect(Self.folders(found) == ["data/base", "data/pg_wal"], "\(name): \(found)")
    }
    try await place.dispose(blob, segment)
    #expect(try await place.store.finishDisposals() == .complete)
    for name in Self.names { #expect(try Self.files(cluster, with: name) == [], "\(name)") }
    #expect(try await place.store.verify() == [])
    #expect(try await place.neighbour.verify() == [])
    #expect(try await place.store.unfinishedDisposal() == nil)
    try cluster.restart()
    for name in Self.names { #expect(try Self.files(cluster, with: name) == [], "\(name)") }
  }

  @Test("Where the owner may not switch the log it is told, the log alone holds the names, and it is completed later")
  func withoutRights() async throws {
    let cluster = try PostgresCluster(named: "unscrubbed")
    defer { cluster.remove() }
    let place = try Place(cluster)
    let (blob, segment) = try await place.fill(seed: 4_712)
    try await place.dispose(blob, segment)
    _ = try place.server.psql("GRANT pg_read_all_stats TO scrub_owner")
    guard case .incomplete = try await place.store.finishDisposals() else {
      Issue.record("nobody switched the log")
      return
    }
    #expect(try await place.store.unfinishedDisposal() != nil)
    // Old files of tables stay, empty, until the server's next checkpoint.
    for name in Self.names {
      let found = try Self.files(cluster, with: name)
      #expect(Self.folders(found).isSubset(of: ["data/pg_wal"]), "\(name): \(found)")
    }
    try place.grant()
    #expect(try await place.store.finishDisposals() == .complete)
    for name in Self.names { #expect(try Self.files(cluster, with: name) == [], "\(name)") }
  }
}
