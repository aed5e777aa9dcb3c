import Kernel
import Storage
import Testing

/// Each store copied to each.
struct CopyPair: Sendable, CustomTestStringConvertible {
  let source: StoreUnderTest
  let target: StoreUnderTest

  var testDescription: String { "\(source.testDescription) to \(target.testDescription)" }

  static let all = StoreUnderTest.all.flatMap { source in
    StoreUnderTest.all.map { CopyPair(source: source, target: $0) }
  }
}

@Suite("Copies between stores")
struct CopyContractTests {
  @Test("The reading log goes with a copy, once; other working data does not", arguments: CopyPair.all)
  func readingLog(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    try await fill(source.store)
    let moment = Instant(seconds: 1_557_822_600)
    for number in 0..<3 as Range<UInt8> {
      let reading = Reading(.confidential, actor: "chef", at: moment, what: "text \(number)", moment: "händelse 1")
      try await source.store.note(reading) { [UInt8](repeating: number, count: $0) }
    }
    try await source.store.setWorking("session", "a", [1], expires: Instant(seconds: 4_000_000_000))
    _ = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    let ids = try await source.store.workingIDs(Reading.workingKind, at: moment)
    #expect(ids.count == 3)
    #expect(try await target.store.workingIDs(Reading.workingKind, at: moment) == ids)
    for id in ids { #expect(try await target.store.reading(id) == source.store.reading(id)) }
    #expect(try await target.store.workingIDs("session", at: moment) == [])
  }

  @Test("A copy has the same chain, contents, blobs, keys and segments, and verifies", arguments: CopyPair.all)
  func whole(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    try await fill(source.store)
    let report = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    #expect(report.events == 4)
    #expect(report.versions == 5)
    #expect(report.blobs == 3)
    #expect(report.segments == 3)
    #expect(report.rows == 5)
    try await expectEqual(source.store, target.store)
    #expect(try await target.store.verify() == [])
    // The copy is a store like any other, and each goes its own way from here.
    try await target.store.write(["a": "efter kopian"], at: "2019-06-01T08:30:00Z")
    #expect(try await target.store.eventCount() == 5)
    #expect(try await source.store.eventCount() == 4)
  }

  @Test("A store without events is copied", arguments: CopyPair.all)
  func empty(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    let report = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    #expect(report.end == nil)
    try await target.store.write(["a": "ett"])
    #expect(try await target.store.notes() == ["a": "ett"])
  }

  @Test("A disposal's gaps are copied as gaps, and what it takes meanwhile goes from the copy", arguments: CopyPair.all)
  func disposed(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    try await fill(source.store)
    try await dispose(in: source.store) { transaction, removal in
      for row in try transaction.history.versions(of: "note", id: "a").dropLast() { removal.add(row) }
    }
    // The copy stops when everything but the events is there; then a whole segment and a sealed file are disposed of.
    let cut = InterruptedStore(target.store, afterWrites: 4)
    await #expect(throws: InterruptedStore.Interruption.self) {
      _ = try await StoreCopy(from: source.store, named: "A", to: cut, named: "B").run()
    }
    let segment = try #require(try await source.store.stagedSegments().first)
    let keys = try await source.store.snapshot("reading") { try $0.sealedKeys() }
    let sealed = try #require(keys[0]).digest
    try await dispose(in: source.store) { _, removal in
      removal.blobs = [sealed]
      removal.segments = [segment]
    }
    _ = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    try await expectEqual(source.store, target.store)
    let (gone, row) = try await target.store.snapshot("reading") {
      (try $0.storedBlob(sealed), try $0.segment(segment))
    }
    #expect(gone == nil)
    #expect(row?.emptiedBy == 6)
    #expect(try await target.store.verification() == (try await source.store.verification()))
    #expect(try await target.store.verify() == [])
    // What was taken from the copy is to be scrubbed there too.
    #expect(try await target.store.unfinishedDisposal() == 6)
  }

  @Test("A copy that was interrupted at any write refuses to be used, goes on and is equal", arguments: CopyPair.all)
  func interrupted(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    let segment = Segment(
      table: postings, month: try month("2019-09"),
      rows: columns([SamplePosting(account: "5011", responsibility: "302", amount: 1)]))
    try await fill(source.store)
    var writes = 0
    var isDone = false
    while !isDone {
      let cut = InterruptedStore(target.store, afterWrites: writes)
      do {
        _ = try await StoreCopy(from: source.store, named: "A", to: cut, named: "B").run()
        isDone = true
      } catch is InterruptedStore.Interruption {
        writes += 1
        #expect(writes < 20)
        guard writes > 1 else { continue }
        let refusal = MovingProblem.incomplete(source: "A")
        await #expect(throws: refusal) { _ = try await target.store.notes() }
        await #expect(throws: refusal) { _ = try await target.store.notes(.event(1)) }
        await #expect(throws: refusal) { _ = try await target.store.events(after: 0, limit: 1) }
        await #expect(throws: refusal) { try await target.store.write(["x": "y"]) }
        await #expect(throws: refusal) { try await target.store.stage([segment]) }
        // Others go on meanwhile.
        try await source.store.write(["w": "\(writes)"], at: "2019-06-01T08:30:00Z")
      }
    }
    #expect(writes > 3)
    try await expectEqual(source.store, target.store)
    #expect(try await target.store.verify() == [])
  }

