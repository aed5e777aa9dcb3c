package import Kernel

/// What can be wrong with numbers of bought care.
package enum CareProblem: Problem, Equatable {
  /// The text is no number.
  case notANumber(String, Place)
  /// The number has more than two decimals.
  case tooManyDecimals(String, Place)
  /// The number is too large.
  case tooLarge(String, Place)
  /// The number is below nothing.
  case belowNothing(String, Place)
  /// Nothing is counted so.
  case unknownMeasure(String, Place)
  /// There is no such unit that month, or it answers for no codes.
  case unknownUnit(String, Place)
  /// The operating statement has no such line that postings lie on.
  case unknownLine(String, Place)
  /// There is no such follow-up area.
  case unknownArea(String, Place)
  /// The area must be said where the board has areas.
  case noArea(Place)
  /// A number that is expected of the year has no line.
  case noLine(Place)
  /// A number that is expected of the year has no unit.
  case noUnit(Place)
  /// The same line, area, unit and month stand twice.
  case repeatedNumber(Place)
  /// Nothing is counted there, so that a number would be of nobody knows what.
  case nothingCounted(Place)

  package var code: String {
    switch self {
    case .notANumber: "care.not-a-number"
    case .tooManyDecimals: "care.too-many-decimals"
    case .tooLarge: "care.too-large"
    case .belowNothing: "care.below-nothing"
    case .unknownMeasure: "care.unknown-measure"
    case .unknownUnit: "care.unknown-unit"
    case .unknownLine: "care.unknown-line"
    case .unknownArea: "care.unknown-area"
    case .noArea: "care.no-area"
    case .noLine: "care.no-line"
    case .noUnit: "care.no-unit"
    case .repeatedNumber: "care.repeated-number"
    case .nothingCounted: "care.nothing-counted"
    }
  }

  package var place: Place {
    switch self {
    case .notANumber(_, let place), .tooManyDecimals(_, let place), .tooLarge(_, let place),
      .belowNothing(_, let place), .unknownMeasure(_, let place), .unknownUnit(_, let place),
      .unknownLine(_, let place), .unknownArea(_, let place), .noArea(let place), .noLine(let place),
      .noUnit(let place), .repeatedNumber(let place), .nothingCounted(let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .notANumber(let text, _): "”\(text)” är inget antal."
    case .tooManyDecimals(let text, _): "Antalet ”\(text)” har fler än två decimaler."
    case .tooLarge(let text, _): "Antalet ”\(text)” är för stort."
    case .belowNothing(let text, _): "Antalet ”\(text)” är mindre än noll."
    case .unknownMeasure(let text, _): "”\(text)” är inget mått."
    case .unknownUnit(let text, _): "Det finns ingen enhet ”\(text)” med egna ansvar den månaden."
    case .unknownLine(let text, _): "Resultaträkningen har ingen rad ”\(text)” som bokföringen ligger på."
    case .unknownArea(let text, _): "Det finns inget uppföljningsområde ”\(text)”."
    case .noArea: "Uppföljningsområdet saknas."
    case .noLine: "Antalet har ingen rad i resultaträkningen."
    case .noUnit: "Antalet har ingen enhet."
    case .repeatedNumber: "Samma rad, område och enhet står två gånger för månaden."
    case .nothingCounted: "Det finns inga antal på raden, så det går inte att veta vad som räknas."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .notANumber, .tooManyDecimals: "Skriv ett antal med högst två decimaler, till exempel 412 eller 37,5."
    case .tooLarge: "Skriv ett antal under hundra miljoner."
    case .belowNothing: "Skriv noll eller mer; en rättelse lämnas som månadens rätta antal."
    case .unknownMeasure: "Skriv vårddygn, placeringar eller timmar."
    case .unknownUnit: "Skriv enhetens kod så som den heter i enhetslistan."
    case .unknownLine: "Skriv radens kod så som den heter i uppställningen drift."
    case .unknownArea, .noArea: "Skriv områdets kod så som den heter bland uppföljningsområdena, eller ovrigt."
    case .noLine: "Fyll i raden, eller lämna antalet tomt."
    case .noUnit: "Fyll i enheten; antal anges enhet för enhet."
    case .nothingCounted: "Töm fältet. Ett eget antal kan skrivas när månadernas antal är inlästa."
    case .repeatedNumber: "Lägg ihop dem, eller ta bort den ena."
    }
  }
}
