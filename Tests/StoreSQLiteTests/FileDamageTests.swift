import Foundation
import GRDB
import Kernel
import Storage
import Testing

@testable import StoreSQLite

@Suite("Damage to the file")
struct FileDamageTests {
  /// Everything that somebody may read, as one text.
  private func everything(_ store: SQLiteStore) async throws -> String {
    var lines: [String] = []
    let extracted = try #require(Day("2019-05-14"))
    for asOf in [AsOf.now, .event(1), .event(2), .event(3), .day(extracted)] {
      lines += try await store.read(asOf: asOf, scope: .everything) { view in
        var lines = view.state.allStored.map { "\($0)" } + ["\(view.state.event) \(view.state.hash)"]
        for part in try view.state.visibleFacts(postings).segments.map(\.part) {
          guard let segment = part.segment else { continue }
          lines.append("\(try view.facts.sums(of: segment, in: postings))")
          lines.append("\(try view.facts.rows(of: segment, in: postings, where: [:], limit: nil))")
          lines.append("\(try view.facts.rows(of: segment, in: postings, where: ["account": ["5011"]], limit: 9))")
        }
        for batch in try view.state.all(Batch.self) { lines.append("\(try view.sourceFile(batch.value.file))") }
        return lines
      }
    }
    lines += try await store.events(after: 0, limit: 100).map { "\($0)" }
    lines += try await store.versions(of: RecordKey(kind: "note", id: "a")).map { "\($0)" }
    return lines.joined(separator: "\n")
  }

  // Each byte in turn is altered in a copy of the closed file. What opens, verifies without a finding and reads must
  // read as the original does.
  @Test("A byte altered anywhere in the file is refused, found, or changes nothing that is read", arguments: 1...4)
  func anyByte(seed: Int) async throws {
    let folder = try TemporaryFolder()
    let original = try await sampleStore(at: folder.path("sound.roder"))
    let expected = try await everything(original)
    try original.close()
    let sound = try folder.bytes("sound.roder")
    var outcomes: [String: Int] = [:]
    // Most of a page is empty: places are chosen among the bytes that hold something.
    let places = sound.indices.filter { sound[$0] != 0 }
    for round in 0..<120 {
      // A step that is prime visits places all over the file.
      let place = places[(seed * 7_919 + round * 104_729) % places.count]
      var damaged = sound
      damaged[place] ^= 1 << UInt8((seed + round) % 8)
      for ending in ["", "-wal", "-shm"] {
        // There may be none from the round before.
        try? FileManager.default.removeItem(atPath: folder.path("damaged.roder" + ending))
      }
      try folder.write(damaged, to: "damaged.roder")
      do {
        let store = try SQLiteStore.open(path: folder.path("damaged.roder"), key: sampleKey)
        let verification = try await store.verification()
        if verification.findings.isEmpty, verification.key == .open {
          let read = try await everything(store)
          #expect(read == expected, "seed \(seed), byte \(place)")
          outcomes["same", default: 0] += 1
        } else {
          outcomes["found", default: 0] += 1
        }
      } catch is Fault {
        outcomes["refused", default: 0] += 1
      } catch is StorageProblem {
        outcomes["refused", default: 0] += 1
      }
    }
    #expect(outcomes.values.reduce(0, +) == 120, "seed \(seed)")
    #expect((outcomes["found"] ?? 0) + (outcomes["refused"] ?? 0) > 60, "seed \(seed): \(outcomes)")
  }

  @Test(
    "A truncated file is refused or found, never read as something else", arguments: [0, 50, 100, 4_096, 8_192, 30_000])
  func truncated(length: Int) async throws {
    let folder = try TemporaryFolder()
    let original = try await sampleStore(at: folder.path("sound.roder"))
    try original.close()
    try folder.write(Array(try folder.bytes("sound.roder").prefix(length)), to: "damaged.roder")
    var isNoticed = false
    do {
      let store = try SQLiteStore.open(path: folder.path("damaged.roder"))
      isNoticed = try await store.verify() != []
    } catch is Fault {
      isNoticed = true
    } catch is StorageProblem {
      isNoticed = true
    }
    #expect(isNoticed)
  }
}
