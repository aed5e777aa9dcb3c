import Kernel
import Storage
import Testing

@Suite("Every store: events")
struct EventContractTests {
  @Test("A command becomes exactly one event, however many records it writes", arguments: StoreUnderTest.all)
  func oneEvent(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    #expect(try await store.write(["a": "1", "b": "2", "c": "3"]) == 1)
    #expect(try await store.write(["b": "4"]) == 2)
    let events = try await store.events(after: 0, limit: 10)
    #expect(events.map(\.header.number) == [1, 2])
    #expect(events[0].header.items.map(\.id) == ["a", "b", "c"])
    #expect(events[0].header.actor == "cli:anna")
    #expect(events[0].header.useCase == "test.write")
    #expect(events[0].header.reason == "prov")
    #expect(events[0].predecessor == Event.origin)
    #expect(events[1].predecessor == events[0].hash)
    #expect(events[1].hash == Digest.of(events[0].hash.bytes, events[1].headerBytes))
    #expect(try await store.events(after: 1, limit: 10).map(\.header.number) == [2])
    #expect(try await store.events(after: 0, limit: 1).map(\.header.number) == [1])
    #expect(try await store.notes() == ["a": "1", "b": "4", "c": "3"])
  }

  @Test("A command that throws leaves everything as it was, and its error comes through", arguments: StoreUnderTest.all)
  func nothingWhenItThrows(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    let bytes: [UInt8] = [1, 2, 3]
    await #expect(throws: Refused.self) {
      _ = try await store.append("test.throw", context: context()) { transaction in
        _ = transaction.keep(bytes)
        try transaction.put(Note(text: "2"), id: "a")
        throw Refused()
      }
    }
    #expect(try await store.eventCount() == 1)
    #expect(try await store.notes() == ["a": "1"])
    #expect(try await store.verification().blobs == 0)
    #expect(try await store.write(["a": "3"]) == 2)
    #expect(try await store.verify() == [])
  }

  @Test("A command that writes nothing, or the same bytes, is no event", arguments: StoreUnderTest.all)
  func sameBytes(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    #expect(try await store.write([:]) == nil)
    #expect(try await store.write(["a": "1"]) == 1)
    #expect(try await store.write(["a": "1"]) == nil)
    #expect(try await store.write(["a": "1", "b": "1"]) == 2)
    let kept = try await store.append("test.keep", context: context()) { $0.keep([9, 9]) }
    #expect(kept.event == nil)
    #expect(try await store.verification().blobs == 0)
    let second = try await store.events(after: 1, limit: 1)
    #expect(second.first?.header.items.map(\.id) == ["b"])
  }

  @Test("Versions of a record are kept in order, with their bytes", arguments: StoreUnderTest.all)
  func versions(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for text in ["ett", "två", "tre å ä ö 😀"] { try await store.write(["a": text]) }
    try await store.write(["b": "annan"])
    let versions = try await store.versions(of: RecordKey(kind: "note", id: "a"))
    #expect(versions.map(\.version) == [1, 2, 3])
    #expect(versions.map(\.event) == [1, 2, 3])
    #expect(versions.map(\.tag) == ["note/1", "note/1", "note/1"])
    #expect(String(decoding: versions[2].body ?? [], as: UTF8.self) == #"{"text":"tre å ä ö 😀"}"#)
    #expect(try await store.versions(of: RecordKey(kind: "note", id: "c")) == [])
  }

  @Test("An event names the salted digest of each body", arguments: StoreUnderTest.all)
  func digests(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"])
    let item = try #require(try await store.events(after: 0, limit: 1).first?.header.items.first)
    #expect(item.digest == Event.bodyDigest(salt: Array(0..<16), body: Array(#"{"text":"1"}"#.utf8)))
  }

  @Test(
    "A clock more than 24 hours behind the last event writes nothing, until it is right", arguments: StoreUnderTest.all)
  func clockBehind(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"], at: "2019-05-14T08:30:00Z")
    let last = try #require(Instant("2019-05-14T08:30:00Z"))
    for text in ["2019-05-13T08:29:59Z", "1970-01-01T00:00:00Z"] {
      let clock = try #require(Instant(text))
      await #expect(throws: StorageProblem.clockBehind(clock: clock, last: last)) {
        try await store.write(["a": "2"], at: text)
      }
    }
    #expect(try await store.notes() == ["a": "1"])
    #expect(try await store.eventCount() == 1)
    // A command that writes nothing needs no time.
    #expect(try await store.write(["a": "1"], at: "1970-01-01T00:00:00Z") == nil)
    #expect(try await store.write(["a": "2"], at: "2019-05-13T08:30:00Z") == 2)
    #expect(try await store.write(["a": "3"], at: "2019-05-14T08:30:01Z") == 3)
    #expect(try await store.verify() == [])
  }

  @Test("Recorded time never goes back when the clock does", arguments: StoreUnderTest.all)
  func recordedTime(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "1"], at: "2019-05-14T08:30:00Z")
    try await store.write(["a": "2"], at: "2019-05-13T08:30:00Z")
    try await store.write(["a": "3"], at: "2019-05-15T08:30:00Z")
    let times = try await store.events(after: 0, limit: 9).map(\.header.recordedAt.description)
    #expect(times == ["2019-05-14T08:30:00Z", "2019-05-14T08:30:00Z", "2019-05-15T08:30:00Z"])
  }

  @Test("A kept blob comes back byte for byte, also an empty one", arguments: StoreUnderTest.all)
  func blobs(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let contents: [[UInt8]] = [[], [0], Array(repeating: 7, count: 300_000), Array("#FLAGGA 0\r\n".utf8)]
    let kept = try await store.append("test.keep", context: context()) { transaction in
      try transaction.put(Note(text: "1"), id: "a")
      return contents.map { transaction.keep($0) } + [transaction.keep(contents[2])]
    }
    let read = try await store.read(asOf: .now, scope: .everything) { view in
      try kept.output.map { try view.facts.blob($0) }
    }
    #expect(read == contents + [contents[2]])
    #expect(try await store.verification().blobs == 4)
    await #expect(throws: Fault.self) {
      _ = try await store.read(asOf: .now, scope: .everything) { try $0.facts.blob(Digest.of([5])) }
    }
  }

  @Test("An event names each blob that its command kept, also one that was kept before", arguments: StoreUnderTest.all)
  func namedBlobs(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for (note, blobs) in [("1", [[2], [1], [2]]), ("2", [[1]]), ("3", [])] as [(String, [[UInt8]])] {
      _ = try await store.append("test.keep", context: context()) { transaction in
        try transaction.put(Note(text: note), id: "a")
        for blob in blobs { _ = transaction.keep(blob) }
      }
    }
    let named = try await store.events(after: 0, limit: 9).map(\.header.blobs)
    #expect(named == [[Digest.of([2]), Digest.of([1])], [Digest.of([1])], []])
    #expect(try await store.verification().blobs == 2)
    #expect(try await store.verify() == [])
  }

  @Test("A command sees the state and the facts of the last event", arguments: StoreUnderTest.all)
  func commandReads(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let digest = try await store.append("test.keep", context: context()) { transaction in
      try transaction.put(Note(text: "1"), id: "a")
      return transaction.keep([1, 2])
    }.output
    let seen = try await store.append("test.look", context: context()) { transaction in
      let note = try transaction.state.record(Note.self, id: "a")
      return (note?.value.text, note?.version, try transaction.facts.blob(digest), transaction.state.event)
    }
    #expect(seen.output.0 == "1")
    #expect(seen.output.1 == 1)
    #expect(seen.output.2 == [1, 2])
    #expect(seen.output.3 == 1)
    #expect(seen.event == nil)
  }
}
