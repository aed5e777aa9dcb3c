import Crypto
import FoundationEssentials

/// How a backup is encrypted: in chunks, each by AES-256-GCM under a key made for that one file, in an order and with
/// an end that cannot be altered without notice.
///
/// Layout: "RBK1", the chunk size u32, the content's size u64 (both little-endian), 32 random bytes, then each chunk's
/// ciphertext and tag (16 bytes). All chunks but the last are of the chunk size; the last may be empty. The file's key
/// is derived from the backup key and the random bytes, so that the nonce can be the chunk's number: zero bytes, 1 for
/// the last chunk and else 0, the number u64 big-endian. Every chunk authenticates the 48 bytes before the first.
///
/// **Source** NIST SP 800-38D, RFC 5869; the construction with a numbered nonce and a last mark is that of STREAM
/// (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
package struct BackupSeal: Sendable {
  /// How much content one chunk has.
  package static let chunkSize = 1 << 20
  /// How much longer a chunk's ciphertext is than its content.
  package static let tagLength = 16
  /// How long the header is.
  package static let headerLength = 48
  /// How many random bytes a new file needs.
  package static let saltLength = 32
  private static let magic = Array("RBK1".utf8)

  /// What stands before the chunks.
  package let header: [UInt8]
  /// How many bytes of content there are.
  package let contentSize: Int
  private let key: SymmetricKey

  /// A new file's seal.
  package init(key: StoreKey, contentSize: Int, salt: [UInt8]) {
    precondition(salt.count == BackupSeal.saltLength && contentSize >= 0, "Chance gives as many bytes as asked for")
    func bytes(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
    header = BackupSeal.magic + bytes(UInt32(BackupSeal.chunkSize)) + bytes(UInt64(contentSize)) + salt
    self.contentSize = contentSize
    self.key = key.backupKey(salt: salt)
  }

  /// The seal of the file that begins with the header; nil where no file of this program does.
  package init?(key: StoreKey, header: [UInt8]) {
    guard header.count == BackupSeal.headerLength, header.starts(with: BackupSeal.magic) else { return nil }
    func value(_ range: Range<Int>) -> UInt64 { header[range].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    // No chunk is larger than what the program is ready to hold.
    guard value(4..<8) == UInt64(BackupSeal.chunkSize), value(8..<16) <= 1 << 50 else { return nil }
    self.header = header
    contentSize = Int(value(8..<16))
    self.key = key.backupKey(salt: Array(header[16...]))
  }

  /// Whether a file that begins so is an encrypted backup.
  package static func isSealed(_ opening: some Sequence<UInt8>) -> Bool { Array(opening.prefix(4)) == magic }

  /// How many chunks there are.
  package var chunkCount: Int { contentSize / BackupSeal.chunkSize + 1 }

  /// How long the whole file is.
  package var fileSize: Int { BackupSeal.headerLength + contentSize + chunkCount * BackupSeal.tagLength }

  /// How much content the chunk of that number has; the first is number 0.
  package func size(ofChunk number: Int) -> Int {
    number < chunkCount - 1 ? BackupSeal.chunkSize : contentSize - number * BackupSeal.chunkSize
  }

  /// The chunk's ciphertext and tag.
  package func seal(_ content: [UInt8], chunk number: Int) throws -> [UInt8] {
    precondition(content.count == size(ofChunk: number), "A chunk has the size that its number says")
    let box = try AES.GCM.seal(content, using: key, nonce: nonce(number), authenticating: header)
    return Array(box.ciphertext) + Array(box.tag)
  }

  /// The chunk's content; nil where it was altered or moved, or the key is another's.
  package func open(_ sealed: [UInt8], chunk number: Int) -> [UInt8]? {
    guard sealed.count == size(ofChunk: number) + BackupSeal.tagLength else { return nil }
    do {
      let box = try AES.GCM.SealedBox(
        nonce: nonce(number), ciphertext: sealed.dropLast(BackupSeal.tagLength),
        tag: sealed.suffix(BackupSeal.tagLength))
      return Array(try AES.GCM.open(box, using: key, authenticating: header))
    } catch {
      // Authentication fails for one reason: the bytes or the key are not those of the sealing.
      return nil
    }
  }

  private func nonce(_ number: Int) throws -> AES.GCM.Nonce {
    let last: UInt8 = number == chunkCount - 1 ? 1 : 0
    return try AES.GCM.Nonce(data: [0, 0, 0, last] + withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) })
  }
}
