import Kernel
import Storage
import TestSupport
import Testing

@Suite("Every store: history")
struct HistoryContractTests {
  @Test("An empty store has an empty state now and nothing at any earlier moment", arguments: StoreUnderTest.all)
  func empty(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    #expect(try await store.notes() == [:])
    #expect(try await store.read(asOf: .now, scope: .everything) { $0.state.event } == 0)
    await #expect(throws: StorageProblem.nothingAsOf("2019-05-14")) { try await store.notes(.day(day("2019-05-14"))) }
    await #expect(throws: StorageProblem.nothingAsOf("händelse 1")) { try await store.notes(.event(1)) }
    #expect(try await store.verify() == [])
  }

  @Test("The board is seen as of each event", arguments: StoreUnderTest.all)
  func byEvent(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    try await store.write(["a": "2", "b": "1"])
    try await store.write(["b": "2"])
    #expect(try await store.notes(.event(1)) == ["a": "1"])
    #expect(try await store.notes(.event(2)) == ["a": "2", "b": "1"])
    #expect(try await store.notes(.event(3)) == ["a": "2", "b": "2"])
    for number in [-1, 0, 4] {
      await #expect(throws: StorageProblem.nothingAsOf("händelse \(number)")) {
        try await store.notes(.event(number))
      }
    }
  }

  @Test(
    "An earlier moment looks the same however often it is asked for and whatever comes after it",
    arguments: StoreUnderTest.all)
  func earlierAgain(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let other = try place.open()
    try await store.write(["a": "1"])
    for event in 2...6 {
      try await (event.isMultiple(of: 2) ? store : other).write(["a": String(event), "b\(event)": "ny"])
      for earlier in [1, event - 1, event - 1, event, 1] {
        let expected = try await place.open().notes(.event(earlier))
        #expect(try await store.notes(.event(earlier)) == expected)
        #expect(expected["a"] == String(earlier))
      }
    }
    #expect(try await store.notes() == other.notes())
  }

  // Both ids are equal as Swift strings; the second would else be the first's version 2.
  @Test("Two ids that look the same but are spelt with other bytes are two records", arguments: StoreUnderTest.all)
  func exactIds(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let ids = ["caf\u{E9}", "cafe\u{301}"]
    _ = try await store.append("test.write", context: context()) { transaction in
      for (id, text) in zip(ids, ["a", "b"]) { try transaction.put(Note(text: text), id: id) }
    }
    _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "c"), id: ids[1]) }
    for reader in [store, try place.open()] {
      let notes = try await reader.read(asOf: .now, scope: .everything) { view in
        try ids.map { try view.state.record(Note.self, id: $0).map { [$0.value.text, String($0.version)] } }
      }
      #expect(notes == [["a", "1"], ["c", "2"]])
    }
    #expect(try await store.versions(of: RecordKey(kind: "note", id: ids[0])).count == 1)
    #expect(try await store.verify() == [])
  }

  // Summer time ends a day at 22.00 UTC, winter time at 23.00.
  @Test("A day is its end in Stockholm, summer and winter", arguments: StoreUnderTest.all)
  func byDay(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "vinter"], at: "2019-01-31T22:59:59Z")
    try await store.write(["a": "efter midnatt"], at: "2019-01-31T23:00:00Z")
    try await store.write(["a": "sommar"], at: "2019-06-30T21:59:59Z")
    try await store.write(["a": "efter sommarmidnatt"], at: "2019-06-30T22:00:00Z")
    await #expect(throws: StorageProblem.nothingAsOf("2019-01-30")) { try await store.notes(.day(day("2019-01-30"))) }
    #expect(try await store.notes(.day(day("2019-01-31"))) == ["a": "vinter"])
    #expect(try await store.notes(.day(day("2019-02-01"))) == ["a": "efter midnatt"])
    #expect(try await store.notes(.day(day("2019-06-30"))) == ["a": "sommar"])
    #expect(try await store.notes(.day(day("2019-07-01"))) == ["a": "efter sommarmidnatt"])
    #expect(try await store.notes(.day(day("2099-01-01"))) == ["a": "efter sommarmidnatt"])
  }

  @Test("Of several events in one second, as of that day is the last", arguments: StoreUnderTest.all)
  func sameSecond(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for text in ["1", "2", "3"] { try await store.write(["a": text], at: "2019-01-31T12:00:00Z") }
    #expect(try await store.notes(.day(day("2019-01-31"))) == ["a": "3"])
  }

  // A model keeps what was current after each event; the store must answer the same for every event and day, to the
  // object that wrote and to one that was opened later.
  @Test("For random histories the state as of n is what was current at n", arguments: StoreUnderTest.all, 1...6)
  func randomHistories(under test: StoreUnderTest, seed: Int) async throws {
    var chance = SeededChance(seed: seed)
    let place = try test.place()
    let store = try place.open()
    let other = try place.open()
    var model: [[String: String]] = []
    var current: [String: String] = [:]
    var days: [(day: Day, event: Int)] = []
    var now = try #require(Instant("2019-01-01T00:00:00Z")).seconds
    for _ in 0..<40 {
      now += Int64.random(in: -3_600...40_000, using: &chance)
      var notes: [String: String] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &chance) {
        notes["n\(Int.random(in: 0...7, using: &chance))"] = "t\(Int.random(in: 0...3, using: &chance))"
      }
      let writer = Bool.random(using: &chance) ? store : other
      let event = try await writer.write(notes, at: Instant(seconds: now).description)
      let before = current
      current.merge(notes) { $1 }
      #expect((event == nil) == (current == before), "seed \(seed)")
      guard let event else { continue }
      model.append(current)
      #expect(event == model.count, "seed \(seed)")
      let recorded = try await store.events(after: event - 1, limit: 1).first?.header.recordedAt
      days.append((try #require(recorded).dayInStockholm, event))
    }
    let later = try place.open()
    for reader in [store, other, later] {
      for (index, expected) in model.enumerated() {
        #expect(try await reader.notes(.event(index + 1)) == expected, "seed \(seed), event \(index + 1)")
      }
      #expect(try await reader.notes() == current, "seed \(seed)")
    }
    for (day, _) in days {
      let last = try #require(days.last { $0.day <= day }?.event)
      #expect(try await later.notes(.day(day)) == model[last - 1], "seed \(seed), day \(day)")
    }
    #expect(try await later.verify() == [], "seed \(seed)")
  }

  // The reference is what the writing store showed as current just after each event, less the contents that were
  // disposed of since; beside it the rows must give the sums, so that both ways of reading agree at every moment.
  @Test(
    "For random histories facts and records as of n are those that were current at n", arguments: StoreUnderTest.all,
    1...4)
  func randomFacts(under test: StoreUnderTest, seed: Int) async throws {
    let place = try test.place()
    let writers = [try place.open(), try place.open()]
    var history = try RandomHistory(seed: seed)
    var current: [RandomHistory.Seen] = []
    var days: [(day: Day, event: Int)] = []
    var long: [BoardState] = []
    for _ in 0..<40 {
      guard let event = try await history.write(to: writers) else { continue }
      current.append(try await RandomHistory.seen(writers[event % 2], .now))
      #expect(event == current.count, "seed \(seed)")
      let state = try await writers[event % 2].read(asOf: .now, scope: .everything) { $0.state }
      days.append((state.recordedAt.dayInStockholm, event))
      long.append(state)
      let seen = current[event - 1]
      for (segment, rows) in seen.rows {
        let sum = rows.reduce(0) { $0 + (Int64($1.split(separator: " ").last ?? "") ?? 0) }
        #expect(sum == seen.sums[segment]?.values.reduce(0, +) ?? 0, "seed \(seed), event \(event)")
      }
      // Asked now and then on the way too: what is remembered of earlier moments is of no use after a disposal.
      if history.happens(one: 4) {
        let earlier = current[event / 2]
        #expect(
          try await RandomHistory.seen(writers[0], .event(event / 2 + 1)) == history.remaining(of: earlier),
          "seed \(seed), event \(event / 2 + 1) after \(event)")
      }
    }
    #expect(current.contains { !$0.rows.isEmpty }, "seed \(seed)")
    #expect(history.hasTakenSomething, "seed \(seed)")
    current = current.map { history.remaining(of: $0) }
    let later = try place.open()
    let narrow = try place.open(budget: MemoryBudget(bytes: 20_000))
    for reader in writers + [later, narrow] {
      for (index, expected) in current.enumerated() {
        #expect(try await RandomHistory.seen(reader, .event(index + 1)) == expected, "seed \(seed), event \(index + 1)")
      }
    }
    for (day, _) in days {
      let last = try #require(days.last { $0.day <= day }?.event)
      #expect(try await RandomHistory.seen(later, .day(day)) == current[last - 1], "seed \(seed), day \(day)")
    }
    for known in [.empty] + long {
      try await expectFollowed(from: known, place.open(), "seed \(seed), from \(known.event)")
    }
    #expect(try await later.verify() == [], "seed \(seed)")
  }

  /// Expects that events followed from the known state give what a fresh load gives.
  private func expectFollowed(from known: BoardState, _ store: any Store, _ what: Comment) async throws {
    guard let store = store as? any DatabaseStore else { return }
    let (followed, fresh) = try await store.snapshot("testing") { session in
      (try session.current(from: known), try session.current(from: .empty))
    }
    #expect(followed.event == fresh.event, what)
    #expect(followed.hash == fresh.hash, what)
    #expect(followed.recordedAt == fresh.recordedAt, what)
    #expect(followed.allStored == fresh.allStored, what)
    #expect(followed.allKeys == fresh.allKeys, what)
  }

  @Test("A write from an old version is refused, and both versions are told", arguments: StoreUnderTest.all)
  func oldVersion(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    func put(_ text: String, basedOn: Int?, actor: String = "cli:anna") async throws -> Int? {
      try await store.append("test.write", context: context(actor: actor)) { transaction in
        try transaction.put(Note(text: text), id: "a", basedOn: basedOn)
      }.event
    }
    #expect(try await put("ett", basedOn: 0) == 1)
    #expect(try await put("två", basedOn: 1, actor: "cli:bo") == 2)
    // What stands already is no loss of anybody's.
    #expect(try await put("två", basedOn: 1) == nil)
    do {
      _ = try await put("tre", basedOn: 1)
      Issue.record("The write was let pass")
    } catch StorageProblem.changedMeanwhile(let conflict) {
      #expect(conflict.base?.body == (try Note(text: "ett").encodedBody()))
      #expect(conflict.current.body == (try Note(text: "två").encodedBody()))
      #expect(conflict.own.body == (try Note(text: "tre").encodedBody()))
      #expect([conflict.base?.version, conflict.current.version, conflict.event.number] == [1, 2, 2])
      #expect(conflict.event.actor == "cli:bo")
      #expect(conflict.theirChanges?.map(\.text) == ["text: ”ett” → ”två”"])
      #expect(conflict.ownChanges?.map(\.text) == ["text: ”ett” → ”tre”"])
    }
    do {
      _ = try await put("tre", basedOn: 0)
      Issue.record("The write was let pass")
    } catch StorageProblem.changedMeanwhile(let conflict) {
      #expect(conflict.base == nil)
      #expect(conflict.ownChanges?.map(\.text) == ["nytt: text: ”tre”"])
    }
    for version in [3, -1, .max] {
      await #expect(throws: StorageProblem.noVersion(kind: "note", id: "a", version: version, latest: 2)) {
        try await put("tre", basedOn: version)
      }
    }
    #expect(try await store.eventCount() == 2)
    #expect(try await put("tre", basedOn: 2) == 3)
  }

  @Test("A version that was disposed of is told with the event that took it", arguments: StoreUnderTest.all)
  func disposedVersion(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for text in ["hemligt", "öppet", "klart"] { try await store.write(["a": text]) }
    _ = try await store.append("test.dispose", context: context("2030-01-02T08:00:00Z")) { transaction in
      var removal = Removal()
      if let first = try transaction.history.versions(of: "note", id: "a").first { removal.add(first) }
      try transaction.dispose(
        removal, Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR"), from: [Note.self])
    }
    let key = RecordKey(kind: "note", id: "a")
    for store in [store, try place.open()] {
      let versions = try await store.versions(of: key)
      #expect(versions.map(\.disposedBy) == [4, nil, nil])
      let told = try await store.read(asOf: .now, scope: .everything) { view in
        try RecordHistory(Note.self, key, versions: view.history.versions(of: key)) { number in
          try #require(view.history.events(after: number - 1, limit: 1).first).header
        }.entries.map(\.content)
      }
      #expect(told.dropFirst() == [.incomparable, .disposed(by: 4)])
      guard case .changes(let changes)? = told.first else {
        Issue.record("The last version has changes")
        return
      }
      #expect(changes.map(\.text) == ["text: ”öppet” → ”klart”"])
    }
  }
}
