/// Names of files and places in letters that every system knows.
package enum AsciiName {
  /// The text in ASCII letters and digits, whatever lies between them as one separator: `SN 2019/0056` →
  /// `SN-2019-0056`, `Vårbokslut april 2019` → `Varbokslut-april-2019`.
  package static func text(_ text: String, separator: Character) -> String {
    var result = ""
    for character in text {
      if let base = AsciiName.base(character) {
        result.append(base)
      } else if !result.isEmpty, result.last != separator {
        result.append(separator)
      }
    }
    if result.last == separator { result.removeLast() }
    return result
  }

  private static func base(_ character: Character) -> Character? {
    if character.isASCII { return character.isLetter || character.isNumber ? character : nil }
    return switch character {
    case "å", "ä", "à", "á", "æ": "a"
    case "Å", "Ä", "À", "Á", "Æ": "A"
    case "ö", "ø", "ó": "o"
    case "Ö", "Ø", "Ó": "O"
    case "é", "è", "ê", "ë": "e"
    case "É", "È", "Ê", "Ë": "E"
    case "ü": "u"
    case "Ü": "U"
    default: nil
    }
  }
}
