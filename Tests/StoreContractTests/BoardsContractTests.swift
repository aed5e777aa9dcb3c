import Kernel
import Storage
import Synchronization
import Testing

@Suite("Every store: many boards in one process")
struct BoardsContractTests {
  @Test("Boards open on first use and close in the order that they were last used", arguments: StoreUnderTest.all)
  func opensAndCloses(under test: StoreUnderTest) async throws {
    let places = try ["a", "b", "c"].reduce(into: [String: any StorePlace]()) { $0[$1] = try test.place() }
    let openings = Mutex<[String]>([])
    let boards = Boards(limit: 2) { name in
      openings.withLock { $0.append(name) }
      guard let place = places[name] else { throw Refused() }
      return try place.open()
    }
    for name in ["a", "b", "a", "c", "b"] {
      try await boards.use(name) { store in _ = try await store.write([name: String(openings.withLock { $0.count })]) }
    }
    #expect(openings.withLock { $0 } == ["a", "b", "c", "b"])
    #expect(await boards.opened == ["b", "c"])
    await #expect(throws: Refused.self) { try await boards.use("d") { _ in } }
    await #expect(throws: Refused.self) { try await boards.use("d") { _ in } }
    #expect(openings.withLock { $0.suffix(2) } == ["d", "d"])
    #expect(try await boards.use("a") { try await $0.notes() } == ["a": "2"])
    try await boards.close()
    #expect(await boards.opened == [])
  }

  @Test("A board that somebody uses stays open, however many others are asked for", arguments: StoreUnderTest.all)
  func staysWhileUsed(under test: StoreUnderTest) async throws {
    let places = try (0..<6).map { _ in try test.place() }
    let boards = Boards(limit: 1) { try places[Int($0) ?? 0].open() }
    try await boards.use("0") { first in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1..<6 {
          for round in 0..<3 {
            group.addTask {
              try await boards.use(String(number)) { _ = try await $0.write(["n\(round)": String(number)]) }
            }
          }
        }
        try await group.waitForAll()
      }
      _ = try await first.write(["a": "kvar"])
    }
    for number in 1..<6 {
      let notes = try await boards.use(String(number)) { try await $0.notes() }
      #expect(notes.count == 3)
      #expect(notes.values.allSatisfy { $0 == String(number) })
    }
    try await boards.close()
  }

  // Rows of one month each, so that every segment has sums of its own.
  @Test("Within a budget what is read again is the same, and never more is kept than allowed")
  func budget() async throws {
    let place = try SQLitePlace()
    let writer = try place.open()
    var segments: [Segment] = []
    for number in 1...9 {
      let rows = (0..<50).map {
        SamplePosting(account: String(5_000 + $0), responsibility: "302", amount: Int64(number * $0))
      }
      segments.append(Segment(table: postings, month: try month("2019-0\(number)"), rows: columns(rows)))
    }
    try await writer.stage(segments)
    try await writer.write(["a": "1"])
    let digests = segments.map { ($0.digest, $0.sums) }
    for bytes in [0, 4_000, 1_000_000] {
      let budget = MemoryBudget(bytes: bytes)
      let reader = try place.open(budget: budget)
      for _ in 0..<3 {
        for (digest, sums) in digests {
          let read = try await reader.read(asOf: .now, scope: .everything) {
            try $0.facts.sums(of: digest, in: postings)
          }
          #expect(read == sums)
          #expect(budget.usedBytes <= bytes)
        }
      }
      try await writer.write(["a": String(bytes)])
      #expect(try await reader.notes() == ["a": String(bytes)])
      #expect(bytes == 0 || budget.usedBytes > 0)
    }
  }
}
