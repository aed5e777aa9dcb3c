import Kernel
import XML

/// Reads the words that a workbook's cells share.
enum SharedStrings {
  /// The texts in order.
  static func read(_ part: String, _ package: inout WorkbookPackage) throws(Problems) -> [String] {
    try package.read(part) { scanner throws(XMLProblem) in
      var strings: [String] = []
      var buffer: [UInt8] = []
      while let token = try scanner.next() {
        guard token == .start, scanner.isNamed("si") else { continue }
        buffer.removeAll(keepingCapacity: true)
        try appendRichText(&scanner, to: &buffer)
        strings.append(text(buffer))
      }
      return strings
    }
  }

  /// Appends the text of the element that began last: its runs joined, without what tells how to pronounce them.
  static func appendRichText(_ scanner: inout XMLScanner, to buffer: inout [UInt8]) throws(XMLProblem) {
    var depth = 1
    var isInText = false
    while depth > 0, let token = try scanner.next() {
      switch token {
      case .start:
        if scanner.isNamed("rPh") || scanner.isNamed("phoneticPr") || scanner.isNamed("extLst") {
          try scanner.skipElement()
        } else {
          depth += 1
          isInText = scanner.isNamed("t")
        }
      case .end:
        depth -= 1
        isInText = false
      case .text: if isInText { try scanner.appendText(to: &buffer) }
      }
    }
  }

  /// The text of the bytes with `_x000D_` and its like undone.
  ///
  /// **Source** ECMA-376 part 1, 22.9.2.19: `_x005F_` is an underscore that would begin such a word.
  ///
  /// A cell holds at most 32,767 characters; what a file has beyond them is cut, as spreadsheets do.
  static func text(_ bytes: [UInt8]) -> String {
    if bytes.count > longest { return String(unescaped(bytes).prefix(longest)) }
    return unescaped(bytes)
  }

  private static let longest = 32_767

  private static func unescaped(_ bytes: [UInt8]) -> String {
    guard mayHoldEscapes(bytes) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var units: [UInt16] = []
    var index = 0
    while index < bytes.count {
      if let unit = escape(bytes, at: index) {
        units.append(unit)
        index += 7
        // Letters outside the basic plane are written as two such words.
        if UTF16.isLeadSurrogate(unit), escape(bytes, at: index).map(UTF16.isTrailSurrogate) == true { continue }
        text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        units.removeAll()
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text with characters that XML cannot hold, and what would be read as such a word, written as `_x000D_` is.
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard mayHoldEscapes(bytes) || bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }) else { return text }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if escape(bytes, at: index) != nil {
        result += "_x005F_".utf8
      } else if byte < 0x20, byte != 0x09, byte != 0x0A {
        result += "_x00\(byte < 16 ? "0" : "1")\(String(byte % 16, radix: 16, uppercase: true))_".utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mayHoldEscapes(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 7 else { return false }
    for index in 0..<bytes.count - 6 where bytes[index] == 0x5F && bytes[index + 1] == 0x78 { return true }
    return false
  }

  /// The unit that `_xHHHH_` at the index means; nil where there is none.
  private static func escape(_ bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
      return nil
    }
    var unit: UInt16 = 0
    for byte in bytes[index + 2..<index + 6] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt16((byte & 0x0F) + 9)
      default: return nil
      }
    }
    return unit
  }
}
