import Formats
import Kernel

/// Codes as cells write them.
enum TableCodeRules {
  /// What a cell of codes holds.
  enum Reading: Hashable {
    /// Nothing, or a dash in nothing's place.
    case nothing
    /// A code, with the name that stands after it.
    case code(String, name: String)
    /// A pattern that stands for several codes: `51*`, `3-8`.
    case pattern(String)
    /// Words.
    case words(String)
    /// Something that no code can be: a day, an error.
    case odd(String)
  }

  /// How many bytes a code and the name after it may have.
  private static let longest = 1_000

  /// What the cell says.
  static func read(_ cell: GridCell) -> Reading {
    switch cell {
    case .empty: return .nothing
    case .number(let number, _):
      guard number.integer != nil, !number.text.hasPrefix("-") else { return .odd(cell.text) }
      return .code(cell.text, name: "")
    case .text(let text): return read(text)
    case .day, .time, .boolean, .error: return .odd(cell.text)
    }
  }

  /// What the text says.
  static func read(_ raw: String) -> Reading {
    // Nobody writes a code so long, and each step below would walk through it all.
    if raw.utf8.count > longest { return .words(String(raw.prefix(40))) }
    let text = trimmed(raw)
    if ["", "-", "–", "—", "(tom)", "(tomt)", "(blank)", "tom", "nan", "null", "(tomma)"].contains(text.lowercased()) {
      return .nothing
    }
    if let whole = withoutDecimals(text) { return .code(whole, name: "") }
    if isPattern(text) { return .pattern(text) }
    let end = text.firstIndex { $0.isWhitespace || $0 == "\u{A0}" || ",:;=".contains($0) } ?? text.endIndex
    var code = String(text[..<end])
    var name = String(text[end...])
    if isPattern(code) { return .pattern(code) }
    if let hyphen = code.firstIndex(where: { "-–".contains($0) }), letters(code[code.index(after: hyphen)...]) {
      // `302-Stab` is a code and its name, `302-1` and `A-1` are codes.
      name = String(code[code.index(after: hyphen)...]) + name
      code = String(code[..<hyphen])
    }
    code = String(code.drop { "([".contains($0) }.reversed().drop { ").]".contains($0) }.reversed())
    name = String(name.drop { !$0.isLetter && !$0.isNumber && $0 != "(" })
    guard isCode(code) else { return .words(text) }
    if name.isEmpty { return .code(code, name: "") }
    // Two numbers are no code with a name, and a code before a name has a digit.
    guard code.contains(where: \.isNumber), name.contains(where: \.isLetter) else { return .words(text) }
    return .code(code, name: name)
  }

  /// The text without what spreadsheets put around codes: spaces, apostrophes, `="…"`.
  static func trimmed(_ raw: String) -> String {
    if isBare(raw.utf8.first), isBare(raw.utf8.last) { return raw }
    var text = Substring(raw)
    func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == "\u{A0}" }
    func trim() {
      text = text.drop(while: isSpace)
      while let last = text.last, isSpace(last) { text.removeLast() }
    }
    trim()
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 { text = text.dropFirst(2).dropLast() }
    while let first = text.first, "'\"’`".contains(first) { text.removeFirst() }
    while let last = text.last, "'\"’`".contains(last) { text.removeLast() }
    trim()
    return String(text)
  }

  /// Whether the byte at an end of a text shows that nothing stands around it.
  private static func isBare(_ byte: UInt8?) -> Bool {
    guard let byte, 0x21...0x7E ~= byte else { return false }
    return !"'\"`=".utf8.contains(byte)
  }

  /// Whether the text is one code: letters, digits and a few marks without spaces.
  static func isCode(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 20 else { return false }
    guard text.allSatisfy({ $0.isLetter || $0.isNumber || "-_./".contains($0) }) else { return false }
    // Long words without a digit are names.
    return text.contains(where: \.isNumber) || text.count <= 4 && text.first?.isLetter == true
  }

  /// `5110,00` and `5110.0` are the code 5110; so is `5 110`.
  private static func withoutDecimals(_ text: String) -> String? {
    guard text.first?.isNumber == true else { return nil }
    if let mark = text.firstIndex(where: { ",.".contains($0) }) {
      let whole = text[..<mark]
      let rest = text[text.index(after: mark)...]
      guard !whole.isEmpty, whole.allSatisfy(\.isNumber), !rest.isEmpty, rest.allSatisfy({ $0 == "0" }),
        rest.count <= 2
      else { return nil }
      return String(whole)
    }
    let groups = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    guard groups.count == 2, groups[0].count <= 3, groups[1].count == 3,
      groups.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    return groups.joined()
  }

  private static func letters(_ text: Substring) -> Bool {
    text.count >= 3 && text.prefix(3).allSatisfy(\.isLetter)
  }

  /// Whether the text stands for several codes: digits and then stars or x, or two numbers with a dash of which no
  /// code is made.
  private static func isPattern(_ text: String) -> Bool {
    let stem = text.drop { $0.isNumber || $0.isLetter && $0.isUppercase && $0 != "X" }
    if !stem.isEmpty, stem.count < text.count || stem.allSatisfy({ $0 == "*" }),
      stem.allSatisfy({ "*xX%".contains($0) })
    {
      return true
    }
    let halves = text.split(omittingEmptySubsequences: false) { "-–".contains($0) }
    guard halves.count == 2 else { return false }
    let ends = halves.map { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(String.init).joined() }
    return ends[0].count == ends[1].count && ends[0].count <= 2
      && ends.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) } && ends[0] < ends[1]
  }

  /// The prefixes or range that a pattern stands for; nil where it spells none.
  static func range(_ pattern: String) -> CodeRange? {
    let stem = pattern.filter { !"*xX%".contains($0) && !$0.isWhitespace }
    return stem.isEmpty ? CodeRange("") : CodeRange(text: stem)
  }
}
