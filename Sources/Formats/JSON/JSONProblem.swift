package import Kernel

/// What can be wrong with JSON that a program sends.
package enum JSONProblem: Problem, Hashable {
  /// The text is no JSON, or none that everybody reads alike.
  case damaged(Place, Damage)
  /// A member is missing.
  case missing(Place, name: String)
  /// There is a member that nobody reads.
  case unknown(Place, name: String)
  /// A value is another than is read.
  case wrong(Place, expected: String)

  /// What makes a text unreadable.
  package enum Damage: String, Hashable, Sendable, CaseIterable {
    /// The bytes are no UTF-8.
    case oddLetters
    /// A byte order mark stands first.
    case byteOrderMark
    /// There is nothing but blanks.
    case nothing
    /// The end is missing.
    case cutOff
    /// Something stands where it may not.
    case outOfPlace
    /// Something follows the value.
    case afterwards
    /// Lists and objects lie deeper in each other than is read.
    case tooDeep
    /// A number is spelt as no number is, or has too many digits.
    case oddNumber
    /// A backslash is followed by something else than may follow it.
    case oddEscape
    /// Half of a pair of escapes stands alone.
    case loneSurrogate
    /// A control character stands in a text, or the null character is escaped in one.
    case controlCharacter
    /// Two members of an object have one name.
    case doubledName

    var words: String {
      switch self {
      case .oddLetters: "det är inte giltig UTF-8"
      case .byteOrderMark: "den börjar med en byteordningsmarkering"
      case .nothing: "den är tom"
      case .cutOff: "slutet saknas"
      case .outOfPlace: "här står något som inte hör hit"
      case .afterwards: "något står efter värdet"
      case .tooDeep: "listor och objekt ligger för djupt i varandra"
      case .oddNumber: "talet är fel skrivet eller för långt"
      case .oddEscape: "ett omvänt snedstreck följs av fel tecken"
      case .loneSurrogate: "ett tecken är bara till hälften angivet"
      case .controlCharacter: "ett styrtecken står i en text"
      case .doubledName: "ett namn finns två gånger i samma objekt"
      }
    }
  }

  package var code: String {
    switch self {
    case .damaged: "formats.damaged-json"
    case .missing: "formats.missing-member"
    case .unknown: "formats.unknown-member"
    case .wrong: "formats.wrong-member"
    }
  }

  package var place: Place {
    switch self {
    case .damaged(let place, _), .missing(let place, _), .unknown(let place, _), .wrong(let place, _): place
    }
  }

  package var message: String {
    switch self {
    case .damaged(_, let damage): "JSON-texten går inte att läsa: \(damage.words)."
    case .missing(_, let name): "”\(name)” saknas."
    case .unknown(_, let name): "”\(name)” är inget som läses här."
    case .wrong(_, let expected): "Här ska stå \(expected)."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .damaged: "Skriv texten enligt RFC 8259, som UTF-8 och med varje namn en gång."
    case .missing: "Lägg till det."
    case .unknown: "Ta bort det, eller kontrollera stavningen mot API:ets beskrivning."
    case .wrong: "Kontrollera värdet mot API:ets beskrivning."
    }
  }
}
