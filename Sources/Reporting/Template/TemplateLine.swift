import Kernel

/// A line of a template's text.
struct TemplateLine {
  /// What a line can begin with after `@`.
  static let directives = [
    "mall", "titel", "filnamn", "avsnitt", "varningar", "tabell", "diagram", "text", "om", "annars", "varje", "bilaga",
    "sida", "ruta", "sekretess", "slut",
  ]

  /// The line without spaces around it.
  let text: String
  /// Whether spaces stand before it.
  let isIndented: Bool
  /// Where it stands.
  let place: Place
  /// The word after `@`, in lower case; nil where the line begins otherwise.
  let directive: String?
  /// What follows that word.
  let argument: String

  /// The lines of the text.
  static func lines(of text: String, at origin: Place) -> [TemplateLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map { number, line in
      var place = origin
      place.line = (origin.line ?? 1) + number
      return TemplateLine(line, place: place)
    }
  }

  private init(_ line: Substring, place: Place) {
    text = String(line.trimmed)
    isIndented = line.first?.isWhitespace ?? false
    self.place = place
    guard text.hasPrefix("@"), let letter = text.dropFirst().first, letter.isLetter else {
      directive = nil
      argument = ""
      return
    }
    let word = text.dropFirst().prefix { $0.isLetter }
    directive = word.lowercased()
    argument = String(text.dropFirst(word.count + 1).trimmed)
  }

  /// Whether it holds nothing.
  var isEmpty: Bool { text.isEmpty }

  /// Whether it is running text that may go on from the line before.
  var isPlain: Bool {
    !isEmpty && directive == nil && heading == nil && item == nil && !text.hasPrefix("//")
  }

  /// The running text; an `@` that begins it is written twice.
  var plainText: String { text.hasPrefix("@@") ? String(text.dropFirst()) : text }

  /// The level and the text of a heading; nil where it is none.
  var heading: (level: Int, text: String)? {
    let marks = text.prefix { $0 == "#" }.count
    guard (1...4).contains(marks), text.dropFirst(marks).first?.isWhitespace ?? false else { return nil }
    return (marks + 1, String(text.dropFirst(marks).trimmed))
  }

  /// The text of an item and whether it is numbered; nil where it is none.
  var item: (text: String, isNumbered: Bool)? {
    if text.hasPrefix("- ") { return (String(text.dropFirst(2).trimmed), false) }
    let digits = text.prefix { $0.isNumber }.count
    guard (1...3).contains(digits), text.dropFirst(digits).hasPrefix(". ") else { return nil }
    return (String(text.dropFirst(digits + 2).trimmed), true)
  }
}

/// A setting of a table, chart or written part: a name, a word that may follow it, and a value.
struct TemplateSetting {
  /// The name, in lower case.
  let name: String
  /// What stands between name and colon, *linje*; empty where nothing does.
  let word: String
  /// The value.
  let value: String
  /// Where it stands.
  let place: Place

  /// The setting of the line; nil where it has no colon.
  init?(_ line: TemplateLine) {
    guard let colon = line.text.firstIndex(of: ":"), colon != line.text.startIndex else { return nil }
    let words = line.text[..<colon].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let first = words.first else { return nil }
    name = first
    word = words.dropFirst().joined(separator: " ")
    value = String(line.text[line.text.index(after: colon)...].trimmed)
    place = line.place
  }
}
