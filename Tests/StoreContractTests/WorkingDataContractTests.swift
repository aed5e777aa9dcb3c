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
