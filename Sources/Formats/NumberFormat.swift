/// What a cell's number format makes of a number.
enum NumberFormat: Hashable {
  /// A number; whole ones padded with zeros to so many digits, 0 for none.
  case number(digits: Int)
  /// A day, a time of day or both.
  case moment
  /// A length of time that may be more than a day.
  case duration

  /// A plain number.
  static let plain = NumberFormat.number(digits: 0)

  /// The format that the number stands for where the workbook does not define it.
  ///
  /// **Source** ECMA-376 part 1, 18.8.30, the list for all languages; 27–36 and 50–58 are days in East Asian ones
  /// alone.
  init(builtIn id: Int) {
    switch id {
    case 46: self = .duration
    case 14...22, 45, 47: self = .moment
    default: self = .plain
    }
  }

  /// The format that the code describes, as its first section does.
  init(code: String) {
    let section = NumberFormat.firstSection(of: code)
    if section.isDuration {
      self = .duration
    } else if section.letters.contains(where: { "ymdhs".contains($0) }) {
      self = .moment
    } else if section.letters.count > 1, section.letters.allSatisfy({ $0 == "0" }) {
      self = .number(digits: min(section.letters.count, 30))
    } else {
      self = .plain
    }
  }

  /// What is left of the first section, in small letters, when what is quoted, escaped or in brackets is gone.
  private static func firstSection(of code: String) -> (letters: String, isDuration: Bool) {
    var letters = ""
    var isDuration = false
    var rest = code[...]
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      // An escaped character, the width of one, or one that is repeated.
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let word = rest.prefix { $0 != "]" }.lowercased()
        rest = rest.dropFirst(word.count + 1)
        if ["h", "hh", "m", "mm", "s", "ss"].contains(word) { isDuration = true }
      default: letters += character.lowercased()
      }
    }
    // The names of the standard format hold letters that mean other things elsewhere.
    for word in ["general", "standard"] where letters.contains(word) {
      letters = letters.split(separator: word).joined()
    }
    return (letters, isDuration)
  }
}
