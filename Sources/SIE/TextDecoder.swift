/// Turns the bytes of a text into letters.
struct TextDecoder: Sendable {
  /// How bytes are read that are not UTF-8.
  var legacy: SIEEncoding
  /// Whether some of the file's letters are UTF-8; in a mixed file each text decides for itself.
  var mayBeUTF8: Bool

  static let utf8 = TextDecoder(legacy: .windows1252, mayBeUTF8: true)

  /// The text of the bytes; bytes that no code page knows become U+FFFD.
  func string(_ bytes: some Collection<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) || (mayBeUTF8 && TextDecoder.isUTF8(bytes)) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(scalar(byte)) }
    return String(text)
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    switch legacy {
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
