/// Texts made alike, so that what a person types finds what a name says.
package enum SearchText {
  /// The text in lower case with single plain spaces, plain hyphens and nothing around: names that are equal so are the
  /// same name.
  package static func plain(_ text: String) -> String {
    var result = ""
    var hasGap = false
    for character in text {
      if character.isWhitespace {
        hasGap = !result.isEmpty
        continue
      }
      if hasGap { result.append(" ") }
      hasGap = false
      switch character {
      case "\u{2010}", "\u{2011}", "\u{2212}", "–", "—": result.append("-")
      default: result += character.lowercased()
      }
    }
    return result
  }

  /// The text as `plain`, without rings, dots and accents over letters: what is found where nothing is written so.
  package static func loose(_ text: String) -> String { String(plain(text).map(base)) }

  /// The words of the text as `loose`, at whatever is neither letter nor digit apart.
  package static func words(_ text: String) -> [String] {
    loose(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func base(_ character: Character) -> Character {
    switch character {
    case "å", "ä", "à", "á", "æ": "a"
    case "ö", "ø", "ó": "o"
    case "é", "è", "ê": "e"
    case "ü": "u"
    default: character
    }
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour to make one of the other.
  package static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first), b = Array(second)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var above = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var best = min(row[j] + 1, above[j + 1] + 1, above[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = above
      above = row
    }
    return above[b.count]
  }

  /// The candidates nearest to the text, at most `limit`: those that begin as it or hold all its words, then those that
  /// differ in few letters.
  package static func nearest(_ text: String, among candidates: [String], limit: Int = 3) -> [String] {
    let wanted = loose(String(text.prefix(80)))
    let words = words(wanted)
    var seen: Set<String> = []
    let ranked = candidates.enumerated().compactMap { order, candidate -> (Int, Int, String)? in
      guard seen.insert(candidate).inserted else { return nil }
      let name = loose(candidate)
      let parts = SearchText.words(name)
      if !words.isEmpty, words.allSatisfy({ word in parts.contains { $0.hasPrefix(word) } }) {
        return (0, order, candidate)
      }
      guard name.count <= 2 * wanted.count + 4 else { return nil }
      let distance = distance(wanted, name)
      return distance <= max(2, wanted.count / 3) ? (distance, order, candidate) : nil
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map(\.2)
  }
}
