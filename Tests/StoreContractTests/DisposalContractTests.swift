import Kernel
import Storage
import Testing

@Suite("Every store: disposal")
struct DisposalContractTests {
  private static let grounds = Disposal.Grounds(subject: "test", reason: "prov", ground: "LKBR 3 kap. 13 §")

  /// A note of which no version may go.
  private struct Kept: RecordKind, Hashable {
    static let kind = "kept"
    static let tag = "kept/1"

    let text: String
  }

  private func dispose(
    in store: any Store, _ select: @escaping @Sendable (borrowing Transaction, inout Removal) throws -> Void
  ) async throws -> Int {
    try #require(
      try await store.append("test.dispose", context: context("2030-01-02T08:00:00Z")) { transaction in
        var removal = Removal()
        try select(transaction, &removal)
        try transaction.dispose(removal, Self.grounds, from: [Note.self, Loose.self])
      }.event)
  }

  @Test("A superseded version goes, and a question about its moment is refused", arguments: StoreUnderTest.all)
  func superseded(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "hemligt", "b": "1"])
    try await store.write(["a": "öppet"])
    let event = try await dispose(in: store) { transaction, removal in
      for row in try transaction.history.versions(of: "note", id: "a").dropLast() { removal.add(row) }
    }
    #expect(event == 3)
    for store in [store, try place.open()] {
      #expect(try await store.notes() == ["a": "öppet", "b": "1"])
      #expect(try await store.notes(.event(2)) == ["a": "öppet", "b": "1"])
      await #expect(throws: StorageProblem.disposed(event: 3)) { try await store.notes(.event(1)) }
      let versions = try await store.versions(of: RecordKey(kind: "note", id: "a"))
      #expect(versions.map(\.body) == [nil, Array(#"{"text":"öppet"}"#.utf8)])
      #expect(try await store.unfinishedDisposal() == 3)
    }
    let disposals = try await store.read(asOf: .now, scope: .everything) { try $0.state.all(Disposal.self) }
    #expect(disposals.map(\.id) == ["3"])
    #expect(disposals.first?.value.contents.count == 1)
    #expect(disposals.first?.value.bytes == 18)
    #expect(try await store.finishDisposals() == .complete)
    #expect(try await place.open().unfinishedDisposal() == nil)
  }

  @Test("A record of which all may go is no longer there, and counts on", arguments: StoreUnderTest.all)
  func whole(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    for text in ["1", "2"] {
      _ = try await store.append("test.write", context: context()) { try $0.put(Loose(text: text), id: "a") }
    }
    let other = try place.open()
    #expect(try await other.eventCount() == 2)
    let event = try await dispose(in: store) { transaction, removal in
      for row in try transaction.history.versions(of: "loose", id: nil) { removal.add(row) }
    }
    for store in [store, other, try place.open()] {
      let found = try await store.read(asOf: .now, scope: .everything) { view in
        (try view.state.all(Loose.self).count, view.state.disposedHeads(of: "loose").event)
      }
      #expect(found.0 == 0)
      #expect(found.1 == event)
    }
    let again = try await other.append("test.write", context: context("2030-01-03T08:00:00Z")) {
      try $0.put(Loose(text: "2"), id: "a")
    }
    #expect(again.output == 3)
    #expect(try await store.read(asOf: .now, scope: .everything) { try $0.state.all(Loose.self).map(\.version) } == [3])
  }

  @Test("Sealed content goes with what opens it, and says by which event", arguments: StoreUnderTest.all)
  func sealed(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let address = try await store.append("test.seal", context: context()) { transaction in
      let address = try transaction.keepSealed(SealableContent(Array("Familjehem Ek".utf8)), as: .postingTexts)
      try transaction.put(Note(text: "x"), id: "a")
      return address
    }.output
    let size = try await store.read(asOf: .now, scope: .everything) { try $0.history.blobSize(address) }
    #expect(size == 4 + 1 + 12 + 13 + 16)
    let event = try await dispose(in: store) { _, removal in removal.blobs = [address] }
    for key in [storeKey, nil] {
      let opened = try await place.open(key: key).read(asOf: .event(1), scope: .everything) {
        (try $0.unsealed(address, .postingTexts), try $0.history.blobSize(address))
      }
      #expect(opened.0 == .unreadable(.disposed(event: event)))
      #expect(opened.1 == nil)
    }
  }

  @Test("Rows of a segment go and its sums stay", arguments: StoreUnderTest.all)
  func rowsGo(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let segment = Segment(
      table: postings, month: try month("2019-04"),
      rows: columns([SamplePosting(account: "5010", responsibility: "302", amount: 100, text: "Familjehem Ek")]))
    try await store.stage([segment])
    try await store.write(["a": "1"])
    let digest = segment.digest
    let event = try await dispose(in: store) { _, removal in removal.segments = [digest] }
    try await store.stage([segment])
    for store in [store, try place.open()] {
      let sums = try await store.read(asOf: .now, scope: .everything) { try $0.facts.sums(of: digest, in: postings) }
      #expect(sums.integer("amount_ore") == [100])
      await #expect(throws: StorageProblem.disposed(event: event)) {
        try await store.read(asOf: .event(1), scope: .everything) {
          try $0.facts.rows(of: digest, in: postings, where: [:], limit: nil)
        }
      }
    }
  }

  @Test("A disposal that throws or takes nothing leaves everything as it was", arguments: StoreUnderTest.all)
  func nothing(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    try await store.write(["a": "0"])
    try await store.write(["a": "1"])
    await #expect(throws: Refused.self) {
      _ = try await store.append("test.dispose", context: context()) { transaction in
        var removal = Removal()
        for row in try transaction.history.versions(of: "note", id: nil).dropLast() { removal.add(row) }
        try transaction.dispose(removal, Self.grounds, from: [Note.self, Loose.self])
        throw Refused()
      }
    }
    let empty = try await store.append("test.dispose", context: context()) { try $0.dispose(Removal(), Self.grounds) }
    #expect(empty.event == nil)
    #expect(try await store.notes() == ["a": "1"])
    #expect(try await store.unfinishedDisposal() == nil)
    #expect(try await place.open().verify() == [])
  }

  @Test(
    "What its kind must keep no caller takes: a head, a kind that is kept, a kind that was not named",
    arguments: StoreUnderTest.all)
  func kept(under test: StoreUnderTest) async throws {
    let place = try test.place()
    defer { withExtendedLifetime(place) {} }
    let store = try place.open()
    for text in ["1", "2"] {
      _ = try await store.append("test.write", context: context()) { transaction in
        try transaction.put(Note(text: text), id: "a")
        try transaction.put(Loose(text: text), id: "b")
        try transaction.put(Kept(text: text), id: "c")
      }
    }
    for (kind, version) in [("note", 2), ("kept", 1), ("loose", 1)] {
      await #expect(throws: Fault.self) {
        _ = try await store.append("test.dispose", context: context()) { transaction in
          var removal = Removal()
          for row in try transaction.history.versions(of: kind, id: nil) where row.version == version {
            removal.add(row)
          }
          try transaction.dispose(removal, Self.grounds, from: [Note.self, Kept.self])
        }
      }
    }
    #expect(try await store.eventCount() == 2)
    #expect(try await store.verify() == [])
  }
}