  @Test("While others write a board moves: every acknowledged event is there, and the old place refuses")
  func moved() async throws {
    let segment = Segment(
      table: postings, month: try month("2019-09"),
      rows: columns([SamplePosting(account: "5011", responsibility: "302", amount: 1)]))
    for pair in CopyPair.all {
      let (source, target) = try pair.opened()
      defer { withExtendedLifetime((source, target)) {} }
      try await fill(source.store)
      let other = source.store
      async let written = Self.writeUntilRefused(other)
      let report = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").move()
      let (acknowledged, refusal) = try await written
      #expect(refusal as? MovingProblem == .moved(target: "B"))
      #expect(report.end?.number == acknowledged ?? 4)
      try await expectEqual(source.store, target.store)
      #expect(try await target.store.verify() == [])
      // Today's figures are where the board is; the past may still be read, and nothing staged.
      await #expect(throws: MovingProblem.moved(target: "B")) { _ = try await source.store.notes() }
      // Of the day of its last event and later ones the old place cannot know what was written elsewhere.
      let last = try #require(try await source.store.events(after: 0, limit: .max).last?.header.recordedAt)
      let before = Instant(seconds: last.seconds - 86_400).dayInStockholm
      for day in [last.dayInStockholm, Instant(seconds: last.seconds + 86_400).dayInStockholm] {
        await #expect(throws: MovingProblem.moved(target: "B")) { _ = try await source.store.notes(.day(day)) }
      }
      await #expect(throws: StorageProblem.nothingAsOf(before.description)) {
        _ = try await source.store.notes(.day(before))
      }
      _ = try await source.store.notes(.event(1))
      await #expect(throws: MovingProblem.moved(target: "B")) { try await source.store.stage([segment]) }
      #expect(try await source.store.notes(.event(1)) == ["a": "ett"])
      try await target.store.write(["a": "på nya platsen"], at: "2020-06-01T08:30:00Z")
    }
  }

  @Test(
    "A move that was interrupted at any write goes on, and at no moment are both places open", arguments: CopyPair.all)
  func interruptedMove(pair: CopyPair) async throws {
    for count in 0..<12 {
      let (source, target) = try pair.opened()
      defer { withExtendedLifetime((source, target)) {} }
      try await fill(source.store)
      for (cutsSource, left) in [(false, count), (true, 0)] {
        let from: any DatabaseStore = cutsSource ? InterruptedStore(source.store, afterWrites: left) : source.store
        let to: any DatabaseStore = cutsSource ? target.store : InterruptedStore(target.store, afterWrites: left)
        do {
          _ = try await StoreCopy(from: from, named: "A", to: to, named: "B").move()
        } catch is InterruptedStore.Interruption {
          let isSourceOpen = try await source.store.snapshot("reading") { try $0.placement() == nil }
          let isTargetOpen = try await target.store.snapshot("reading") { session in
            try session.placement() == nil && session.chainEnd(at: nil) != nil
          }
          #expect(!(isSourceOpen && isTargetOpen))
        } catch let problem as MovingProblem {
          // The first of the two came to its end.
          #expect(problem == .occupied(target: "B"))
        }
      }
      do {
        _ = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").move()
      } catch let problem as MovingProblem {
        #expect(problem == .occupied(target: "B"))
      }
      #expect(try await target.store.snapshot("reading") { try $0.placement() } == nil)
      #expect(try await source.store.snapshot("reading") { try $0.placement() } == .moved(target: "B"))
      try await expectEqual(source.store, target.store)
    }
  }

  @Test(
    "A copy never lands on what is there: a board, itself, or another board's unfinished copy", arguments: CopyPair.all)
  func occupied(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    let (another, _) = try pair.opened()
    defer { withExtendedLifetime((source, target, another)) {} }
    // Onto itself, also where it holds nothing yet.
    await #expect(throws: MovingProblem.occupied(target: "A")) {
      _ = try await StoreCopy(from: source.store, named: "A", to: source.store, named: "A").run()
    }
    try await source.store.write(["a": "ett"])
    await #expect(throws: MovingProblem.occupied(target: "A")) {
      _ = try await StoreCopy(from: source.store, named: "A", to: source.store, named: "A").run()
    }
    #expect(try await source.store.notes() == ["a": "ett"])
    try await another.store.write(["a": "annan"])
    await #expect(throws: MovingProblem.occupied(target: "B")) {
      _ = try await StoreCopy(from: source.store, named: "A", to: another.store, named: "B").run()
    }
    #expect(try await another.store.notes() == ["a": "annan"])
    await #expect(throws: InterruptedStore.Interruption.self) {
      let cut = InterruptedStore(target.store, afterWrites: 1)
      _ = try await StoreCopy(from: another.store, named: "C", to: cut, named: "B").run()
    }
    await #expect(throws: MovingProblem.otherSource(target: "B")) {
      _ = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    }
  }

  @Test("More than one piece of events is copied, in order", arguments: CopyPair.all)
  func manyEvents(pair: CopyPair) async throws {
    let (source, target) = try pair.opened()
    defer { withExtendedLifetime((source, target)) {} }
    for number in 0..<1_203 { try await source.store.write(["a": String(number), "b\(number % 7)": String(number)]) }
    let report = try await StoreCopy(from: source.store, named: "A", to: target.store, named: "B").run()
    #expect(report.events == 1_203)
    #expect(report.versions == 2_406)
    try await expectEqual(source.store, target.store)
    #expect(try await target.store.verify() == [])
  }

  /// Writes until the store refuses, at most 2 000 times; answers the last event that was acknowledged and the refusal.
  private static func writeUntilRefused(_ store: any DatabaseStore) async throws -> (Int?, (any Error)?) {
    var last: Int?
    for number in 0..<2_000 {
      do {
        last = try await store.write(["w": String(number)]) ?? last
      } catch {
        return (last, error)
      }
    }
    return (last, nil)
  }
}
