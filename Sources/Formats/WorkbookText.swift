import XML

/// Writes words and numbers into the parts of a workbook, the common ones without a detour.
enum WorkbookText {
  /// Words in an element of their own.
  static func appendElement(_ text: String, to bytes: inout [UInt8]) {
    if text.isEmpty { return put("<t xml:space=\"preserve\"/>", to: &bytes) }
    put("<t xml:space=\"preserve\">", to: &bytes)
    append(text, to: &bytes)
    put("</t>", to: &bytes)
  }

  /// Markup as it is.
  static func put(_ markup: StaticString, to bytes: inout [UInt8]) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Words: what XML cannot hold as `_x000D_` is, markup escaped.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      var previous: UInt8 = 0
      for byte in utf8 {
        // Controls, markup, the first byte of U+FFFE and U+FFFF, and what may begin `_x000D_`.
        if byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF { return false }
        if byte == 0x78, previous == 0x5F { return false }
        previous = byte
      }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isPlain { appendMarkup(SharedStrings.escaped(text), to: &bytes) }
  }

  /// Text with its markup escaped.
  static func appendMarkup(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      for byte in utf8 where byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF {
        return false
      }
      bytes.append(contentsOf: utf8)
      return true
    }
    guard !isPlain else { return }
    var xml = XMLWriter(declaration: false)
    xml.text(text)
    bytes += xml.bytes
  }

  /// A whole number, not negative.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number < 10 { return bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    var power = 10
    while number / power >= 10 { power *= 10 }
    var rest = number
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }
}
