import Documents
import Figures
import Kernel

/// Reads what stands between the braces of a reference.
struct ReferenceReader {
  typealias Fragment = ProseText.Fragment

  /// What was wrong so far.
  var problems: [ProseProblem] = []
  let text: ProseText
  /// The names of the shown form; nil where the stored form is read.
  let directory: FigureDirectory?

  init(_ text: ProseText, _ directory: FigureDirectory?) {
    self.text = text
    self.directory = directory
  }

  /// The reference; nil where something is wrong with it.
  mutating func read(_ content: Fragment) -> FigureReference? {
    let known = problems.count
    let parts = content.split("|")
    guard !parts[0].trimmed.isEmpty else { return fail(.empty(text.place(content.start))) }
    if parts.count > 2 {
      problems.append(.conflictingFormat("|", "|", text.place(parts[2].start)))
    }
    let format = parts.count > 1 ? readFormat(parts[1]) : FigureFormat()
    guard let expression = readExpression(parts[0]) else { return nil }
    let reference = FigureReference(expression, format: format)
    if let directory {
      let check = ReferenceCheck(directory, place: text.place(parts[0].trimmed.start))
      problems += check.unfitness(
        of: reference, formatPlace: text.place((parts.count > 1 ? parts[1] : parts[0]).trimmed.start))
    }
    return problems.count == known ? reference : nil
  }

  mutating func fail<Value>(_ problem: ProseProblem) -> Value? {
    problems.append(problem)
    return nil
  }

  private mutating func readExpression(_ fragment: Fragment) -> FigureReference.Expression? {
    let characters = fragment.characters
    let operators = fragment.indices { index in
      ["-", "−", "–", "/"].contains(characters[index]) && index > characters.startIndex
        && index + 1 < characters.endIndex && characters[index - 1].isWhitespace && characters[index + 1].isWhitespace
    }
    guard operators.count <= 1 else {
      return fail(.incomparable("Hänvisningen jämför fler än två siffror.", text.place(operators[1])))
    }
    let sides = fragment.split(at: operators)
    let terms = sides.map { $0.trimmed.isEmpty ? nil : readTerm($0.trimmed) }
    for (side, term) in zip(sides, terms) where term == nil && side.trimmed.isEmpty {
      problems.append(.empty(text.place(side.start)))
    }
    guard let first = terms[0] else { return nil }
    guard let sign = operators.first else { return .figure(first) }
    guard let second = terms[1] else { return nil }
    return characters[sign] == "/" ? .share(first, of: second) : .change(first, from: second)
  }

  private mutating func readTerm(_ fragment: Fragment) -> FigureReference.Term? {
    if let directory { return readShown(fragment, directory) }
    return readStored(fragment)
  }

  /// Reads `variance:line/drift.personal:full-year@e12`; a key with odd characters stands between quotation marks.
  private mutating func readStored(_ fragment: Fragment) -> FigureReference.Term? {
    let odd = ProseProblem.oddKey(fragment.string, text.place(fragment.start))
    let characters = Array(fragment.characters)
    var key = fragment.string
    var moment: ProseMoment?
    if QuotedText.isMark(characters[0]), let end = QuotedText.end(of: characters, from: 0, upTo: characters.count) {
      key = QuotedText.content(characters[..<end])
      let rest = characters[end...]
      if !rest.isEmpty {
        guard rest.first == "@", let read = ProseMoment(stored: String(rest.dropFirst())) else { return fail(odd) }
        moment = read
      }
    } else if let colon = characters.lastIndex(of: ":"),
      let at = characters[colon...].firstIndex(of: "@")
    {
      guard let read = ProseMoment(stored: String(characters[(at + 1)...])) else { return fail(odd) }
      moment = read
      key = String(characters[..<at])
    }
    let parts = key.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[0].isEmpty, let period = ProsePeriod(stored: parts[parts.count - 1]) else {
      return fail(odd)
    }
    var selections: [FigureSelection] = []
    for part in parts[1..<(parts.count - 1)] {
      let words = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else { return fail(odd) }
      selections.append(FigureSelection(words[0], words[1]))
    }
    return FigureReference.Term(parts[0], selections, period, moment: moment)
  }
}
