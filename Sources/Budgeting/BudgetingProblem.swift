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

  package var code: String {
    switch self {
    case .emptyBudget: "budgeting.empty-budget"
    case .noAccount: "budgeting.no-account"
    case .unknownProfile: "budgeting.unknown-profile"
    case .monthsDisagree: "budgeting.months-disagree"
    }
  }

  package var place: Place {
    switch self {
    case .emptyBudget(let file): Place(file: file)
    case .noAccount(let place), .unknownProfile(_, let place), .monthsDisagree(_, _, let place): place
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
    }
  }

  package var remedy: String {
    switch self {
    case .emptyBudget: "Kontrollera att det är rätt fil och att rubrikraden finns."
    case .noAccount: "Fyll i kontot."
    case .unknownProfile: "Skriv jämn, fjolår eller egen."
    case .monthsDisagree: "Rätta månaderna eller beloppet."
    }
  }
}
