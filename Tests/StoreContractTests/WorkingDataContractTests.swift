import Kernel
import Storage
import Testing

@Suite("Every store: working data")
struct WorkingDataContractTests {
  private func at(_ second: Int64) -> Instant { Instant(seconds: 1_600_000_000 + second) }

  @Test("Working data is found until it expires, by its kind and id alone", arguments: StoreUnderTest.all)
  func expires(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.setWorking("session", "a", [1, 0, 2], expires: at(10))
    try await store.setWorking("session", "b", [], expires: at(20))
    try await store.setWorking("draft", "a", [3], expires: at(10))
    let other = try place.open()
    #expect(try await other.working("session", "a", at: at(9)) == [1, 0, 2])
    #expect(try await other.working("session", "a", at: at(10)) == nil)
    #expect(try await other.working("session", "b", at: at(19)) == [])
    #expect(try await other.working("draft", "a", at: at(0)) == [3])
    #expect(try await other.working("draft", "b", at: at(0)) == nil)
    #expect(try await other.workingIDs("session", at: at(9)) == ["a", "b"])
    #expect(try await other.workingIDs("session", at: at(15)) == ["b"])
    #expect(try await store.sweepWorking(at: at(15)) == 2)
    #expect(try await store.sweepWorking(at: at(15)) == 0)
    #expect(try await store.workingIDs("session", at: at(0)) == ["b"])
  }

  @Test("Working data is listed with its bytes, the last id first, a page at a time", arguments: StoreUnderTest.all)
  func items(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for (number, id) in ["10", "9", "B", "a", "å"].enumerated() {
      try await store.setWorking("draft", id, [UInt8(number)], expires: at(10))
    }
    try await store.setWorking("draft", "C", [], expires: at(5))
    try await store.setWorking("session", "Z", [9], expires: at(10))
    func items(before id: String?, _ limit: Int) async throws -> [String] {
      try await store.workingItems("draft", before: id, limit: limit, at: at(5)).map { "\($0.id) \($0.bytes)" }
    }
    #expect(try await items(before: nil, 2) == ["å [4]", "a [3]"])
    #expect(try await items(before: "a", 2) == ["B [2]", "9 [1]"])
    #expect(try await items(before: "9", .max) == ["10 [0]"])
    #expect(try await items(before: "10", 2) == [])
    #expect(try await items(before: nil, 0) == [])
    #expect(try await store.allWorking("draft", at: at(0)).count == 6)
    #expect(try await store.allWorking("draft", at: at(10)) == [:])
  }

  @Test("Working data before an id is removed, expired or not, and no other", arguments: StoreUnderTest.all)
  func removedBefore(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for id in ["001", "002", "003"] { try await store.setWorking("reading", id, [1], expires: .never) }
    try await store.setWorking("reading", "000", [1], expires: at(0))
    try await store.setWorking("draft", "001", [1], expires: .never)
    #expect(try await store.removeWorking("reading", before: "003") == 3)
    #expect(try await store.removeWorking("reading", before: "003") == 0)
    #expect(try await store.workingIDs("reading", at: at(-1)) == ["003"])
    #expect(try await store.workingIDs("draft", at: at(0)) == ["001"])
  }

  @Test("The board and working data beside it are seen in one look, by nobody's eyes", arguments: StoreUnderTest.all)
  func beside(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    try await store.setWorking("session", "a", [7], expires: at(10))
    for (id, second, wanted) in [("a", 9, [7]), ("a", 10, nil), ("b", 9, nil)] as [(String, Int64, [UInt8]?)] {
      let seen = try await store.read(beside: "session", id, at: at(second)) { ($0.state.event, $0.scope, $1) }
      #expect(seen.0 == 1 && seen.1 == .nothing && seen.2 == wanted, "\(id) at \(second)")
    }
    try await place.open().removeWorking("session", "a")
    #expect(try await store.read(beside: "session", "a", at: at(9)) { $1 } == nil)
  }

  @Test("Working data is changed and removed, and leaves no trace in the history", arguments: StoreUnderTest.all)
  func mutable(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    try await store.setWorking("draft", "å ä ö", [1], expires: at(10))
    try await store.setWorking("draft", "å ä ö", [2], expires: at(30))
    #expect(try await store.working("draft", "å ä ö", at: at(20)) == [2])
    try await store.removeWorking("draft", "å ä ö")
    try await store.removeWorking("draft", "å ä ö")
    #expect(try await store.working("draft", "å ä ö", at: at(20)) == nil)
    #expect(try await store.eventCount() == 1)
    #expect(try await store.notes(.event(1)) == ["a": "1"])
    #expect(try await store.verify() == [])
  }

  @Test("Working data is looked at and changed in one step", arguments: StoreUnderTest.all)
  func changedInOneStep(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    func change(_ now: Int64, _ change: @escaping @Sendable ([UInt8]?) -> WorkingChange<[UInt8]?>) async throws
      -> [UInt8]?
    {
      try await store.changeWorking("link", "a", at: at(now), change)
    }
    let expires = at(10)
    #expect(try await change(0) { .leave($0) } == nil)
    #expect(try await change(0) { .remove($0) } == nil)
    #expect(try await change(0) { .set([1], expires: expires, $0) } == nil)
    #expect(try await change(9) { .leave($0) } == [1])
    #expect(try await change(10) { .leave($0) } == nil)
    await #expect(throws: CancellationError.self) {
      try await store.changeWorking("link", "a", at: at(0)) { _ throws -> WorkingChange<Void> in
        throw CancellationError()
      }
    }
    #expect(try await change(0) { .remove($0) } == [1])
    #expect(try await store.working("link", "a", at: at(0)) == nil)
  }

  @Test("Of many who take the same working data one gets it", arguments: StoreUnderTest.all)
  func takenOnce(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let stores = [try place.open(), try place.open()]
    try await stores[0].setWorking("link", "a", [7], expires: at(10))
    let moment = at(0)
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask { [store = stores[number % 2]] in
          try await store.changeWorking("link", "a", at: moment) { .remove($0 != nil) }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
  }

  // The order of databases' own languages would differ.
  @Test("Ids come in the order of their bytes", arguments: StoreUnderTest.all)
  func order(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for id in ["ö", "B", "a", "Å", "_", "10", "9"] {
      try await store.setWorking("draft", id, [0], expires: at(10))
    }
    #expect(try await store.workingIDs("draft", at: at(0)) == ["10", "9", "B", "_", "a", "Å", "ö"])
  }
}
