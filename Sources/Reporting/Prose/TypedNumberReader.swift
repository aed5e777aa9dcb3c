import Documents
import Kernel

/// Finds numbers with units in plain text: `−2 440 tkr`, `5,2 mnkr`, `1800 tkr`, `85 %`, `3 399 kronor`.
struct TypedNumberReader {
  /// The units by their words, longest first.
  private static let units: [(word: String, unit: CellUnit)] = [
    ("miljoner kronor", .mnkr), ("tusen kronor", .tkr), ("kronor", .kr), ("procent", .percent),
    ("mnkr", .mnkr), ("mkr", .mnkr), ("tkr", .tkr), ("kr", .kr), ("%", .percent),
  ]
  private static let roughWords: Set<String> = [
    "ca", "cirka", "drygt", "knappt", "omkring", "ungefär", "nästan", "runt", "närmare", "uppemot",
  ]

  private let characters: [Character]

  init(_ characters: [Character]) { self.characters = characters }

  /// The numbers, each with the indices of its characters.
  func numbers(at place: (Int) -> Place) -> [(number: TypedNumber, range: Range<Int>)] {
    var found: [(TypedNumber, Range<Int>)] = []
    var index = 0
    while index < characters.count {
      guard isDigit(index), index == 0 || !isPartOfWord(index - 1) else {
        index += 1
        continue
      }
      let (digits, decimals, end) = digits(from: index)
      if let digits, let (unit, after) = unit(from: end) {
        let sign = index > 0 && isSign(index - 1) && (index == 1 || !isPartOfWord(index - 2))
        let isNegative = sign && characters[index - 1] != "+"
        let start = sign ? index - 1 : index
        found.append(
          (
            TypedNumber(
              text: String(characters[start..<after]), place: place(start), digits: isNegative ? -digits : digits,
              decimals: decimals, unit: unit, hasSign: sign, isRough: isRough(before: start)), start..<after
          ))
        index = after
      } else {
        index = end
      }
    }
    return found
  }

  private func isDigit(_ index: Int) -> Bool {
    index < characters.count && characters[index] >= "0" && characters[index] <= "9"
  }

  private func isPartOfWord(_ index: Int) -> Bool {
    characters[index].isLetter || characters[index].isNumber || ",.".contains(characters[index])
  }

  private func isSign(_ index: Int) -> Bool { ["-", "−", "–", "+"].contains(characters[index]) }

  /// The digits in groups or without, and the decimals; nil where there are more than sixteen.
  private func digits(from start: Int) -> (digits: Int64?, decimals: Int, end: Int) {
    var index = start
    var text: [UInt8] = []
    func take() {
      while isDigit(index), let byte = characters[index].asciiValue {
        text.append(byte)
        index += 1
      }
    }
    take()
    // Groups of three after spaces: a year before an amount is no group of it.
    while text.count <= 3 || index - start > text.count, index < characters.count, isGroupSpace(index),
      (1...3).allSatisfy({ isDigit(index + $0) }), !isDigit(index + 4)
    {
      index += 1
      take()
    }
    var decimals = 0
    if index < characters.count, characters[index] == ",", isDigit(index + 1) {
      let whole = text.count
      index += 1
      take()
      decimals = text.count - whole
    }
    guard text.count <= 16, decimals <= 6, let value = Digits.value(text) else { return (nil, 0, index) }
    return (Int64(value), decimals, index)
  }

  private func isGroupSpace(_ index: Int) -> Bool {
    [" ", "\u{A0}", "\u{202F}", "\u{2009}"].contains(characters[index])
  }

  /// The unit after the number and where it ends; nil where none follows.
  private func unit(from end: Int) -> (CellUnit, Int)? {
    var index = end
    while index < characters.count, index < end + 2, isGroupSpace(index) { index += 1 }
    for (word, unit) in TypedNumberReader.units {
      let after = index + word.count
      guard after <= characters.count else { continue }
      let same = zip(characters[index..<after], word).allSatisfy { own, wanted in
        own == wanted || own.lowercased() == String(wanted) || (wanted == " " && own.isWhitespace)
      }
      if same, after == characters.count || !(characters[after].isLetter || characters[after].isNumber) {
        return (unit, after)
      }
    }
    return nil
  }

  /// Whether the word before says that the number is rounded.
  private func isRough(before start: Int) -> Bool {
    let before = characters[..<start].suffix(20)
    let word = before.split(whereSeparator: \.isWhitespace).last.map { String($0).lowercased() } ?? ""
    return TypedNumberReader.roughWords.contains(String(word.drop { !$0.isLetter }.prefix { $0.isLetter }))
  }
}
