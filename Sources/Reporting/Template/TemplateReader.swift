import Documents
import Figures
import Kernel

/// Reads what stands within the lines of a template.
struct TemplateReader {
  /// What was wrong so far.
  var problems: [any Problem] = []

  mutating func fail<Value>(_ problem: TemplateProblem) -> Value? {
    problems.append(problem)
    return nil
  }

  /// Running text with fields, figures and words that weigh more.
  mutating func words(_ text: String, at place: Place) -> TemplateWords {
    let reading = ProseParser.stored(text, at: place)
    problems += reading.problems
    var pieces: [TemplateWords.Piece] = []
    var isStrong = false
    for segment in reading.prose.segments {
      switch segment.piece {
      case .reference(let reference): pieces.append(.reference(reference))
      case .text(let text): read(Array(text), at: segment.place, &pieces, &isStrong)
      }
    }
    return TemplateWords(pieces, at: place)
  }

  private mutating func read(
    _ characters: [Character], at place: Place, _ pieces: inout [TemplateWords.Piece], _ isStrong: inout Bool
  ) {
    var plain = ""
    func end(_ pieces: inout [TemplateWords.Piece]) {
      if !plain.isEmpty { pieces.append(isStrong ? .strong(plain) : .text(plain)) }
      plain = ""
    }
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      if character == "*", next == "*" {
        end(&pieces)
        isStrong.toggle()
        index += 2
      } else if character == "<", next == "<" {
        plain.append("<")
        index += 2
      } else if character == "<", next?.isLetter ?? false, let close = close(characters, from: index) {
        let word = String(characters[(index + 1)..<close])
        end(&pieces)
        if let field = field(word, at: place) { pieces.append(.field(field, isStrong: isStrong)) }
        index = close + 1
      } else {
        plain.append(character.isNewline ? " " : character)
        index += 1
      }
    }
    end(&pieces)
  }

  /// The index of the mark that ends a field; nil where none does within a field's length.
  private func close(_ characters: [Character], from start: Int) -> Int? {
    characters[start..<min(characters.count, start + 40)].firstIndex(of: ">")
  }

  /// The field of the word.
  mutating func field(_ word: String, at place: Place) -> TemplateField? {
    if let field = TemplateField(word) { return field }
    return fail(
      .unknownWord(
        "<" + word + ">", what: "inget fält",
        nearest: SearchText.nearest(word, among: TemplateField.words).map { "<" + $0 + ">" }, place))
  }

  /// The one figure that the text holds.
  mutating func reference(_ text: String, at place: Place) -> FigureReference? {
    let reading = ProseParser.stored(text, at: place)
    guard reading.problems.isEmpty else {
      problems += reading.problems
      return nil
    }
    let pieces = reading.prose.segments.map(\.piece).filter { piece in
      if case .text(let text) = piece { !text.allSatisfy(\.isWhitespace) } else { true }
    }
    guard pieces.count == 1, case .reference(let reference) = pieces[0] else {
      return fail(.oddValue(text, what: "en siffra", form: "Skriv siffran inom klamrar.", place))
    }
    return reference
  }

  /// The words of a line's argument, what stands between quotation marks as one.
  func arguments(_ text: String) -> [(text: String, isQuoted: Bool)] {
    let characters = Array(text)
    var found: [(String, Bool)] = []
    var index = 0
    while index < characters.count {
      if characters[index].isWhitespace {
        index += 1
      } else if QuotedText.isMark(characters[index]),
        let end = QuotedText.end(of: characters, from: index, upTo: characters.count)
      {
        found.append((QuotedText.content(characters[index..<end]), true))
        index = end
      } else {
        let end = characters[index...].firstIndex { $0.isWhitespace } ?? characters.count
        found.append((String(characters[index..<end]), false))
        index = end
      }
    }
    return found
  }

  /// The id that a part is chosen to have.
  mutating func id(_ text: String?, at place: Place) -> String? {
    guard let text, !text.isEmpty else { return fail(.missing("ett id", place)) }
    guard Slug(text) != nil else { return fail(.oddValue(text, what: "ett id", form: Slug.rule, place)) }
    return text
  }

  /// How a heading is set, from the words that are left on a line.
  mutating func heading(_ words: [String], at place: Place) -> TemplateHeading? {
    let text = words.joined(separator: " ").lowercased()
    guard !text.isEmpty else { return .chapter }
    if let heading = TemplateHeading(rawValue: text) { return heading }
    return fail(
      .unknownWord(
        text, what: "inget sätt att sätta rubriken", nearest: TemplateHeading.allCases.map(\.rawValue), place))
  }

  /// A setting's value among words that there are.
  mutating func choice<Value>(_ setting: TemplateSetting, _ values: [(word: String, value: Value)]) -> Value? {
    let plain = SearchText.plain(setting.value)
    if let found = values.first(where: { $0.word == plain }) { return found.value }
    return fail(
      .unknownWord(
        setting.value, what: "inget värde på ”\(setting.name)”", nearest: values.map(\.word), setting.place))
  }

  mutating func unknown(_ setting: TemplateSetting, known: [String]) {
    problems.append(
      TemplateProblem.unknownWord(
        setting.name, what: "ingen inställning här", nearest: SearchText.nearest(setting.name, among: known),
        setting.place))
  }
}
