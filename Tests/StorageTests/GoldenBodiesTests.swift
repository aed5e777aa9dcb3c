import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@Suite("Golden bodies")
struct GoldenBodiesTests {
  @Test("Golden: every batch that was ever written can be read")
  func batch() throws {
    let april = try #require(Month("2019-04"))
    let day = try #require(Day("2019-05-02"))
    let digest = Digest.of(Array("april".utf8))
    let sample = Batch(
      table: "ledger_posting", source: "huvudbok",
      selection: FactSelection([
        "responsibility": [CodeRange("302"), CodeRange(from: "31", to: "34"), CodeRange("A-1 *")]
      ]),
      parts: [
        Batch.Part(
          month: april, segment: digest, rows: 3, sum: Money(ore: -12_345), status: .preliminary,
          texts: digest),
        Batch.Part(month: april.advanced(by: 1), segment: nil, rows: 0, sum: Money(ore: 0), status: .open),
      ], fileName: "huvudbok å ä ö.se", file: digest, extracted: day, warnings: 2,
      origin: Batch.Origin(number: "212000-0000", name: "Exempelkommunen"), consents: ["importing.lost-codes"],
      rereadOf: "ledger-0001", maskedCount: 3)
    #expect(try GoldenBodies().findings(Batch.self, sample: sample) == [])
  }

  @Test("Golden: every disposal that was ever written can be read")
  func disposal() throws {
    var removal = Removal()
    let digest = Digest.of(Array("gallrat".utf8))
    removal.versions = [Removal.Version(key: RecordKey(kind: "remark", id: "a"), version: 1, digest: digest)]
    removal.blobs = [digest]
    removal.segments = [digest]
    removal.rows = 3
    removal.bytes = 41
    let sample = Disposal(
      removal,
      Disposal.Grounds(
        subject: "remarks", reason: "Årlig gallring", ground: "LKBR 3 kap. 13 §",
        rule: Disposal.Rule(id: "k", version: 2),
        origin: Disposal.Origin(event: 17, hash: digest, recordedAt: Instant(seconds: 1_557_000_000))),
      keptSums: [digest])
    #expect(try GoldenBodies().findings(Disposal.self, sample: sample) == [])
  }

  private static let pet = Pet(name: "Murre", legs: 4)

  @Test("A missing body is a finding, and accepting writes it once")
  func missing() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }  // What is left behind harms nobody.
    let found = try GoldenBodies(folder: folder, accepts: false).findings(Pet.self, sample: Self.pet)
    #expect(found.count == 2)
    try Data(#"{"name":"Murre"}"#.utf8).write(to: folder.appendingPathComponent("pet_1.json"))
    #expect(try GoldenBodies(folder: folder, accepts: true).findings(Pet.self, sample: Self.pet) == [])
    #expect(try GoldenBodies(folder: folder, accepts: false).findings(Pet.self, sample: Self.pet) == [])
    let changed = try GoldenBodies(folder: folder, accepts: true).findings(Pet.self, sample: Pet(name: "M", legs: 3))
    #expect(changed.count == 2)
  }

  @Test("A body that does not decode, and one that no way leads from, are findings")
  func damaged() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }  // What is left behind harms nobody.
    _ = try GoldenBodies(folder: folder, accepts: true).findings(Pet.self, sample: Self.pet)
    try Data("{".utf8).write(to: folder.appendingPathComponent("pet_1.json"))
    try Data("{}".utf8).write(to: folder.appendingPathComponent("pet_9.json"))
    let found = try GoldenBodies(folder: folder, accepts: false).findings(Pet.self, sample: Self.pet)
    #expect(found.count == 2)
    #expect(found.contains { $0.hasPrefix("the golden body of pet/1 does not decode") })
    #expect(found.contains("no way leads from the golden body pet_9.json to pet/2"))
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
