import Kernel
import Storage
import Testing
import TestSupport

@Suite("Anchors")
struct AnchorTests {
  private static func key(_ byte: UInt8 = 7) throws -> AnchorKey {
    try Vault(key: StoreKey(bytes: [UInt8](repeating: byte, count: StoreKey.length)), fingerprint: nil).anchorKey()
  }

  private static func head(_ number: Int) throws -> ChainEnd {
    try ChainEnd(number: number, hash: Digest.of([UInt8(number)]).bytes, recordedAt: 1_558_000_000 + Int64(number))
  }

  private static func file(_ numbers: [Int], board: String = "Socialnämnden", key: UInt8 = 7) throws -> AnchorFile {
    var file = AnchorFile(newAt: "sn.anchor")
    for number in numbers { _ = try file.add(head(number), board: board, key: AnchorTests.key(key)) }
    return file
  }

  private static func problem(_ bytes: [UInt8]) throws -> AnchorProblem? {
    do {
      _ = try AnchorFile(bytes, path: "sn.anchor")
      return nil
    } catch let problem as AnchorProblem {
      return problem
    }
  }

  @Test(
    "A line comes back as it was written, whatever the board is called",
    arguments: [
      "Socialnämnden", "", "A\tB\nC\rD", "100 %", "%41", "Ä\u{0308}\u{7F}", String(repeating: "å", count: 500),
    ])
  func roundTrip(board: String) throws {
    let anchor = try Anchor(board: board, head: AnchorTests.head(3), key: AnchorTests.key())
    #expect(anchor.isSigned)
    #expect(!anchor.line.contains("\n"))
    #expect(Anchor(line: anchor.line) == anchor)
    let file = try AnchorTests.file([1, 2, 9], board: board)
    #expect(try AnchorFile(file.bytes, path: "sn.anchor") == file)
  }

  @Test("The key is the store key's own and no other's, and signs nothing else")
  func keys() throws {
    #expect(try AnchorTests.key().publicKey == AnchorTests.key().publicKey)
    #expect(try AnchorTests.key().publicKey != AnchorTests.key(8).publicKey)
    #expect(throws: AnchorProblem.noKey) { try Vault.closed.anchorKey() }
    let anchor = try Anchor(board: "a", head: AnchorTests.head(1), key: AnchorTests.key())
    let other = try Anchor(board: "b", head: AnchorTests.head(1), key: AnchorTests.key())
    let line = anchor.line.split(separator: "\t").dropLast().joined(separator: "\t")
    let mixed = try #require(Anchor(line: line + "\t" + Anchor.text(other.signature)))
    #expect(!mixed.isSigned)
  }

  // Each byte of two lines in turn, each of its bits.
  @Test("A bit altered anywhere in an anchor file is refused")
  func anyBit() throws {
    let bytes = try AnchorTests.file([1, 2]).bytes
    for place in bytes.indices {
      for bit in 0..<8 {
        var altered = bytes
        altered[place] ^= 1 << UInt8(bit)
        do {
          _ = try AnchorFile(altered, path: "sn.anchor")
          Issue.record("Byte \(place), bit \(bit) was accepted")
        } catch let problem as any Problem {
          #expect(problem is AnchorProblem || problem.code == "storage.newer-than-program")
        }
      }
    }
  }

  @Test("Noise and pieces of anchors end in a problem, never in a trap", arguments: 1...20)
  func noise(seed: Int) throws {
    var chance = SeededChance(seed: seed)
    let sound = try AnchorTests.file([1, 2, 3]).bytes
    for _ in 0..<200 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &chance) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8.random(in: .min ... .max, using: &chance), at: place)
        case 2: bytes.removeSubrange(place...)
        default: bytes.replaceSubrange(place..<place, with: bytes.prefix(place))
        }
      }
      guard bytes != sound else { continue }
      do {
        let read = try AnchorFile(bytes, path: "sn.anchor")
        // Whole lines may have been taken from the end.
        #expect(sound.starts(with: read.bytes), "seed \(seed)")
      } catch let problem as any Problem {
        #expect(problem is AnchorProblem || problem is StorageProblem, "seed \(seed)")
      }
    }
  }

  @Test("What is wrong with a file is said with the line")
  func problems() throws {
    let first = try AnchorTests.file([1]).bytes
    func problem(_ second: [UInt8]) throws -> AnchorProblem? { try AnchorTests.problem(first + second) }
    #expect(try AnchorTests.problem([]) == .notAnAnchor(path: "sn.anchor", line: nil))
    #expect(try AnchorTests.problem(first.dropLast()) == .notAnAnchor(path: "sn.anchor", line: nil))
    #expect(try problem([10]) == .notAnAnchor(path: "sn.anchor", line: 2))
    #expect(try problem(first) == .outOfOrder(path: "sn.anchor", line: 2))
    #expect(try problem(AnchorTests.file([2], key: 8).bytes) == .otherKey(path: "sn.anchor", line: 2))
    #expect(
      try problem(AnchorTests.file([2], board: "Nämnd").bytes) == .otherBoard(path: "sn.anchor", line: 2, name: "Nämnd")
    )
    #expect(throws: StorageProblem.newerThanProgram(tag: "roder-anchor/2")) {
      try AnchorFile(Array("roder-anchor/2\tx\n".utf8), path: "sn.anchor")
    }
  }

  @Test("An anchor for an event that is no later is not added")
  func onlyLater() throws {
    var file = try AnchorTests.file([5])
    for number in [1, 5] {
      #expect(try !file.add(AnchorTests.head(number), board: "Socialnämnden", key: AnchorTests.key()))
    }
    #expect(try file.add(AnchorTests.head(6), board: "Socialnämnden", key: AnchorTests.key()))
    #expect(file.anchors.map(\.head.number) == [5, 6])
  }
}
