import Kernel
import Storage
import Testing

@Suite("Every store: shared use")
struct SharingContractTests {
  @Test("Two store objects see each other's events", arguments: StoreUnderTest.all)
  func seeEachOther(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let first = try place.open()
    let second = try place.open()
    #expect(try await second.notes() == [:])
    #expect(try await first.write(["a": "1"]) == 1)
    #expect(try await second.notes() == ["a": "1"])
    #expect(try await second.write(["a": "2", "b": "1"]) == 2)
    #expect(try await first.notes() == ["a": "2", "b": "1"])
    #expect(try await first.write(["b": "2"]) == 3)
    #expect(try await second.notes(.event(2)) == ["a": "2", "b": "1"])
    #expect(try await second.notes() == ["a": "2", "b": "2"])
  }

  // Each command reads a counter and writes it one higher: any two that ran on the same state would lose a step.
  @Test("Commands from many tasks and two objects run one after another", arguments: StoreUnderTest.all)
  func concurrentAppends(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let stores = [try place.open(), try place.open()]
    let context = try context()
    let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
      for task in 0..<40 {
        let store = stores[task % 2]
        group.addTask {
          try await store.append("test.count", context: context) { transaction in
            let count = try transaction.state.record(Note.self, id: "counter").flatMap { Int($0.value.text) } ?? 0
            try transaction.put(Note(text: String(count + 1)), id: "counter")
          }.event
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.compactMap { $0 }.sorted() == Array(1...40))
    #expect(try await stores[0].notes() == ["counter": "40"])
    #expect(try await stores[1].verify() == [])
  }

  // Every event writes the same text to both notes: a read that sees two texts has seen half an event.
  @Test("Readers beside a writer see whole events only", arguments: StoreUnderTest.all)
  func readersBesideWriter(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let writer = try place.open()
    let reader = try place.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 0..<30 { try await writer.write(["a": String(number), "b": String(number)]) }
      }
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<30 {
            let notes = try await reader.notes()
            #expect(notes["a"] == notes["b"])
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("Facts that one object stages the other can name and read", arguments: StoreUnderTest.all)
  func sharedFacts(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let first = try place.open()
    let second = try place.open()
    let posting = SamplePosting(account: "5011", responsibility: "302", amount: 7)
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns([posting]))
    #expect(try await first.stage([segment]) == 1)
    #expect(try await second.stage([segment]) == 0)
    let read = try await second.read(asOf: .now, scope: .everything) {
      try $0.facts.rows(of: segment.digest, in: postings, where: [:], limit: nil)
    }
    #expect(rows(read) == [posting])
  }

  @Test("A desk refuses what the actor may not do, before the store is asked", arguments: StoreUnderTest.all)
  func desk(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let rights: [(Set<Permission>, Scope, StorageProblem)] = [
      ([.read], .everything, .notPermitted(useCase: "test.write-note", permission: .forecast)),
      ([.forecast], .units(["annan"]), .outsideScope(unit: "ekb")),
    ]
    for (permissions, scope, problem) in rights {
      let plain = try context()
      let actor = Actor(id: "u", permissions: permissions, scope: scope)
      let desk = Desk(store: store, context: Context(actor: actor, now: plain.now, randomBytes: plain.randomBytes))
      await #expect(throws: problem) { try await desk.run(WriteNote.self, "1") }
    }
    #expect(try await store.eventCount() == 0)
    #expect(try await Desk(store: store, context: context()).run(WriteNote.self, "1").event == 1)
  }
}

/// Writes the note `a`, for the unit `ekb`.
private enum WriteNote: Command {
  typealias Input = String
  typealias Output = Int

  static let name = "test.write-note"
  static let permission = Permission.forecast

  static func run(_ input: String, in transaction: inout Transaction) throws -> Int {
    try transaction.requireScope(unit: "ekb")
    return try transaction.put(Note(text: input), id: "a")
  }
}
