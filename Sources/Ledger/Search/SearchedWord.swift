import Storage

/// A word that is looked for in texts, whatever the case of its letters.
struct SearchedWord: Sendable {
  /// The word in lower case, letters and their marks as one character.
  let text: String
  /// The word's bytes in lower case, and beside each the byte in upper case.
  private let lower: [UInt8]
  private let upper: [UInt8]

  /// The words of a text, at most sixteen: what stands between spaces.
  static func words(_ text: String) -> [SearchedWord] {
    text.split(whereSeparator: \.isWhitespace).prefix(16).map { SearchedWord(String($0)) }
  }

  /// The word as somebody wrote it.
  init(_ word: String) {
    text = SearchedWord.plain(word)
    lower = Array(text.utf8)
    var upper = lower
    for (index, byte) in lower.enumerated() {
      if (97...122).contains(byte) { upper[index] = byte - 32 }
      // Within Latin 1 a letter's two cases differ in one bit of the second byte; ÷ and ÿ have no upper case there.
      if index > 0, lower[index - 1] == 0xC3, (0xA0...0xBE).contains(byte), byte != 0xB7 { upper[index] = byte - 32 }
    }
    self.upper = upper
  }

  /// Calls `body` with each row of the column that holds the word, its letters within Latin 1.
  func forEachMatch(in column: TextColumn, _ body: (Int) -> Void) {
    let (lower, upper) = (lower, upper)
    guard let first = lower.first, let firstUpper = upper.first else { return }
    column.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (row, end) in column.ends.enumerated() {
        let end = Int(end)
        var place = start
        start = end
        let last = end - lower.count
        search: while place <= last {
          if bytes[place] != first, bytes[place] != firstUpper {
            place += 1
            continue
          }
          var index = 1
          while index < lower.count {
            let byte = bytes[place + index]
            if byte != lower[index], byte != upper[index] {
              place += 1
              continue search
            }
            index += 1
          }
          body(row)
          break search
        }
      }
    }
  }

  /// Whether the text holds the word, whatever its letters.
  func occurs(in text: String) -> Bool { SearchedWord.plain(text).contains(self.text) }

  /// The text in lower case with each letter and its marks as one character.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { composed[$0] ?? $0 })
  }

  // Equal characters may be spelt with one scalar or with two; a key is found by either.
  private static let composed = Dictionary(
    "åäöéèêëáàâãæøóòôõüúùûíìîïñçýþð".map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
}
