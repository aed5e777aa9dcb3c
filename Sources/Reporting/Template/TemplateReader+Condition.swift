import Documents
import Figures
import Kernel

extension TemplateReader {
  /// A piece of a condition.
  private enum Token: Equatable {
    case word(String)
    case figure(FigureReference)
    case field(TemplateField)
    case comparison(TemplateCondition.Comparison)
  }

  /// `{variance:full-year} < −500 tkr och inte <paragraf>`; *och* binds harder than *eller*.
  mutating func condition(_ text: String, at place: Place) -> TemplateCondition? {
    guard !text.isEmpty else { return fail(.missing("ett villkor", place)) }
    let known = problems.count
    guard let tokens = tokens(text, at: place) else {
      return problems.count == known ? fail(.oddCondition(text, place)) : nil
    }
    let parts = tokens.split(separator: Token.word("eller"), omittingEmptySubsequences: false).map { part in
      part.split(separator: Token.word("och"), omittingEmptySubsequences: false).map { atom(Array($0)) }
    }
    var any: [TemplateCondition] = []
    for part in parts {
      let all = part.compactMap { $0 }
      guard all.count == part.count else { return fail(.oddCondition(text, place)) }
      any.append(all.count == 1 ? all[0] : .all(all))
    }
    return any.count == 1 ? any[0] : .any(any)
  }

  private func atom(_ tokens: [Token]) -> TemplateCondition? {
    var tokens = tokens[...]
    var isNegated = false
    while tokens.first == .word("inte") {
      isNegated.toggle()
      tokens = tokens.dropFirst()
    }
    guard let condition = claim(Array(tokens)) else { return nil }
    return isNegated ? .not(condition) : condition
  }

  private func claim(_ tokens: [Token]) -> TemplateCondition? {
    let result = FigureReference(.figure(.init("variance", [], .fullYear)))
    let zero = TemplateCondition.Bound(digits: 0, unit: nil)
    switch tokens.first {
    case .word("underskott") where tokens.count == 1: return .compares(result, .less, zero)
    case .word("överskott") where tokens.count == 1: return .compares(result, .more, zero)
    case .word("text"):
      guard tokens.count == 2, case .word(let id) = tokens[1] else { return nil }
      return .isWritten(id)
    case .word("finns"):
      guard tokens.count == 2, case .word(let word) = tokens[1] else { return nil }
      return FigureAxis.axis(word).map { .hasMembers(axis: $0) }
    case .field(let field) where tokens.count == 1: return .has(field)
    case .figure(let reference):
      if tokens.count == 1 { return .isKnown(reference) }
      guard case .comparison(let comparison) = tokens[1] else { return nil }
      let words = tokens.dropFirst(2).compactMap { if case .word(let word) = $0 { word } else { nil } }
      guard words.count == tokens.count - 2, let bound = bound(words.joined(separator: " ")) else { return nil }
      return .compares(reference, comparison, bound)
    default: return nil
    }
  }

  /// A number with its unit, or zero.
  private func bound(_ text: String) -> TemplateCondition.Bound? {
    if text == "0" { return TemplateCondition.Bound(digits: 0, unit: nil) }
    let characters = Array(text)
    let found = TypedNumberReader(characters).numbers { _ in Place() }
    guard found.count == 1, found[0].range == 0..<characters.count else { return nil }
    let number = found[0].number
    return TemplateCondition.Bound(digits: number.digits, decimals: number.decimals, unit: number.unit)
  }

  /// The pieces; nil where something is none.
  private mutating func tokens(_ text: String, at place: Place) -> [Token]? {
    let characters = Array(text)
    var tokens: [Token] = []
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace {
        index += 1
      } else if character == "{" {
        guard let end = ProseParser.end(of: characters, from: index) else { return nil }
        guard let reference = reference(String(characters[index...end]), at: place) else { return nil }
        tokens.append(.figure(reference))
        index = end + 1
      } else if character == "<", index + 1 < characters.count, characters[index + 1].isLetter {
        guard let end = characters[index...].firstIndex(of: ">") else { return nil }
        guard let field = field(String(characters[(index + 1)..<end]), at: place) else { return nil }
        tokens.append(.field(field))
        index = end + 1
      } else {
        let end =
          characters[index...].firstIndex { $0.isWhitespace || $0 == "{" || $0 == "<" && $0 != character }
          ?? characters.count
        let word = String(characters[index..<max(end, index + 1)])
        tokens.append(TemplateReader.comparison(word).map { .comparison($0) } ?? .word(word))
        index = max(end, index + 1)
      }
    }
    return tokens
  }

  private static func comparison(_ word: String) -> TemplateCondition.Comparison? {
    switch word {
    case "<=": .atMost
    case ">=": .atLeast
    case "!=": .other
    default: TemplateCondition.Comparison(rawValue: word)
    }
  }
}
