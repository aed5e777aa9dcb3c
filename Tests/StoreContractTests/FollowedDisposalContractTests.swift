import Kernel
import Storage
import TestSupport
import Testing

@Suite("Every store: following across disposals")
struct FollowedDisposalContractTests {
  /// A note of which every version may go.
  private struct Loose: RecordKind, Hashable {
    static let kind = "loose"
    static let tag = "loose/1"
    static let retention = RecordRetention.whole

    let text: String
  }

  /// What can be told of the board at a moment, or the problem with it.
  private struct Seen: Hashable {
    var event = 0
    var hash: Digest?
    var recordedAt: Instant?
    var stored: [StoredRecord] = []
    /// The versions of the loose notes, those whose last version is gone among them.
    var versions: [Int] = []
    var gone: [Int?] = []
    var problem = ""
  }

  private static func seen(_ store: any Store, _ asOf: AsOf) async throws -> Seen {
    do {
      return try await store.read(asOf: asOf, scope: .everything) { view in
        let state = view.state
        let gone = state.disposedHeads(of: Loose.kind)
        return Seen(
          event: state.event, hash: state.hash, recordedAt: state.recordedAt, stored: state.allStored,
          versions: (0..<3).map { state.version(of: RecordKey(kind: Loose.kind, id: String($0))) },
          gone: [gone.count, gone.event])
      }
    } catch let problem as StorageProblem {
      return Seen(problem: problem.code + problem.message)
    }
  }

  // One object writes, one reads only at times, one is opened later: all see the same board at each moment.
  @Test(
    "A state that follows events equals a fresh load, also where what it knows is disposed of",
    arguments: StoreUnderTest.all, 0..<4)
  func equalsFreshLoad(under test: StoreUnderTest, round: Int) async throws {
    let seed = Int.random(in: 0...1_000_000)
    print("followed disposals, round \(round): seed \(seed)")
    var chance = SeededChance(seed: seed)
    let place = try test.place()
    let (writer, follower) = (try place.open(), try place.open())
    for _ in 0..<12 {
      try await Self.write(to: Bool.random(using: &chance) ? writer : follower, &chance)
      guard Bool.random(using: &chance) else { continue }
      let last = try await writer.eventCount()
      let fresh = try place.open()
      for event in [nil] + (1...max(1, last)).map({ Optional($0) }) {
        let moment = event.map { AsOf.event($0) } ?? .now
        let expected = try await Self.seen(fresh, moment)
        let what = "seed \(seed), event \(event.map(String.init) ?? "now") of \(last)"
        #expect(try await Self.seen(follower, moment) == expected, "\(what)")
        #expect(try await Self.seen(writer, moment) == expected, "\(what)")
      }
    }
    #expect(try await writer.verify() == [])
  }

  private static func write(to store: any Store, _ chance: inout SeededChance) async throws {
    let id = String(Int.random(in: 0..<3, using: &chance))
    // The tests' salts are all alike, so only texts that are not tell one content from another.
    let text = String(Int.random(in: 0..<1_000_000_000, using: &chance))
    switch Int.random(in: 0..<5, using: &chance) {
    case 0, 1:
      _ = try await store.append("test.write", context: context("2030-01-02T08:00:00Z")) {
        try $0.put(Note(text: text), id: id)
      }
    case 2:
      _ = try await store.append("test.write", context: context("2030-01-02T08:00:00Z")) {
        try $0.put(Loose(text: text), id: id)
      }
    case 3:
      // What is superseded.
      try await dispose(in: store) { try Array($0.history.versions(of: "note", id: id).dropLast()) }
    default:
      // All there is, the head among it.
      try await dispose(in: store) { try $0.history.versions(of: "loose", id: id) }
    }
  }

  private static func dispose(
    in store: any Store, _ select: @escaping @Sendable (borrowing Transaction) throws -> [VersionRow]
  ) async throws {
    _ = try await store.append("test.dispose", context: context("2030-01-02T08:00:00Z")) { transaction in
      var removal = Removal()
      for row in try select(transaction) { removal.add(row) }
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR 3 kap. 13 §"),
        from: [Note.self, Loose.self])
    }
  }
}
