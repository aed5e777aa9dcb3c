/// Turns the bytes of a text into letters.
struct TextDecoder: Sendable {
  /// How bytes are read that are not UTF-8.
  var legacy: SIEEncoding
  /// Whether some of the file's letters are UTF-8; in a mixed file each text decides for itself.
  var mayBeUTF8: Bool
  /// Whether the file has letters of both 8-bit code pages, so that each text decides for itself.
  var hasBothPages = false

  static let utf8 = TextDecoder(legacy: .windows1252, mayBeUTF8: true)

  /// The text of the bytes; bytes that no code page knows become U+FFFD.
  func string(_ bytes: some Collection<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) || (mayBeUTF8 && TextDecoder.isUTF8(bytes)) {
      return String(decoding: bytes, as: UTF8.self)
    }
    let page = hasBothPages ? page(of: bytes) : legacy
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(TextDecoder.scalar(byte, page)) }
    return String(text)
  }

  /// The code page of a text in a mixed file: the one of its Swedish letters, if they all agree.
  private func page(of bytes: some Collection<UInt8>) -> SIEEncoding {
    let has437 = bytes.contains(where: EncodingDetector.isLetterOf437)
    let has1252 = bytes.contains(where: EncodingDetector.isLetterOfLatin1)
    return has437 == has1252 ? legacy : has437 ? .cp437 : .windows1252
  }

  private static func scalar(_ byte: UInt8, _ page: SIEEncoding) -> Unicode.Scalar {
    switch page {
    case _ where byte < 0x80: return Unicode.Scalar(byte)
    case .cp437: return Unicode.Scalar(CodePage.cp437[Int(byte) - 0x80]) ?? "\u{FFFD}"
    case _ where byte < 0xA0: return Unicode.Scalar(CodePage.windows1252[Int(byte) - 0x80]) ?? "\u{FFFD}"
    case .windows1252, .utf8: return Unicode.Scalar(byte)
    }
  }

  private static func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
