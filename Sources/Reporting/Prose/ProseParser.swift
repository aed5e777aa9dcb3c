package import Figures
package import Kernel

/// Reads a text with references, in the stored form or the shown one; what is wrong is told with its place and the
/// nearest names, and reading goes on.
package struct ProseParser {
  /// A text as it was read; where there are problems, what could not be read stands as plain text.
  package struct Reading: Sendable {
    /// The text.
    package let prose: Prose
    /// What is wrong, in the order of the text.
    package let problems: [ProseProblem]
  }

  private let text: ProseText
  private var reader: ReferenceReader
  private var segments: [Prose.Segment] = []
  private var plain = ""
  private var plainStart = 0

  private init(_ text: ProseText, _ directory: FigureDirectory?) {
    self.text = text
    reader = ReferenceReader(text, directory)
  }

  /// Reads the stored form, which needs no names. Whether its figures exist is asked of `ProseRules.problems`.
  package static func stored(_ text: String, at origin: Place = Place()) -> Reading {
    var parser = ProseParser(ProseText(text, at: origin), nil)
    return parser.read()
  }

  /// Reads the shown form, with names of the directory.
  package static func shown(_ text: String, _ directory: FigureDirectory, at origin: Place = Place()) -> Reading {
    var parser = ProseParser(ProseText(text, at: origin), directory)
    return parser.read()
  }

  private mutating func read() -> Reading {
    let characters = text.characters
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let isDoubled = index + 1 < characters.count && characters[index + 1] == character
      if character == "{" || character == "}", isDoubled {
        add(character, at: index)
        index += 2
      } else if character == "{" {
        index = readReference(from: index)
      } else {
        if character == "}" { reader.problems.append(.strayBrace(text.place(index))) }
        add(character, at: index)
        index += 1
      }
    }
    endPlain()
    return Reading(prose: Prose(segments), problems: reader.problems)
  }

  /// Reads the reference that a brace opens at `start` and answers where the text goes on.
  private mutating func readReference(from start: Int) -> Int {
    guard let end = ProseParser.end(of: text.characters, from: start) else {
      reader.problems.append(.unclosed(text.place(start)))
      add("{", at: start)
      return start + 1
    }
    let content = ProseText.Fragment(characters: text.characters[(start + 1)..<end])
    if let reference = reader.read(content) {
      endPlain()
      segments.append(.init(.reference(reference), at: text.place(start)))
    } else {
      for index in start...end { add(text.characters[index], at: index) }
    }
    return end + 1
  }

  /// The index of the brace that closes the reference that one opens at `start`; nil where another opens first, or none
  /// closes it.
  static func end(of characters: [Character], from start: Int) -> Int? {
    var index = start + 1
    while index < characters.count {
      switch characters[index] {
      case "}": return index
      case "{": return nil
      case let mark where QuotedText.isMark(mark):
        // A name without its closing mark must not swallow the rest of the text.
        let close = QuotedText.end(of: characters, from: index, upTo: characters.count)
        index = close ?? index + 1
      default: index += 1
      }
    }
    return nil
  }

  private mutating func add(_ character: Character, at index: Int) {
    if plain.isEmpty { plainStart = index }
    plain.append(character)
  }

  private mutating func endPlain() {
    guard !plain.isEmpty else { return }
    segments.append(.init(.text(plain), at: text.place(plainStart)))
    plain = ""
  }
}
