import Kernel

/// The words of a heading or title, in lower case and without marks.
struct HeadingWords {
  /// Runs of letters or of digits: `Utfall jan-19` has three.
  let all: [String]
  /// The text in lower case.
  private let text: String

  init(_ text: String) {
    var words: [String] = []
    var kind = Kind.mark
    self.text = text.lowercased()
    for character in self.text {
      let next = Kind(character)
      if next != .mark {
        if next == kind { words[words.count - 1].append(character) } else { words.append(String(character)) }
      }
      kind = next
    }
    all = words
  }

  /// The text in lower case with single spaces.
  var plain: String { text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ") }

  /// The words without the spaces between them: `ver.nr` is `vernr`.
  var compact: String { all.joined() }

  /// The unit that one of the words is; nil where none is.
  var unit: UnitWord? { all.lazy.compactMap(HeadingWords.unit).first }

  /// The words that are neither units nor such as say nothing.
  var telling: [String] {
    all.filter { HeadingWords.unit($0) == nil && !HeadingWords.fillers.contains($0) }
  }

  private enum Kind {
    case letter
    case digit
    case mark

    init(_ character: Character) {
      guard let byte = character.asciiValue else {
        self = character.isLetter ? .letter : .mark
        return
      }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "%"):
        self = .letter
      default: self = .mark
      }
    }
  }

  /// What a word says of the unit.
  enum UnitWord {
    case kr
    case tkr
    case mnkr
  }

  private static func unit(_ word: String) -> UnitWord? {
    switch word {
    case "tkr", "kkr", "ksek", "tsek", "tusental", "tusentals", "tusen": .tkr
    case "mnkr", "mkr", "msek", "miljoner", "mnkronor": .mnkr
    case "kr", "sek", "kronor": .kr
    default: nil
    }
  }

  private static let fillers: Set = ["i", "av", "för", "och", "per", "hela", "den", "in", "of", "kr"]

  /// The months' names as headings write them.
  static let months: [String: Int] = {
    let names = [
      ["jan", "januari", "january"], ["feb", "febr", "februari", "february"], ["mar", "mars", "march", "mrs"],
      ["apr", "april"], ["maj", "may"], ["jun", "juni", "june"], ["jul", "juli", "july"],
      ["aug", "augusti", "august"], ["sep", "sept", "september"], ["okt", "oct", "oktober", "october"],
      ["nov", "november"], ["dec", "december"],
    ]
    var found: [String: Int] = [:]
    for (index, spellings) in names.enumerated() {
      for name in spellings { found[name] = index + 1 }
    }
    return found
  }()
}
