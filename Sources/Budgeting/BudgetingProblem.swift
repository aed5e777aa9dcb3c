package import Kernel

/// What can be wrong with a budget.
package enum BudgetingProblem: Problem, Equatable {
  /// The file holds no row.
  case emptyBudget(file: String)
  /// A row has no account.
  case noAccount(Place)
  /// The profile is not known.
  case unknownProfile(String, Place)
  /// The twelve months do not sum to the year's amount.
  case monthsDisagree(year: Money, months: Money, Place)
  /// Two frame components have the same id.
  case repeatedFrame(String, Place)
  /// A frame component asks for another profile than an even one.
  case unevenFrame(String, Place)
  /// A frame component begins after the year that it is for.
  case frameAfterYear(Month, year: Int, Place)
  /// An id holds what no id may hold.
  case oddID(String, Place)
  /// A row of the year's budget is on codes of a line that frame components fill.
  case grantTwice(account: String, line: String, year: Int, Place)

  package var code: String {
    switch self {
    case .emptyBudget: "budgeting.empty-budget"
    case .noAccount: "budgeting.no-account"
    case .unknownProfile: "budgeting.unknown-profile"
    case .monthsDisagree: "budgeting.months-disagree"
    case .repeatedFrame: "budgeting.repeated-frame"
    case .unevenFrame: "budgeting.uneven-frame"
    case .frameAfterYear: "budgeting.frame-after-year"
    case .oddID: "budgeting.odd-id"
    case .grantTwice: "budgeting.grant-twice"
    }
  }

  package var place: Place {
    switch self {
    case .emptyBudget(let file): Place(file: file)
    case .noAccount(let place), .unknownProfile(_, let place), .monthsDisagree(_, _, let place),
      .repeatedFrame(_, let place), .unevenFrame(_, let place), .frameAfterYear(_, _, let place),
      .oddID(_, let place), .grantTwice(_, _, _, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .emptyBudget: "Filen innehåller ingen budgetrad."
    case .noAccount: "Raden saknar konto."
    case .unknownProfile(let text, _): "Profilen ”\(text)” är okänd."
    case .monthsDisagree(let year, let months, _):
      "Månaderna summerar till \(SwedishText.number(months.ore, decimals: 2)) kr, men årets belopp är "
        + "\(SwedishText.number(year.ore, decimals: 2)) kr."
    case .repeatedFrame(let id, _): "Ramposten ”\(id)” förekommer två gånger."
    case .unevenFrame(let profile, _): "En rampost kan inte ha profilen ”\(profile)”."
    case .frameAfterYear(let month, let year, _):
      "Ramposten gäller från \(SwedishText.text(month)), efter året \(Digits.padded(year, 4))."
    case .oddID(let id, _): "”\(id)” kan inte vara ett id."
    case .grantTwice(let account, let line, let year, _):
      "Budgeten för \(Digits.padded(year, 4)) har konto \(account) på raden \(line), som ramposterna fyller."
    }
  }

  package var remedy: String {
    switch self {
    case .emptyBudget: "Kontrollera att det är rätt fil och att rubrikraden finns."
    case .noAccount: "Fyll i kontot."
    case .unknownProfile: "Skriv jämn, fjolår eller egen."
    case .monthsDisagree: "Rätta månaderna eller beloppet."
    case .repeatedFrame: "Ge posten ett eget id eller ta bort den ena."
    case .unevenFrame: "Skriv jämn eller lämna cellen tom: ramen fördelas jämnt från den månad den gäller."
    case .frameAfterYear: "Rätta året eller månaden."
    case .oddID: Slug.rule
    case .grantTwice: "Ta bort budgetraden eller låt bli ramposterna, så att fullmäktiges pengar bara räknas en gång."
    }
  }
}
