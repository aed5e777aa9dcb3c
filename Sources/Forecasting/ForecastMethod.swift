import Storage
import Kernel
package import Accounts

/// How a line's forecast is made where nobody has set one.
package enum ForecastMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// Actual to date and the rest of the period budget.
  case restOfBudget = "rest-of-budget"
  /// Actual to date, without reversing items, carried on evenly.
  case runRate = "run-rate"
  /// Actual to date, without reversing items, carried on as last year went on after the same month.
  case lastYearPattern = "last-year-pattern"

  /// The method's name in files and on screen.
  package var term: String {
    switch self {
    case .restOfBudget: "periodbudget"
    case .runRate: "takt"
    case .lastYearPattern: "fjolårsmönster"
    }
  }

  /// How it is reckoned, in a sentence.
  package var explanation: String {
    switch self {
    case .restOfBudget: "Utfallet hittills och periodbudgeten för månaderna som är kvar."
    case .runRate: "Utfallet hittills, utan poster som jämnas ut under året, fortsätter i samma takt."
    case .lastYearPattern:
      "Utfallet hittills, utan poster som jämnas ut under året, fortsätter som förra året gjorde efter samma månad."
    }
  }

  /// The method that the word in a file means.
  package init?(term: String) {
    let word = term.lowercased()
    guard let method = ForecastMethod.allCases.first(where: { $0.term == word }) else { return nil }
    self = method
  }

  /// The method of a line that nobody has chosen one for: personnel, account class 5, seldom follows its period budget
  /// but nearly always last year's course; other lines have agreements and decisions behind their budget.
  package static func standard(_ line: Statement.Line) -> ForecastMethod {
    let accounts = line.rules.map { $0.parts[CodingPart.account.column] ?? [] }
    let isPersonnel =
      line.kind == .leaf && !accounts.isEmpty
      && accounts.allSatisfy { ranges in
        !ranges.isEmpty && ranges.allSatisfy { $0.first.hasPrefix("5") && $0.last.hasPrefix("5") }
      }
    return isPersonnel ? .lastYearPattern : .restOfBudget
  }
}
