/// Words as Typst's source holds them: always a string, never code.
enum TypstText {
  /// Letters in a row from which on a word may be broken anywhere; no Swedish word is as long.
  private static let longWord = 48

  /// Writes the words as a string literal.
  ///
  /// A PDF for archives refuses characters that no font can have. Breaks and tabs become spaces; other control
  /// characters, private ones and those that are none become U+FFFD. Where the text is not to be read as words but
  /// as another language, no place to break is put in.
  static func append(_ text: String, to bytes: inout [UInt8], isWords: Bool = true) {
    bytes.append(UInt8(ascii: "\""))
    var letters = 0
    for scalar in text.unicodeScalars {
      letters = scalar.properties.isWhitespace || scalar == "-" ? 0 : letters + 1
      if letters == longWord, isWords {
        put("\u{200B}", &bytes)
        letters = 1
      }
      switch scalar.value {
      case 0x22, 0x5C:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: " "))
      case 0xFEFF: continue
      default: put(isNone(scalar) ? "\u{FFFD}" : scalar, &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The words as a string literal.
  static func literal(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a text of which it is known that it needs no escaping, such as a number.
  static func append(plain text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func put(_ scalar: Unicode.Scalar, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static func isNone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }
}
