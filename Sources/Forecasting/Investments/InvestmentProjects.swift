import Accounts
package import Documents
import Figures
package import Kernel
import Storage

/// The investments of a year by project: budget, what is spent, and what is left of the budget. A forecast is set on
/// lines and not on projects, so it stands in the sentence above them.
package struct InvestmentProjects: Sendable {
  /// One project.
  package struct Project: Hashable, Sendable {
    /// The code; empty for what has none.
    package let code: String
    /// What it is called; empty where the list of codes does not say.
    package let name: String
    /// The year's budget. **Sign** debit-positive.
    package let budget: Money
    /// What is spent from January to the month. **Sign** debit-positive.
    package let actual: Money

    /// What is left of the budget; below nothing where more is spent.
    package var remaining: Money { budget - actual }
  }

  /// The projects with a budget or postings, by code.
  package let projects: [Project]
  /// The months from January.
  package let toDate: Period
  private let figures: FollowUpFigures

  /// The projects of the month's investments; nil where the board has no statement of investments.
  package init?(_ sections: FollowUpSections) {
    guard let figures = sections.moneyFigures.dropFirst().first else { return nil }
    self.figures = figures
    let followUp = figures.followUp
    toDate = followUp.toDate
    let slice = FollowUp.Slice(line: followUp.structure.resultLine)
    let actual = followUp.actualSums(by: .project, of: slice, over: followUp.toDate)
    let budget = followUp.budgetSums(by: .project, of: slice)
    projects = Set(actual.keys).union(budget.keys)
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { code in
        Project(
          code: code, name: followUp.projectNames[code] ?? "", budget: Money(ore: budget[code] ?? 0),
          actual: Money(ore: actual[code] ?? 0))
      }
      .filter { $0.budget != .zero || $0.actual != .zero }
  }

  /// The sums of all projects.
  package var total: Project {
    Project(
      code: "", name: "", budget: projects.map(\.budget).sum(), actual: projects.map(\.actual).sum())
  }

  /// What the investments come to, in one sentence: budget, spent and forecast, without minus signs.
  package var sentence: [Inline] {
    let followUp = figures.followUp
    let slice = FollowUp.Slice(line: followUp.structure.resultLine)
    let plain = Presentation(unit: .tkr, factor: 1)
    func inline(_ measure: FollowUpMeasure, over period: Period) -> Inline {
      .figure(FigureCell(figures.figure(measure, of: slice, over: period), as: plain), .signed)
    }
    let budget: [Inline] =
      followUp.isKnown(.budget, over: followUp.year)
      ? [.text("Av årets investeringsbudget på "), inline(.budget, over: followUp.year), .text(" är ")]
      : [.text("För investeringar är ")]
    return budget + [
      inline(.actual, over: toDate),
      .text(" använt till och med \(SwedishText.text(followUp.month)); prognosen för året är "),
      inline(.forecast, over: followUp.year), .text("."),
    ]
  }
}
