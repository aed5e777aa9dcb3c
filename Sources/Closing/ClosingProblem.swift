package import Kernel

/// What can be wrong with adjustments and forecast assumptions.
package enum ClosingProblem: Problem, Equatable {
  /// The word names no sort of adjustment.
  case unknownSort(String, Place)
  /// The word names no form of amount.
  case unknownForm(String, Place)
  /// The field is neither yes nor no.
  case notYesOrNo(String, column: String, Place)
  /// The status is neither of the two there are.
  case unknownStatus(String, Place)
  /// Rows of the same item say different things of it.
  case rowsDisagree(String, column: String, Place)
  /// The same item has two rows for the same line, area and unit.
  case repeatedSpot(String, Place)
  /// Two assumptions have the same id.
  case repeatedID(String, Place)
  /// An id holds what no id may hold.
  case oddID(String, Place)
  /// The row has neither an amount nor months.
  case noAmount(Place)
  /// The twelve months do not sum to the amount.
  case monthsDisagree(amount: Money, months: Money, Place)
  /// The month is not one of the item's year.
  case outsideYear(Month, year: Int, Place)
  /// The months stand in the wrong order.
  case backwards(from: Month, to: Month, Place)
  /// The item is reversed before it has been booked.
  case reversedTooEarly(Month, last: Month, Place)
  /// The operating statement has no such leaf.
  case unknownLine(String, Place)
  /// The area does not exist.
  case unknownArea(String, Place)
  /// The unit does not exist.
  case unknownUnit(String, Place)

  package var code: String {
    switch self {
    case .unknownSort: "closing.unknown-sort"
    case .unknownForm: "closing.unknown-form"
    case .notYesOrNo: "closing.not-yes-or-no"
    case .unknownStatus: "closing.unknown-status"
    case .rowsDisagree: "closing.rows-disagree"
    case .repeatedSpot: "closing.repeated-spot"
    case .repeatedID: "closing.repeated-id"
    case .oddID: "closing.odd-id"
    case .noAmount: "closing.no-amount"
    case .monthsDisagree: "closing.months-disagree"
    case .outsideYear: "closing.outside-year"
    case .backwards: "closing.backwards"
    case .reversedTooEarly: "closing.reversed-too-early"
    case .unknownLine: "closing.unknown-line"
    case .unknownArea: "closing.unknown-area"
    case .unknownUnit: "closing.unknown-unit"
    }
  }

  package var place: Place {
    switch self {
    case .unknownSort(_, let place), .unknownForm(_, let place), .notYesOrNo(_, _, let place),
      .unknownStatus(_, let place), .rowsDisagree(_, _, let place), .repeatedSpot(_, let place),
      .repeatedID(_, let place), .oddID(_, let place), .noAmount(let place), .monthsDisagree(_, _, let place),
      .outsideYear(_, _, let place), .backwards(_, _, let place), .reversedTooEarly(_, _, let place),
      .unknownLine(_, let place), .unknownArea(_, let place), .unknownUnit(_, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .unknownSort(let text, _): "Slaget ”\(text)” är okänt."
    case .unknownForm(let text, _): "Formen ”\(text)” är okänd."
    case .notYesOrNo(let text, let column, _):
      text.isEmpty ? "Kolumnen ”\(column)” är tom." : "”\(text)” i kolumnen ”\(column)” är varken ja eller nej."
    case .unknownStatus(let text, _): "Statusen ”\(text)” är okänd."
    case .rowsDisagree(let id, let column, _): "Raderna för ”\(id)” har olika värden i kolumnen ”\(column)”."
    case .repeatedSpot(let id, _): "”\(id)” har två rader för samma rad, område och enhet."
    case .repeatedID(let id, _): "Id ”\(id)” förekommer två gånger."
    case .oddID(let id, _): "”\(id)” kan inte vara ett id."
    case .noAmount: "Raden har varken belopp eller månader."
    case .monthsDisagree(let amount, let months, _):
      "Månaderna summerar till \(SwedishText.number(months.ore, decimals: 2)) kr, men beloppet är "
        + "\(SwedishText.number(amount.ore, decimals: 2)) kr."
    case .outsideYear(let month, let year, _):
      "\(SwedishText.text(month)) ligger inte i postens år, \(Digits.padded(year, 4))."
    case .backwards(let from, let to, _):
      "Posten börjar \(SwedishText.text(from)) men slutar redan \(SwedishText.text(to))."
    case .reversedTooEarly(let month, let last, _):
      "Posten vänds \(SwedishText.text(month)), men bokas ännu \(SwedishText.text(last))."
    case .unknownLine(let id, _): "Raden ”\(id)” är ingen rad med egna belopp i uppställningen för drift."
    case .unknownArea(let id, _): "Uppföljningsområdet ”\(id)” finns inte."
    case .unknownUnit(let id, _): "Enheten ”\(id)” finns inte."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownSort:
      "Använd något av \(SwedishText.list(AdjustmentKind.allCases.map(\.term)))."
    case .unknownForm: "Skriv belopp, skuld eller fordran."
    case .notYesOrNo: "Skriv ja eller nej."
    case .unknownStatus: "Skriv aktiv eller avslutad, eller lämna cellen tom."
    case .rowsDisagree: "Skriv samma värde på postens alla rader, eller bara på den första."
    case .repeatedSpot: "Slå ihop raderna."
    case .repeatedID: "Ge raden ett eget id eller ta bort den ena."
    case .oddID: Remedy(Slug.rule)
    case .noAmount: "Fyll i belopp eller minst en månad."
    case .monthsDisagree: "Rätta månaderna eller beloppet."
    case .outsideYear: "Rätta månaden eller året."
    case .backwards: "Byt plats på från och till."
    case .reversedTooEarly: "Välj en månad efter den sista som posten bokas i."
    case .unknownLine: "Använd en rad som inte är en summa eller en rubrik."
    case .unknownArea: "Rätta området eller lämna cellen tom."
    case .unknownUnit: "Rätta enheten eller lämna cellen tom."
    }
  }
}
