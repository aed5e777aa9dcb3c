import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Damage to the file")
struct FileDamageTests {
  // Each byte in turn is altered in a copy of the closed file. What opens, verifies without a finding and reads must
  // read as the original does. Most of a page is empty: places among the bytes that hold something are tried too.
  @Test(
    "A byte altered anywhere in the file is refused, found, or changes nothing that is read", arguments: [false, true])
  func anyByte(isFilled: Bool) async throws {
    let seed = isFilled ? 2 : 1
    var chance = SeededChance(seed: seed)
    let folder = try TemporaryFolder()
    let original = try await sampleStore(at: folder.path("sound.roder"))
    let expected = try await SampleBoard.everything(original)
    try original.close()
    let sound = try folder.bytes("sound.roder")
    var outcomes: [String: Int] = [:]
    let places = isFilled ? sound.indices.filter { sound[$0] != 0 } : Array(sound.indices)
    for _ in 0..<500 {
      let place = places[Int.random(in: places.indices, using: &chance)]
      var damaged = sound
      damaged[place] ^= UInt8.random(in: 1...255, using: &chance)
      for ending in ["", "-wal", "-shm"] {
        // There may be none from the round before.
        try? FileManager.default.removeItem(atPath: folder.path("damaged.roder" + ending))
      }
      try folder.write(damaged, to: "damaged.roder")
      do {
        let store = try SQLiteStore.open(path: folder.path("damaged.roder"), key: sampleKey)
        let verification = try await store.verification()
        if verification.findings.isEmpty, verification.key == .open {
          let read = try await SampleBoard.everything(store)
          #expect(read == expected, "seed \(seed), byte \(place)")
          outcomes[read == expected ? "figures identical" : "silently different", default: 0] += 1
        } else {
          outcomes["found", default: 0] += 1
        }
      } catch is Fault {
        outcomes["refused", default: 0] += 1
      } catch is StorageProblem {
        outcomes["refused", default: 0] += 1
      }
    }
    print("500 random \(isFilled ? "filled " : "")bytes of \(sound.count) altered (seed \(seed)): \(outcomes)")
    #expect(outcomes.values.reduce(0, +) == 500, "seed \(seed)")
    #expect(outcomes["silently different"] == nil)
    if isFilled { #expect((outcomes["found"] ?? 0) + (outcomes["refused"] ?? 0) > 250, "seed \(seed): \(outcomes)") }
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
