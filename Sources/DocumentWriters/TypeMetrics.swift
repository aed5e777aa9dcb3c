/// How much room words take in the type of drawings, and how they are broken or shortened to fit.
///
/// The widths are those of Helvetica, which Arial and Liberation Sans share.
enum TypeMetrics {
  /// How wide the words are in that size, in its unit.
  static func width(of text: String, size: Int, isStrong: Bool = false) -> Int {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += width(of: scalar, isStrong: isStrong) }
    return (thousandths * size + 999) / 1_000
  }

  /// The words in lines no wider than that, at most so many; what does not fit ends in three dots.
  static func lines(
    of text: String, size: Int, isStrong: Bool = false, width: Int, atMost limit: Int
  ) -> [String] {
    var words = text.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }[...]
    var lines: [String] = []
    while let word = words.first {
      var line = String(word)
      words = words.dropFirst()
      while let next = words.first {
        let longer = line + " " + next
        guard self.width(of: longer, size: size, isStrong: isStrong) <= width else { break }
        line = longer
        words = words.dropFirst()
      }
      if lines.count == limit - 1, !words.isEmpty {
        line = shortened(
          line + " " + words.joined(separator: " "), size: size, isStrong: isStrong, width: width)
        words = []
      }
      lines.append(shortened(line, size: size, isStrong: isStrong, width: width))
    }
    return lines
  }

  /// The words where they fit, else as many letters as fit and three dots.
  static func shortened(_ text: String, size: Int, isStrong: Bool = false, width: Int) -> String {
    // No line holds more letters than this; the rest of a hostile text is not measured.
    let most = max(1, width * 1_000 / max(1, size * 190))
    let isWhole = text.unicodeScalars.count <= most
    if isWhole, self.width(of: text, size: size, isStrong: isStrong) <= width { return text }
    let room = width - self.width(of: "…", size: size, isStrong: isStrong)
    var kept = ""
    var used = 0
    for character in text.prefix(most) {
      used += self.width(of: String(character), size: size, isStrong: isStrong)
      guard used <= room else { break }
      kept.append(character)
    }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  private static func width(of scalar: Unicode.Scalar, isStrong: Bool) -> Int {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: return (isStrong ? strong : plain)[Int(value) - 0x20]
    case 0xA0, 0x202F: return 278
    case 0xC0..<0xE0: return 778
    case 0xE0..<0x100: return isStrong ? 611 : 556
    case 0x100..<0x180: return 778
    case 0x2013, 0x2212: return 584
    case 0x2010...0x2015, 0x2026, 0x2000..<0x2010: return 1_000
    case ..<0x600: return 1_000
    default: return 1_400
    }
  }

  /// From the space to the tilde, in thousandths of the type's size.
  private static let plain = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ]

  private static let strong = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
  ]
}
