/// Wrapping and padding of plain text; each character takes one place, the non-breaking space too.
enum TextLayout {
  /// The text in lines of at most so many characters, broken at ordinary spaces; a longer word stands on its own
  /// line. Line breaks in the text are kept.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = ""
      var count = 0
      for word in paragraph.split(separator: " ") {
        let length = word.count
        if count > 0, count + 1 + length > width {
          lines.append(line)
          line = ""
          count = 0
        }
        if count > 0 {
          line += " "
          count += 1
        }
        line += word
        count += length
      }
      lines.append(line)
    }
    return lines
  }

  /// The text with spaces after it up to the width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The text with spaces before it up to the width.
  static func rightAligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
