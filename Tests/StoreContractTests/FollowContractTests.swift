import Storage
import TestSupport
import Testing

@Suite("Every store: following")
struct FollowContractTests {
  @Test("Who follows hears of what there is and of every growth, whoever writes", arguments: StoreUnderTest.all)
  func hears(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let (writer, other) = (try place.open(), try place.open())
    try await writer.write(["a": "1"])
    var numbers = other.follow(after: 0).makeAsyncIterator()
    #expect(try await numbers.next() == 1)
    let begins = ContinuousClock.now
    try await writer.write(["a": "2"])
    #expect(try await numbers.next() == 2)
    print("followed: noticed after \(ContinuousClock.now - begins)")
    try await other.write(["a": "3"])
    #expect(try await numbers.next() == 3)
  }

  @Test(
    "Who is slow misses numbers and never goes back; what is known already is not told", arguments: StoreUnderTest.all)
  func slow(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for number in 1...5 { try await store.write(["a": String(number)]) }
    var numbers = try place.open().follow(after: 3).makeAsyncIterator()
    #expect(try await numbers.next() == 5)
    for number in 6...9 { try await store.write(["a": String(number)]) }
    var last = 5
    while last < 9 {
      let next = try #require(try await numbers.next())
      #expect(next > last)
      last = next
    }
  }

  @Test("Who goes away is no longer told", arguments: StoreUnderTest.all)
  func ends(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    let following = Task {
      var count = 0
      for try await _ in store.follow(after: 0) { count += 1 }
      return count
    }
    var numbers = store.follow(after: 0).makeAsyncIterator()
    #expect(try await numbers.next() == 1)
    following.cancel()
    #expect(try await following.value <= 1)
  }

  // One object never writes and only follows; what it makes of the events must be what a fresh object reads.
  @Test("A state that follows events equals a fresh load", arguments: StoreUnderTest.all, 0..<4)
  func equalsFreshLoad(under test: StoreUnderTest, round: Int) async throws {
    let seed = Int.random(in: 0...1_000_000)
    print("followed state, round \(round): seed \(seed)")
    var chance = SeededChance(seed: seed)
    let place = try test.place()
    let writers = [try place.open(), try place.open()]
    let follower = try place.open()
    var numbers = follower.follow(after: 0).makeAsyncIterator()
    var known = 0
    for _ in 0..<6 {
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        var notes: [String: String] = [:]
        for _ in 0..<Int.random(in: 1...3, using: &chance) {
          notes[String(Int.random(in: 0..<8, using: &chance))] = String(Int.random(in: 0..<4, using: &chance))
        }
        try await writers[Int.random(in: 0...1, using: &chance)].write(notes)
      }
      let last = try await writers[0].eventCount()
      while known < last { known = try #require(try await numbers.next()) }
      let followed = try await follower.read(asOf: .now, scope: .everything) { $0.state }
      let fresh = try await place.open().read(asOf: .now, scope: .everything) { $0.state }
      #expect(followed.event == fresh.event)
      #expect(followed.hash == fresh.hash)
      #expect(followed.recordedAt == fresh.recordedAt)
      #expect(followed.allStored == fresh.allStored)
    }
  }
}
