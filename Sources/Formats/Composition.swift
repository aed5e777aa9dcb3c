/// Letters that are spelt as a letter and a mark after it, as some systems write å, ä and ö.
///
/// Codes and names are compared byte by byte, so a file must not bring a second spelling of the same letter.
enum Composition {
  /// The UTF-8 text with each letter of the Latin alphabets spelt as one scalar.
  static func composed(_ text: [UInt8]) -> [UInt8] {
    guard hasMarks(text) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for character in String(decoding: text, as: UTF8.self) {
      result.append(contentsOf: letters[character].map { Array($0.utf8) } ?? Array(character.utf8))
    }
    return result
  }

  /// Whether a combining mark may stand in the text: the first byte of U+0300–U+036F is CC or CD.
  private static func hasMarks(_ text: [UInt8]) -> Bool {
    // Without an early exit the loop runs many bytes at a time, and nearly every file has none.
    var found: UInt8 = 0
    for byte in text { found |= byte & 0xFE == 0xCC ? 1 : 0 }
    return found != 0
  }

  /// The composed letters. Characters are equal where they are canonically equivalent, so either spelling finds its
  /// letter.
  private static let letters: [Character: Character] = {
    let scalars = (0xC0...0x17F as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }.map { Character($0) }
    return Dictionary(scalars.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
