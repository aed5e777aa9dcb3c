import Documents
import Figures
import Kernel

extension ReferenceReader {
  /// The words that tell how a figure is shown, as problems offer them.
  private static let words = [
    "kr", "tkr", "mnkr", "%", "st", "0 decimaler", "1 decimal", "2 decimaler", "med tecken", "utan tecken", "i ord",
    "ungefär 100",
  ]

  /// Reads `tkr, 1 decimal, i ord`; what means nothing or is told twice is a problem.
  mutating func readFormat(_ fragment: Fragment) -> FigureFormat {
    var format = FigureFormat()
    for item in fragment.split(",").map(\.trimmed) where !item.isEmpty {
      var read = FigureFormat()
      guard readFormatWord(item, into: &read) else {
        problems.append(
          .unknownFormat(
            item.string, nearest: SearchText.nearest(item.string, among: ReferenceReader.words),
            text.place(item.start)))
        continue
      }
      let isRepeated =
        (read.unit != nil && format.unit != nil) || (read.decimals != nil && format.decimals != nil)
        || (read.sign != nil && format.sign != nil) || (read.step != nil && format.step != nil)
      guard !isRepeated else {
        problems.append(.repeated(item.string, text.place(item.start)))
        continue
      }
      format.unit = read.unit ?? format.unit
      format.decimals = read.decimals ?? format.decimals
      format.sign = read.sign ?? format.sign
      format.step = read.step ?? format.step
    }
    if format.step != nil, format.sign == .signed {
      problems.append(.conflictingFormat("ungefär", "med tecken", text.place(fragment.trimmed.start)))
    }
    return format
  }

  private func readFormatWord(_ item: Fragment, into format: inout FigureFormat) -> Bool {
    if let first = item.characters.first, QuotedText.isMark(first) {
      guard let words = quotedWords(item) else { return false }
      format.sign = .own(positive: words[0], negative: words[1], zero: words[2])
      return true
    }
    let plain = SearchText.plain(item.string)
    let words = plain.split(separator: " ").map(String.init)
    if let unit = CellUnit.allCases.first(where: { $0.text == plain }) {
      format.unit = unit
    } else if plain == "procent" {
      format.unit = .percent
    } else if words.count == 2, words[1].hasPrefix("dec"), "decimaler".hasPrefix(words[1]), words[0].utf8.count == 1,
      let decimals = Digits.value(words[0].utf8), decimals <= 6
    {
      format.decimals = decimals
    } else if plain == "med tecken" {
      format.sign = .signed
    } else if plain == "utan tecken" {
      format.sign = .magnitude
    } else if plain == "i ord" {
      format.sign = .words
    } else if words.first == "ungefär", let step = Digits.value(words.dropFirst().joined().utf8), step > 1,
      step <= 1_000_000_000_000
    {
      format.step = Int64(step)
    } else {
      return false
    }
    return true
  }

  /// The three texts between quotation marks; nil where there are others, or anything else.
  private func quotedWords(_ item: Fragment) -> [String]? {
    let characters = Array(item.characters)
    var words: [String] = []
    var index = 0
    while index < characters.count {
      if characters[index].isWhitespace {
        index += 1
        continue
      }
      guard QuotedText.isMark(characters[index]),
        let end = QuotedText.end(of: characters, from: index, upTo: characters.count)
      else { return nil }
      words.append(QuotedText.content(characters[index..<end]))
      index = end
    }
    // A zero without words would be a hole in the sentence.
    return words.count == 3 && !words[2].isEmpty ? words : nil
  }
}
