import Kernel
import Storage
import Testing

@Suite("Records, events and states")
struct RecordKindTests {
  @Test("A record is read from its own tag and from every earlier one")
  func upcasting() throws {
    #expect(try Pet.decode(Array(#"{"legs":3,"name":"A"}"#.utf8), tag: "pet/2") == Pet(name: "A", legs: 3))
    #expect(try Pet.decode(Array(#"{"name":"A"}"#.utf8), tag: "pet/1") == Pet(name: "A", legs: 4))
  }

  @Test("A tag that no way leads from was written by a newer program", arguments: ["pet/3", "", "goal/1", "pet/01"])
  func unknownTag(tag: String) {
    #expect(throws: StorageProblem.newerThanProgram(tag: tag)) { try Pet.decode(Array("{}".utf8), tag: tag) }
  }

  @Test("Upcasters that lead in a circle end in a problem, not in a hang")
  func circle() {
    struct Circle: RecordKind {
      static let kind = "circle"
      static let tag = "circle/3"
      static let upcasters = [
        Upcaster(from: "circle/1", to: "circle/2") { $0 }, Upcaster(from: "circle/2", to: "circle/1") { $0 },
      ]
    }
    #expect(throws: StorageProblem.newerThanProgram(tag: "circle/1")) {
      try Circle.decode(Array("{}".utf8), tag: "circle/1")
    }
  }

  @Test("A body's keys stand in order, so equal records have equal bytes")
  func bytes() throws {
    #expect(try Pet(name: "Å/B", legs: 4).encodedBody() == Array(#"{"legs":4,"name":"Å/B"}"#.utf8))
  }

  @Test("An event's hash covers its predecessor's hash and every byte of its header")
  func eventHash() throws {
    let item = EventHeader.Item(kind: "pet", id: "a", version: 1, tag: "pet/2", digest: Digest.of([1]))
    let header = EventHeader(
      number: 1, recordedAt: Instant(seconds: 1_556_600_000), actor: "cli:anna", useCase: "pet.write",
      reason: "därför", items: [item])
    let event = try Event(header: header, after: Event.origin)
    #expect(try EventHeader.decode(event.headerBytes) == header)
    #expect(event.hash == Digest.of(Event.origin.bytes + event.headerBytes))
    #expect(try Event(header: header, after: event.hash).hash != event.hash)
    for index in event.headerBytes.indices {
      var bytes = event.headerBytes
      bytes[index] ^= 1
      #expect(Digest.of(Event.origin.bytes, bytes) != event.hash)
    }
  }

  @Test("A header that was written must decode for ever")
  func goldenHeader() throws {
    let text =
      #"{"actor":"cli:anna","items":[{"digest":"\#(Digest.of([1]))","id":"a","kind":"pet","tag":"pet/2","version":1}],"#
      + #""number":1,"reason":"därför","recordedAt":"2019-04-30T04:53:20Z","useCase":"pet.write"}"#
    let header = try EventHeader.decode(Array(text.utf8))
    #expect(header.recordedAt.seconds == 1_556_600_000)
    #expect(header.blobs == [])
    #expect(String(decoding: try header.encoded(), as: UTF8.self) == text)
  }

  @Test("A header names the blobs that were kept, in order, and its bytes are these for ever")
  func goldenHeaderWithBlobs() throws {
    let text =
      #"{"actor":"cli:anna","blobs":["\#(Digest.of([2]))","\#(Digest.of([1]))"],"items":[],"#
      + #""number":7,"reason":"","recordedAt":"2019-04-30T04:53:20Z","useCase":"pet.write"}"#
    let header = try EventHeader.decode(Array(text.utf8))
    #expect(header.blobs == [Digest.of([2]), Digest.of([1])])
    #expect(String(decoding: try header.encoded(), as: UTF8.self) == text)
    let spoilt = text.replacing(Digest.of([1]).description, with: "5")
    #expect(throws: DecodingError.self) { try EventHeader.decode(Array(spoilt.utf8)) }
  }

  @Test("The same body under two salts has two digests")
  func salts() {
    #expect(Event.bodyDigest(salt: [1], body: [2]) != Event.bodyDigest(salt: [2], body: [2]))
    #expect(Event.bodyDigest(salt: [1], body: [2]) == Digest.of([1, 2]))
  }

  // FIPS 180-4's own example, and SHA-256 of nothing.
  @Test("A digest is SHA-256 and survives the way over its text")
  func digest() {
    let abc = Digest.of(Array("abc".utf8))
    #expect(abc.description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.of().description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest(abc.description) == abc)
    #expect(abc.short == "ba7816bf8f01")
    for text in ["", "ba78", abc.description.uppercased(), String(abc.description.dropLast()) + "g"] {
      #expect(Digest(text) == nil)
    }
    #expect(Digest(bytes: [1]) == nil)
  }

  @Test(
    "A head whose body does not hold what its tag says is a fault that names the record",
    arguments: [
      ("pet/2", #"{"legs":"fyra","name":"M"}"#), ("pet/2", #"{"name":"M"}"#), ("pet/2", "null"), ("pet/2", "{"),
      ("pet/2", ""), ("pet/1", #"{"legs":4}"#), ("pet/1", "[]"),
    ])
  func damagedHead(tag: String, body: String) throws {
    let head = StoredRecord(
      key: RecordKey(kind: "pet", id: "murre"), version: 3, tag: tag, body: Array(body.utf8), event: 1)
    let state = BoardState(event: 1, hash: Digest.of([1]), recordedAt: Instant(seconds: 10), heads: [head])
    let one = try #require(throws: Fault.self) { try state.record(Pet.self, id: "murre") }
    let all = try #require(throws: Fault.self) { try state.all(Pet.self) }
    #expect([one, all].map(\.doing) == ["reading pet murre version 3", "reading pet murre version 3"])
    #expect(!one.underlying.isEmpty)
  }

  @Test("A head of a newer program is that problem, not a fault")
  func newerHead() throws {
    let head = StoredRecord(
      key: RecordKey(kind: "pet", id: "a"), version: 1, tag: "pet/3", body: Array("{}".utf8), event: 1)
    let state = BoardState(event: 1, hash: Digest.of([1]), recordedAt: Instant(seconds: 10), heads: [head])
    #expect(throws: StorageProblem.newerThanProgram(tag: "pet/3")) { try state.record(Pet.self, id: "a") }
    #expect(throws: StorageProblem.newerThanProgram(tag: "pet/3")) { try state.all(Pet.self) }
  }

  // Both spellings are equal as Swift strings.
  private static let spellings = ["caf\u{E9}", "cafe\u{301}"]

  @Test("Records are told apart by the bytes of their names, as databases do")
  func exactNames() throws {
    #expect(Self.spellings[0] == Self.spellings[1])
    let keys = Self.spellings.map { RecordKey(kind: "pet", id: $0) }
    #expect(keys[0] != keys[1])
    #expect(Set(keys + keys).count == 2)
    #expect(keys[1] < keys[0])
    #expect(!(keys[0] < keys[1]))
    #expect(RecordKey(kind: "ab", id: "c") != RecordKey(kind: "a", id: "bc"))
    #expect(RecordKey(kind: "a", id: "ö") < RecordKey(kind: "b", id: "a"))
    let heads = try zip(keys, [1, 2]).map { key, legs in
      StoredRecord(key: key, version: 1, tag: "pet/2", body: try Pet(name: "M", legs: legs).encodedBody(), event: 1)
    }
    let state = BoardState.empty.advanced(
      to: 1, hash: Digest.of([1]), recordedAt: Instant(seconds: 10), writing: heads)
    #expect(try state.record(Pet.self, id: Self.spellings[0])?.value.legs == 1)
    #expect(try state.record(Pet.self, id: Self.spellings[1])?.value.legs == 2)
    #expect(try state.all(Pet.self).map(\.value.legs) == [2, 1])
    #expect(state.allStored.map(\.key) == [keys[1], keys[0]])
  }

  @Test("A state goes forward by later versions, the last of each record standing")
  func advanced() throws {
    func version(_ id: String, _ version: Int, _ event: Int, legs: Int) throws -> StoredRecord {
      StoredRecord(
        key: RecordKey(kind: "pet", id: id), version: version, tag: "pet/2",
        body: try Pet(name: id, legs: legs).encodedBody(), event: event)
    }
    let first = BoardState.empty.advanced(
      to: 1, hash: Digest.of([1]), recordedAt: Instant(seconds: 10),
      writing: [try version("b", 1, 1, legs: 2), try version("a", 1, 1, legs: 1)])
    let third = first.advanced(
      to: 3, hash: Digest.of([3]), recordedAt: Instant(seconds: 30),
      writing: [try version("b", 2, 2, legs: 3), try version("b", 3, 3, legs: 4), try version("c", 1, 3, legs: 9)])
    #expect(first.event == 1)
    #expect(try first.all(Pet.self).map(\.value.legs) == [1, 2])
    #expect(third.event == 3)
    #expect(third.recordedAt.seconds == 30)
    // By the event that wrote the head, then by id.
    #expect(try third.all(Pet.self).map(\.id) == ["a", "b", "c"])
    #expect(try third.record(Pet.self, id: "b")?.version == 3)
    #expect(try third.record(Pet.self, id: "d") == nil)
    #expect(third.allStored.count == 3)
    #expect(try third.all(Pet.self) { $0 > "a" }.map(\.id) == ["b", "c"])
    #expect(third.lastChange(except: []) == 3)
    #expect(first.lastChange(except: ["dog"]) == 1)
    #expect(third.lastChange(except: ["pet"]) == 0)
  }
}
