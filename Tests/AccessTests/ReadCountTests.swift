import Kernel
import Organisation
import Storage
import Testing

@testable import Access

/// How much is asked of the store, which must not grow with the people or the years.
struct ReadCountTests {
  private func desk(_ place: LoginPlace, _ store: any Store) -> Desk {
    Desk(
      store: store,
      context: Context(actor: .administrator("cli:test"), now: place.now, randomBytes: place.randomBytes))
  }

  /// Chance for more than the place has.
  private func chance(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max) } }

  @Test("The list of logins is read by as many looks with many sessions as with none")
  func logins() async throws {
    let place = try await LoginPlace()
    let store = CountedStore(place.store)
    let desk = desk(place, store)
    _ = try await LoginDesk(desk).logins(by: desk)
    let few = store.reads
    for person in ["chef-e1", "chef-e2", "controller"] {
      try await place.enrol(person)
      for _ in 0..<5 { _ = try await place.logins.begin(person) }
    }
    for number in 0..<20 { try await place.give("planerare-\(number)", .planner) }
    let states = try await LoginDesk(desk).logins(by: desk)
    #expect(states.count == 27 && states.first { $0.row.person == "chef-e1" }?.sessions == 6)
    #expect(few == 4 && store.reads - few == few)
  }

  @Test("A login reads nothing of the reading log, however long it is, and removes what is older than two years")
  func sweep() async throws {
    let place = try await LoginPlace()
    for day in 0..<400 {
      let at = Instant(seconds: place.now.seconds - ReadingLog.kept - 200 * 86_400 + Int64(day) * 86_400)
      try await place.store.note(Reading(.confidential, actor: "revisor", at: at, what: "rapport"), chance)
    }
    let store = CountedStore(place.store)
    try await ReadingLog.sweep(store, at: place.now)
    #expect(store.reads == 0 && store.writes == 1)
    #expect(try await place.store.workingIDs(Reading.workingKind, at: place.now).count == 200)
    try await ReadingLog.sweep(store, at: place.now)
    #expect(store.reads == 0 && store.writes == 2)
    #expect(try await place.store.workingIDs(Reading.workingKind, at: place.now).count == 200)
  }

  @Test("The reading log is read a page at a time, in order, whoever is asked for")
  func latest() async throws {
    let place = try await LoginPlace()
    let all = ReadingLog.page + 5
    for number in 0..<all {
      let at = Instant(seconds: place.now.seconds - Int64(all) + Int64(number))
      let actor = number == 0 ? "revisor" : "controller"
      try await place.store.note(Reading(.confidential, actor: actor, at: at, what: "\(number)"), chance)
    }
    let store = CountedStore(place.store)
    let log = ReadingLog(desk(place, store))
    #expect(try await log.latest(3).map(\.what) == ["\(all - 1)", "\(all - 2)", "\(all - 3)"])
    #expect(store.reads == 1)
    #expect(try await log.latest(3, of: "revisor").map(\.what) == ["0"])
    #expect(store.reads == 3)
    #expect(try await log.latest(3, .login) == [])
    #expect(try await log.latest(all + 10).map(\.what) == (0..<all).reversed().map { "\($0)" })
  }
}
