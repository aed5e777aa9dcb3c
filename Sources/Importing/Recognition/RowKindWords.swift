import Kernel

/// Gathers the words of a column that nobody reads, to see whether they set apart rows that do not belong together.
package struct RowKindWords {
  /// How many rows have a word.
  package private(set) var filled = 0
  private var rows = 0
  /// The words, and whether no posted row has them.
  private var seen: [String: Bool] = [:]
  /// Whether so many words differ that they set nothing apart.
  package private(set) var isFree = false

  /// No words so far.
  package init() {}

  /// Takes the word of one more row; answers whether it is one that no posted row has.
  @discardableResult
  package mutating func take(_ text: String) -> Bool {
    rows += 1
    guard text.contains(where: { !$0.isWhitespace }) else { return false }
    filled += 1
    guard !isFree else { return false }
    if let isOdd = seen[text] { return isOdd }
    let isOdd = RowKindWords.kind(text) != .other
    // A text of its own on every row sets nothing apart.
    if seen.count < 24 { seen[text] = isOdd } else { isFree = true }
    return isOdd
  }

  /// The words that set rows apart, sorted; nil where none do.
  package var odd: [String]? {
    guard !isFree else { return nil }
    let letters = Set(seen.keys.map { HeadingWords($0).compact })
    if letters == ["s", "d"] || letters == ["b", "u"] || letters == ["b", "p", "u"] { return seen.keys.sorted() }
    let isWhole = filled * 2 >= rows
    let isOdd = seen.keys.contains { word in
      switch RowKindWords.kind(word) {
      case .voided: true
      case .comparison: isWhole
      case .other: false
      }
    }
    return isOdd ? seen.keys.sorted() : nil
  }

  private enum Kind {
    case voided
    case comparison
    case other
  }

  private static func kind(_ text: String) -> Kind {
    guard text.utf8.count <= 40 else { return .other }
    let words = HeadingWords(text).all.filter { $0.contains(where: \.isLetter) }
    guard !words.isEmpty, words.count <= 2 else { return .other }
    for word in words {
      if ["makuler", "struk", "annuller", "ogiltig", "raderad", "borttagen"].contains(where: { word.hasPrefix($0) }) {
        return .voided
      }
      if ["budget", "prognos", "avvik"].contains(where: { word.hasPrefix($0) }) || word.hasSuffix("budget")
        || known.contains(word)
      {
        return .comparison
      }
    }
    return .other
  }

  private static let known: Set = [
    "bud", "progn", "forecast", "plan", "fjolår", "summa", "delsumma", "totalt", "total", "totalsumma", "tkr", "mnkr",
    "tusental",
  ]
}
