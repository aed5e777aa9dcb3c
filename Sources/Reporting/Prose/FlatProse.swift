import Kernel

/// The plain words of a text as one row of characters, each with where it stands; a reference is one odd character.
struct FlatProse {
  /// The characters.
  private(set) var characters: [Character] = []
  private var places: [Place] = []

  init(_ prose: Prose) {
    for segment in prose.segments {
      var place = segment.place
      place.line = place.line ?? 1
      place.column = place.column ?? 1
      guard case .text(let text) = segment.piece else {
        characters.append("\u{FFFC}")
        places.append(place)
        continue
      }
      for character in text {
        characters.append(character)
        places.append(place)
        if character.isNewline {
          place.line = (place.line ?? 1) + 1
          place.column = 1
        } else {
          // A brace is written twice.
          place.column = (place.column ?? 1) + (character == "{" || character == "}" ? 2 : 1)
        }
      }
    }
  }

  /// Where the character of that index stands.
  func place(_ index: Int) -> Place { places[index] }
}
