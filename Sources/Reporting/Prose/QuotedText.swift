/// Text between quotation marks, as references hold names and words: a mark within is written twice.
enum QuotedText {
  /// The text between straight marks.
  static func quoted(_ text: String) -> String {
    "\"" + text.map { isMark($0) ? String([$0, $0]) : String($0) }.joined() + "\""
  }

  /// Whether the character opens and closes quoted text; curly marks are read as straight ones.
  static func isMark(_ character: Character) -> Bool { character == "\"" || character == "”" || character == "“" }

  /// The index after the closing mark of the text that a mark opens at `start`; nil where nothing closes it.
  static func end(of characters: [Character], from start: Int, upTo limit: Int) -> Int? {
    var index = start + 1
    while index < limit {
      guard isMark(characters[index]) else {
        index += 1
        continue
      }
      guard index + 1 < limit, isMark(characters[index + 1]), characters[index] == characters[index + 1] else {
        return index + 1
      }
      index += 2
    }
    return nil
  }

  /// What stands between the marks at both ends, doubled marks as one.
  static func content(_ characters: ArraySlice<Character>) -> String {
    var text = ""
    var isSecond = false
    for character in characters.dropFirst().dropLast() {
      if isMark(character), !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      text.append(character)
    }
    return text
  }
}
