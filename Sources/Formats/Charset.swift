/// How a file's bytes spell its letters.
package enum Charset: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark; pure ASCII too.
  case utf8 = "UTF-8"
  /// UTF-16, the less significant byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, the more significant byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252, of which Latin-1 text is a part.
  case windows1252 = "Windows-1252"
  /// The code page of old DOS programs, which SIE files use.
  case cp437 = "CP437"

  /// The charset that the bytes are most probably in.
  ///
  /// A byte order mark decides; then whether every second byte is a zero, as in UTF-16; then whether all is valid
  /// UTF-8; then which of the one-byte charsets has the more Swedish letters, Windows-1252 where they have equally
  /// many.
  package static func detected(in bytes: [UInt8]) -> Charset {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let wide = wide(bytes) { return wide }
    if UTF8Check.isValid(bytes) { return .utf8 }
    var windows = 0
    var dos = 0
    for byte in bytes where byte >= 0x80 {
      switch byte {
      case 0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9: windows += 1
      case 0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99, 0x82: dos += 1
      default: continue
      }
    }
    return dos > windows ? .cp437 : .windows1252
  }

  /// Whether the bytes look like UTF-16, with its byte order mark or without.
  package static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || wide(bytes) != nil
  }

  /// The UTF-16 that text without a byte order mark is in; nil where it is none.
  ///
  /// Latin text has a zero in nearly every second byte and none in the others.
  private static func wide(_ bytes: [UInt8]) -> Charset? {
    let head = bytes.prefix(4_096)
    guard head.count >= 8, head.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let pairs = head.count / 2
    if zeros[0] == 0, zeros[1] * 10 >= pairs * 9 { return .utf16LittleEndian }
    if zeros[1] == 0, zeros[0] * 10 >= pairs * 9 { return .utf16BigEndian }
    return nil
  }

  /// The text as UTF-8 without byte order mark; what the charset cannot spell becomes U+FFFD.
  package func utf8(of bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    case .utf16LittleEndian: Charset.utf8(ofUTF16: bytes, high: 1)
    case .utf16BigEndian: Charset.utf8(ofUTF16: bytes, high: 0)
    case .windows1252: Charset.utf8(of: bytes, table: Charset.windowsLetters)
    case .cp437: Charset.utf8(of: bytes, table: Charset.dosLetters)
    }
  }

  private static func utf8(ofUTF16 bytes: [UInt8], high: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    let isMarked = bytes.starts(with: high == 1 ? [0xFF, 0xFE] : [0xFE, 0xFF])
    var index = isMarked ? 2 : 0
    while index + 1 < bytes.count {
      units.append(UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high]))
      index += 2
    }
    // Half a unit at the end is lost text, and shows as such.
    if index < bytes.count { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf8(of bytes: [UInt8], table: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text.append(contentsOf: table[Int(byte) - 0x80]) }
    }
    return text
  }

  /// The UTF-8 spelling of the bytes from 0x80.
  ///
  /// **Source** Microsoft's code page 1252; the five bytes that it leaves out stand as U+FFFD.
  private static let windowsLetters: [[UInt8]] = {
    let first = Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
    let rest = (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }
    return (first + rest).map { Array(String(Character($0)).utf8) }
  }()

  /// The UTF-8 spelling of the bytes from 0x80.
  ///
  /// **Source** IBM code page 437.
  private static let dosLetters: [[UInt8]] = {
    let letters =
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
      + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
    return letters.unicodeScalars.map { Array(String(Character($0)).utf8) }
  }()
}
