import Storage
import TestSupport
import Testing

@Suite("Encrypted backups")
struct BackupSealTests {
  private static func bytes(_ count: Int, _ seed: Int) -> [UInt8] {
    var chance = SeededChance(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
  }

  private static func key(_ first: UInt8) throws -> StoreKey {
    try #require(StoreKey(bytes: [first] + [UInt8](repeating: 3, count: StoreKey.length - 1)))
  }

  /// The file of the content, as the program writes it: header, then chunks.
  private static func sealed(_ content: [UInt8], _ key: StoreKey) throws -> [[UInt8]] {
    let seal = BackupSeal(key: key, contentSize: content.count, salt: bytes(BackupSeal.saltLength, 7))
    let chunks = try (0..<seal.chunkCount).map { chunk in
      let start = chunk * BackupSeal.chunkSize
      return try seal.seal(Array(content[start..<(start + seal.size(ofChunk: chunk))]), chunk: chunk)
    }
    #expect(seal.fileSize == seal.header.count + chunks.reduce(0) { $0 + $1.count })
    return [seal.header] + chunks
  }

  private static func opened(_ pieces: [[UInt8]], _ key: StoreKey) -> [UInt8]? {
    guard let seal = BackupSeal(key: key, header: pieces[0]), pieces.count == seal.chunkCount + 1 else { return nil }
    var content: [UInt8] = []
    for chunk in 0..<seal.chunkCount {
      guard let piece = seal.open(pieces[chunk + 1], chunk: chunk) else { return nil }
      content += piece
    }
    return content
  }

  @Test(
    "What was sealed opens again, whatever its length",
    arguments: [
      0, 1, 15, 16, 17, BackupSeal.chunkSize - 1, BackupSeal.chunkSize, BackupSeal.chunkSize + 1,
      2 * BackupSeal.chunkSize,
    ])
  func round(count: Int) throws {
    let content = Self.bytes(count, count)
    let key = try Self.key(1)
    let pieces = try Self.sealed(content, key)
    #expect(BackupSeal.isSealed(pieces[0]))
    #expect(Self.opened(pieces, key) == content)
    #expect(Self.opened(pieces, try Self.key(2)) == nil)
  }

  @Test("Chunks that change places, are left out, doubled, cut or added are refused")
  func order() throws {
    let key = try Self.key(1)
    let pieces = try Self.sealed(Self.bytes(3 * BackupSeal.chunkSize + 5, 3), key)
    #expect(pieces.count == 5)
    var changed = [pieces, pieces, pieces, pieces, pieces, pieces]
    changed[0].swapAt(1, 2)
    changed[1].remove(at: 2)
    changed[2].removeLast()
    changed[3][3] = pieces[2]
    changed[4].append(pieces[4])
    changed[5][4].removeLast()
    for pieces in changed { #expect(Self.opened(pieces, key) == nil) }
    // The last chunk of a shorter file does not end a longer one.
    let other = try Self.sealed(Self.bytes(BackupSeal.chunkSize + 5, 3), key)
    #expect(Self.opened(Array(pieces[..<4]) + [other[2]], key) == nil)
  }

  @Test("A byte that is altered anywhere is found")
  func altered() throws {
    let key = try Self.key(1)
    let pieces = try Self.sealed(Self.bytes(300, 4), key)
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        for bit: UInt8 in [1, 128] {
          var changed = pieces
          changed[piece][index] ^= bit
          #expect(Self.opened(changed, key) == nil, "piece \(piece), byte \(index)")
        }
      }
    }
  }

  @Test("A header that is none is refused", arguments: [0, 4, 47, 49])
  func header(count: Int) throws {
    let key = try Self.key(1)
    let header = try Self.sealed([1, 2, 3], key)[0]
    #expect(BackupSeal(key: key, header: Array((header + [0]).prefix(count))) == nil)
    var huge = header
    for index in 8..<16 { huge[index] = 255 }
    #expect(BackupSeal(key: key, header: huge) == nil)
    var chunks = header
    chunks[7] = 1
    #expect(BackupSeal(key: key, header: chunks) == nil)
  }
}
