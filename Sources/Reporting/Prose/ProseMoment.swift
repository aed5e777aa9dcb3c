package import Kernel
package import Storage

/// The moment that a figure in prose is read at, where it is not the report's own.
package enum ProseMoment: Hashable, Sendable {
  /// The end of the day.
  case day(Day)
  /// The event of that number.
  case event(Int)

  /// The moment for the store.
  package var asOf: AsOf {
    switch self {
    case .day(let day): .day(day)
    case .event(let number): .event(number)
    }
  }

  /// The moment as the stored form and keys write it: `2019-05-12`, `e12`.
  package var stored: String {
    switch self {
    case .day(let day): day.description
    case .event(let number): "e" + String(number)
    }
  }

  /// The moment as the shown form writes it: `läget 2019-05-12`, `händelse 12`.
  package var shown: String {
    switch self {
    case .day(let day): "läget " + day.description
    case .event(let number): "händelse " + String(number)
    }
  }

  /// The moment that the stored form spells.
  init?(stored: String) {
    if let day = Day(stored) {
      self = .day(day)
    } else if stored.hasPrefix("e"), let number = Digits.value(stored.dropFirst().utf8), number > 0 {
      self = .event(number)
    } else {
      return nil
    }
  }

  /// The moment that a person wrote, in lower case with single spaces.
  init?(plain: String) {
    if plain.hasPrefix("läget "), let day = Day(String(plain.dropFirst(6))) {
      self = .day(day)
    } else if plain.hasPrefix("händelse "), let number = Digits.value(plain.dropFirst(9).utf8), number > 0 {
      self = .event(number)
    } else {
      return nil
    }
  }

  /// Whether the text, in lower case, begins as a moment.
  static func begins(_ plain: String) -> Bool { plain.hasPrefix("läget ") || plain.hasPrefix("händelse ") }
}
