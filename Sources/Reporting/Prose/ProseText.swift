import Kernel

/// A text as characters, each with its place.
struct ProseText {
  /// The characters; a line break of two is one.
  let characters: [Character]
  private let origin: Place
  private let lineStarts: [Int]

  /// The text, whose first character lies at `origin`.
  init(_ text: String, at origin: Place) {
    let characters = Array(text)
    self.characters = characters
    self.origin = origin
    lineStarts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
  }

  /// Where the character of that index lies.
  func place(_ index: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    var place = origin
    place.line = (origin.line ?? 1) + low
    place.column = index - lineStarts[low] + (low == 0 ? origin.column ?? 1 : 1)
    return place
  }

  /// The whole text.
  var whole: Fragment { Fragment(characters: characters[...]) }

  /// A stretch of the text.
  struct Fragment {
    let characters: ArraySlice<Character>

    /// The index of its first character; where it would be, for none.
    var start: Int { characters.startIndex }
    /// Whether it holds nothing.
    var isEmpty: Bool { characters.isEmpty }
    /// As a string.
    var string: String { String(characters) }

    /// The stretch without spaces around it.
    var trimmed: Fragment { Fragment(characters: characters.trimmed) }

    /// The quoted text, where it is nothing else.
    var quoted: String? {
      let trimmed = trimmed.characters
      guard let first = trimmed.first, QuotedText.isMark(first), trimmed.count >= 2,
        QuotedText.end(of: Array(trimmed), from: 0, upTo: trimmed.count) == trimmed.count
      else { return nil }
      return QuotedText.content(trimmed)
    }

    /// The indices outside quoted text for which the claim holds.
    func indices(where claim: (Int) -> Bool) -> [Int] {
      let all = Array(characters)
      var found: [Int] = []
      var index = 0
      while index < all.count {
        if QuotedText.isMark(all[index]), let end = QuotedText.end(of: all, from: index, upTo: all.count) {
          index = end
          continue
        }
        if claim(start + index) { found.append(start + index) }
        index += 1
      }
      return found
    }

    /// The stretches between the characters at these indices.
    func split(at indices: [Int]) -> [Fragment] {
      var parts: [Fragment] = []
      var from = characters.startIndex
      for index in indices {
        parts.append(Fragment(characters: characters[from..<index]))
        from = index + 1
      }
      return parts + [Fragment(characters: characters[from...])]
    }

    /// The stretches between separators outside quoted text.
    func split(_ separator: Character) -> [Fragment] { split(at: indices { characters[$0] == separator }) }
  }
}
