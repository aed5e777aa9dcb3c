import Kernel
import Storage
import Testing

@Suite("Every store: confidential content")
struct VaultContractTests {
  private static let secret = Array("Familjehem Ek".utf8)
  private static let other = StoreKey(bytes: [UInt8](repeating: 1, count: 32))

  /// Seals the texts as one event that also writes a note, and answers the addresses.
  private func seal(
    _ texts: [String], as kind: SealedKind = .postingTexts, in store: any Store, chance: UInt8 = 1
  ) async throws -> [Digest] {
    let now = try #require(Instant("2019-05-14T08:30:00Z"))
    let context = Context(actor: .administrator("cli:anna"), now: now) { count in
      (0..<count).map { UInt8(truncatingIfNeeded: $0) &* 31 &+ chance }
    }
    return try await store.append("test.seal", context: context) { transaction in
      let addresses = try texts.map { try transaction.keepSealed(SealableContent(Array($0.utf8)), as: kind) }
      try transaction.put(Note(text: addresses.map(\.description).joined() + "\(chance)"), id: "a")
      return addresses
    }.output
  }

  private func opened(
    _ address: Digest, _ kind: SealedKind = .postingTexts, in store: any Store
  ) async throws -> Unsealed {
    try await store.read(asOf: .now, scope: .everything) { try $0.unsealed(address, kind) }
  }

  @Test("Sealed content comes back with the key, and says why without the right one", arguments: StoreUnderTest.all)
  func roundTrip(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let address = try #require(try await seal(["Familjehem Ek", ""], in: store).first)
    #expect(try await opened(address, in: store) == .content(Self.secret))
    #expect(try await opened(address, in: place.open()) == .content(Self.secret))
    #expect(try await opened(address, in: place.open(key: nil)) == .unreadable(.noKey))
    #expect(try await opened(address, in: place.open(key: Self.other)) == .unreadable(.wrongKey))
    #expect(try await opened(address, .sourceFile, in: store) == .unreadable(.damaged))
    #expect(try await opened(Digest.of([1]), in: store) == .unreadable(.damaged))
    for key in [nil, Self.other, storeKey] {
      let verification = try await place.open(key: key).verification()
      #expect(verification.findings == [])
      #expect(verification.sealedItems == 2)
      #expect(verification.key == (key == nil ? .noKey : key?.fingerprint == storeKey?.fingerprint ? .open : .wrongKey))
    }
  }

  @Test("Content that is sealed is stored once for each kind, and each event names it", arguments: StoreUnderTest.all)
  func once(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let first = try await seal(["Familjehem Ek", "Familjehem Ek"], in: store)
    #expect(Set(first).count == 1)
    let second = try await seal(["Familjehem Ek"], in: place.open(), chance: 2)
    #expect(second == [first[0]])
    let file = try await seal(["Familjehem Ek"], as: .sourceFile, in: store, chance: 3)
    #expect(file != second)
    #expect(try await store.events(after: 0, limit: 9).map(\.header.blobs) == [[first[0]], second, file])
    let verification = try await store.verification()
    #expect(verification.sealedItems == 2)
    #expect(verification.blobs == 2)
    #expect(verification.findings == [])
  }

  @Test("Without the right key nothing is sealed, and everything is as it was", arguments: StoreUnderTest.all)
  func refused(under test: StoreUnderTest) async throws {
    let place = try test.place()
    await #expect(throws: StorageProblem.noKey) { try await seal(["a"], in: place.open(key: nil)) }
    await #expect(throws: StorageProblem.wrongKey) { try await seal(["a"], in: place.open(key: Self.other)) }
    #expect(try await place.open().eventCount() == 0)
    try await place.open(key: nil).write(["a": "1"])
    #expect(try await place.open().notes() == ["a": "1"])
  }

  @Test("A command that throws or writes no record seals nothing", arguments: StoreUnderTest.all)
  func nothingLeft(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let content = SealableContent(Self.secret)
    await #expect(throws: Refused.self) {
      _ = try await store.append("test.seal", context: context()) { transaction in
        try transaction.keepSealed(content, as: .sourceFile)
        try transaction.put(Note(text: "x"), id: "a")
        throw Refused()
      }
    }
    _ = try await store.append("test.seal", context: context()) { transaction in
      try transaction.keepSealed(content, as: .sourceFile)
    }
    let verification = try await store.verification()
    #expect(verification.sealedItems == 0)
    #expect(verification.blobs == 0)
  }

  @Test("A source file is found by the digest of its content, sealed or from before", arguments: StoreUnderTest.all)
  func sourceFile(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let open = Array("öppen fil".utf8)
    _ = try await seal(["Familjehem Ek"], as: .sourceFile, in: store)
    _ = try await store.append("test.keep", context: context()) { transaction in
      _ = transaction.keep(open)
      try transaction.put(Note(text: "fil"), id: "fil")
    }
    let files = [(Self.secret, Unsealed.unreadable(.noKey)), (open, .content(open))]
    for (bytes, without) in files {
      let read: @Sendable (View) throws -> Unsealed = { try $0.sourceFile(Digest.of(bytes)) }
      #expect(try await store.read(asOf: .now, scope: .everything, read) == .content(bytes))
      #expect(try await place.open(key: nil).read(asOf: .now, scope: .everything, read) == without)
    }
  }

  @Test("Row numbers are those of the rows that the codes let through", arguments: StoreUnderTest.all)
  func rowNumbers(under test: StoreUnderTest) async throws {
    let place = try test.place()
    let store = try place.open()
    let rows = ["5011", "3110", "5011", "6000"].map { SamplePosting(account: $0, responsibility: "302", amount: 1) }
    let segment = Segment(table: postings, month: try month("2019-04"), rows: columns(rows))
    try await store.stage([segment])
    let numbers = try await store.read(asOf: .now, scope: .everything) { view in
      try [["account": ["5011"]], [:], ["account": ["9"]]].map {
        try view.facts.rowNumbers(of: segment.digest, in: postings, where: $0)
      }
    }
    #expect(numbers == [[0, 2], [0, 1, 2, 3], []])
  }
}
