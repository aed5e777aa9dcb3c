/// Names for the sheets and blocks of a workbook: what programs accept, each once.
struct SheetNames {
  /// How many UTF-16 units a sheet's name has at most.
  static let limit = 31
  private static let refused: Set<Character> = [":", "\\", "/", "?", "*", "[", "]", "'"]
  private var taken: Set<String> = ["history"]
  private var takenBlocks: Set<String> = []

  init() {}

  /// A sheet's name made of the words: shortened between words, and numbered where another sheet has it.
  mutating func name(_ words: String) -> String {
    let clean = SheetNames.clean(SheetNames.firstSentence(words))
    var number = 1
    while true {
      let ending = number == 1 ? "" : " (\(number))"
      let name = SheetNames.shortened(clean, to: SheetNames.limit - ending.utf16.count) + ending
      // Programs tell names apart without regard to case.
      if taken.insert(name.lowercased()).inserted { return name }
      number += 1
    }
  }

  /// The name of a block: ASCII letters, digits and underscores after a prefix, so that it is no cell's address.
  mutating func block(_ id: String) -> String {
    var name = "tabell_"
    for scalar in id.unicodeScalars.prefix(200) {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      name.unicodeScalars.append(isPlain ? scalar : "_")
    }
    var number = 1
    while !takenBlocks.insert((number == 1 ? name : name + "_\(number)").lowercased()).inserted { number += 1 }
    return number == 1 ? name : name + "_\(number)"
  }

  /// The words up to the first point that ends a sentence: what follows in a caption is its unit.
  private static func firstSentence(_ words: String) -> String {
    guard let end = words.firstRange(of: ". ") else { return words.last == "." ? String(words.dropLast()) : words }
    // An ordinal, as of a chapter, ends nothing.
    return words[..<end.lowerBound].last?.isNumber == true && words[..<end.lowerBound].count < 4
      ? words : String(words[..<end.lowerBound])
  }

  private static func clean(_ words: String) -> String {
    var result = ""
    var isAfterSpace = true
    for character in words {
      let isSpace = character.isWhitespace || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      if isSpace || refused.contains(character) {
        if !isAfterSpace { result.append(" ") }
        isAfterSpace = true
      } else if !character.unicodeScalars.contains(where: { $0.value & 0xFFFE == 0xFFFE }) {
        result.append(character)
        isAfterSpace = false
      }
    }
    while result.last == " " { result.removeLast() }
    return result.isEmpty ? "Blad" : result
  }

  private static func shortened(_ words: String, to limit: Int) -> String {
    guard words.utf16.count > limit else { return words }
    var result = ""
    for character in words {
      guard result.utf16.count + character.utf16.count < limit else { break }
      result.append(character)
    }
    // A word is not cut where what is left of the name says enough.
    let next = words[words.index(words.startIndex, offsetBy: result.count)...].first
    if next != " ", let space = result.lastIndex(of: " "), result[..<space].utf16.count * 3 >= limit * 2 {
      result = String(result[..<space])
    }
    while let last = result.last, last == " " || last == "," || last == "–" || last == ":" { result.removeLast() }
    return result + "…"
  }
}
