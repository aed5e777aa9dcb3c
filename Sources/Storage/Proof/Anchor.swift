import FoundationEssentials
import Kernel

/// A signed head of a board's chain, to be kept where whoever can write the store cannot: one line of text.
///
/// Seven fields, a tab between each: the word `roder-anchor/1`, the board's name, the event's number, its hash, when it
/// was recorded, the public key and the signature. The signature covers the bytes before it, the last tab left out.
package struct Anchor: Hashable, Sendable {
  /// What a line begins with.
  package static let tag = "roder-anchor/1"

  /// The board's name.
  package let board: String
  /// The event and its hash.
  package let head: ChainEnd
  /// The key that the signature is checked with.
  package let publicKey: [UInt8]
  /// The signature.
  package let signature: [UInt8]

  /// The head of the board's chain, signed.
  package init(board: String, head: ChainEnd, key: AnchorKey) throws {
    self.board = board
    self.head = head
    publicKey = key.publicKey
    signature = try key.signature(of: Anchor.signed(board, head, key.publicKey))
  }

  /// The anchor that a line holds, whoever signed it; nil where it holds none. A line has one spelling only.
  package init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 7, fields[0] == Anchor.tag, let board = Anchor.named(fields[1]),
      let number = Int(fields[2]), let hash = Digest(fields[3]), let time = Instant(fields[4]),
      let publicKey = Anchor.bytes(fields[5], count: AnchorKey.publicLength),
      let signature = Anchor.bytes(fields[6], count: AnchorKey.signatureLength)
    else { return nil }
    do {
      head = try ChainEnd(number: number, hash: hash.bytes, recordedAt: time.seconds)
    } catch {
      // A number or time that no chain has.
      return nil
    }
    self.board = board
    self.publicKey = publicKey
    self.signature = signature
    guard self.line.utf8.elementsEqual(line.utf8) else { return nil }
  }

  /// The anchor as a line, without its end.
  package var line: String {
    String(decoding: Anchor.signed(board, head, publicKey), as: UTF8.self) + "\t" + Anchor.text(signature)
  }

  /// Whether the signature is the public key's over this head of this board.
  package var isSigned: Bool {
    AnchorKey.isSignature(signature, of: Anchor.signed(board, head, publicKey), by: publicKey)
  }

  /// Bytes in hexadecimal digits, as keys are written here and on paper.
  package static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func signed(_ board: String, _ head: ChainEnd, _ publicKey: [UInt8]) -> [UInt8] {
    let fields = [
      tag, spelt(board), String(head.number), head.hash.description, head.recordedAt.description, text(publicKey),
    ]
    return Array(fields.joined(separator: "\t").utf8)
  }

  private static func bytes(_ text: String, count: Int) -> [UInt8]? {
    // A digest's text has the digits of 32 bytes.
    let utf8 = Array(text.utf8)
    guard utf8.count == count * 2 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: utf8.count, by: 64) {
      guard let part = Digest(String(decoding: utf8[start..<(start + 64)], as: UTF8.self)) else { return nil }
      bytes += part.bytes
    }
    return bytes
  }

  /// The name without what would end a field or a line: such bytes, and the percent sign, as percent and two digits.
  private static func spelt(_ name: String) -> String {
    String(
      decoding: name.utf8.flatMap { byte in
        byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") ? Array("%\(text([byte]))".utf8) : [byte]
      }, as: UTF8.self)
  }

  private static func named(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
