import Figures
import Kernel

/// The words around a number: what they name, what they measure and when.
struct ProseContext {
  /// What the words say of how a measure is told.
  private static let senses: [(sense: Measure.Sense, stems: [String])] = [
    (.variance, ["avvik", "overskott", "underskott", "overskrid", "understig"]),
    (.change, ["forandr", "forsamr", "forbattr", "okning", "minskning", "differens"]),
    (.level, ["resultat", "utfall", "uppgick", "uppgar"]),
  ]
  /// What the board is called where no other name is told.
  private static let board = ["namnden", "socialnamnden"]
  private static let small: Set<String> = ["och", "i", "av", "for", "till", "med", "pa", "samt", "inom"]

  /// The words of the sentence, loosely spelt, with the index of the first character of each.
  private let words: [(text: String, start: Int)]
  /// Where the number begins.
  private let start: Int

  /// The context of the number at `range` of the characters: the sentence that it stands in.
  init(of range: Range<Int>, in characters: [Character]) {
    var first = range.lowerBound
    while first > 0, !ProseContext.ends(characters, first - 1) { first -= 1 }
    var last = range.upperBound
    while last < characters.count, !ProseContext.ends(characters, last) { last += 1 }
    var words: [(String, Int)] = []
    var index = first
    while index < last {
      guard characters[index].isLetter || characters[index].isNumber else {
        index += 1
        continue
      }
      let begin = index
      while index < last, characters[index].isLetter || characters[index].isNumber { index += 1 }
      words.append((SearchText.loose(String(characters[begin..<index])), begin))
    }
    self.words = words
    start = range.lowerBound
  }

  /// Whether a sentence ends with the character: a mark with a space after it, or a line's end.
  private static func ends(_ characters: [Character], _ index: Int) -> Bool {
    if characters[index].isNewline { return true }
    guard ".!?".contains(characters[index]) else { return false }
    return index + 1 == characters.count || characters[index + 1].isWhitespace
  }

  /// Whether the word of a text is a form of the word of a name: *personalkostnaderna* of *personalkostnader*.
  private static func isForm(_ word: String, of name: String) -> Bool {
    if word == name { return true }
    guard name.count >= 5 else { return false }
    return word.hasPrefix(name.dropLast(name.count >= 7 ? 2 : 1)) && word.count <= name.count + 4
  }

  /// The index of the word nearest before the number that the claim holds for, else of the first after it.
  private func nearest(_ claim: (String) -> Bool) -> Int? {
    let matching = words.indices.filter { claim(words[$0].text) }
    return matching.last { words[$0].start < start } ?? matching.first
  }

  /// The words of the name that the sentence has, by index; nil where it lacks one.
  private func mention(of name: String) -> Set<Int>? {
    let parts = SearchText.words(name).filter { !ProseContext.small.contains($0) }
    guard let longest = parts.map(\.count).max(), longest >= 3 else { return nil }
    var found: Set<Int> = []
    for part in parts {
      guard let index = nearest({ ProseContext.isForm($0, of: part) }) else { return nil }
      found.insert(index)
    }
    return found
  }

  /// The members that the sentence names, those whose names say most first; a name within another's is left out.
  func members(_ directory: FigureDirectory) -> [FigureMember] {
    var found: [(member: FigureMember, words: Set<Int>)] = []
    for member in directory.members {
      let mentions = ([member.name] + member.aliases).compactMap { mention(of: $0) }
      guard let named = mentions.max(by: { $0.count < $1.count }), !named.allSatisfy(namesBoard) else { continue }
      found.append((member, named))
    }
    return found.filter { one in !found.contains { $0.words.isStrictSuperset(of: one.words) } }
      .enumerated().sorted { ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset) }
      .map(\.element.member)
  }

  /// Whether the word of that index is the board itself, and no unit whose name begins so: *nämndens resultat*.
  private func namesBoard(_ index: Int) -> Bool {
    ProseContext.board.contains { words[index].text.hasPrefix($0) }
  }

  /// Whether the sentence has a word that begins so.
  func has(_ stems: [String]) -> Bool { words.contains { word in stems.contains { word.text.hasPrefix($0) } } }

  /// Whether the sentence speaks of the board's result: a deficit of nothing in particular is the board's.
  var namesResult: Bool { has(ProseContext.board + ["resultat", "nollresultat", "underskott", "overskott"]) }

  /// How well the words suit the measure: its title's words and those of its sense.
  func points(of measure: Measure) -> Int {
    var points = 0
    let title = SearchText.words(measure.title).filter { !ProseContext.small.contains($0) }
    for word in title {
      points += words.contains { ProseContext.isForm($0.text, of: word) } ? 4 : -1
    }
    for (sense, stems) in ProseContext.senses where sense == measure.sense && has(stems) { points += 3 }
    if measure.periods == .fullYear { points += has(["prognos", "helar"]) ? 3 : -2 }
    return points
  }

  /// How well the words suit the period of the measure at the occasion.
  func points(of period: ProsePeriod, _ measure: Measure, at month: Month) -> Int {
    let isBefore =
      period == .lastYear || period == .lastYearToDate || SearchText.loose(measure.title).contains("foregaende ar")
    var points = isBefore == isYearBefore(month) ? 2 : -6
    if measure.periods == .months {
      let isYear = period == .fullYear || period == .lastYear
      if has(["helar", "arsbokslut", "arsbudget"]) { points += isYear ? 2 : -1 } else if isYear { points -= 1 }
      let isMonth = has([SearchText.loose(SwedishText.monthNames[month.month - 1])]) && has(["manad"])
      if period == .month { points += isMonth ? 0 : -2 }
    }
    return points
  }

  /// Whether the year nearest before the number is the one before the occasion's.
  private func isYearBefore(_ month: Month) -> Bool {
    let before = [String(month.year - 1), "foregaende", "fjolarets", "forra"]
    let now = [String(month.year), "arets"]
    guard let index = nearest({ before.contains($0) || now.contains($0) }) else { return false }
    return before.contains(words[index].text)
  }
}
