package import Accounts
package import Budgeting
import Care
import Closing
package import Kernel
package import Ledger
package import Organisation
package import Storage

/// What the follow-ups of a month are computed from, read from the store once for all of its statements.
package struct FollowUpSources: Sendable {
  /// The board.
  package let board: Board
  /// The occasion; nil where none is planned for the month.
  package let occasion: Occasion?
  /// The installation's words.
  package let terms: Terms
  /// The last month with actuals.
  package let month: Month
  /// The watched lines.
  package let watched: [NamedSelection]
  /// The postings of the year and the year before, by coding.
  package let ledger: LedgerSums
  /// The budget.
  package let budgetBook: BudgetBook
  /// The budget's codes, numbered once for all statements.
  let codedBudget: CodedFacts
  /// The months of each budget row; nil where they follow last year's actuals.
  let budgetMonths: [[Money]?]
  /// The frame components of the year before.
  package let framesBefore: [Versioned<BudgetFrame>]
  /// The forecast sheets of the month.
  package let sheets: [Versioned<ForecastSheet>]
  /// How lines are filled in where nobody has set a forecast; nil where the board has not chosen.
  let methods: Versioned<ForecastMethods>?
  /// The items that have to be known to read a result right.
  let adjustments: [Versioned<Adjustment>]
  /// The postings of the year that somebody says are coded wrongly, and that wait.
  let marks: [MarkedPosting]
  /// What projects are called, by code.
  let projectNames: [String: String]
  /// How much care was bought in the year's months.
  let volumes: [Versioned<CareVolumes>]
  /// The source file of each batch, by the batch's id.
  package let files: [String: (name: String, digest: Digest)]
  /// The event that all was read at.
  package let event: Int
  /// Whose eyes.
  package let scope: Scope

  /// The sources of the month in the view.
  ///
  /// **Throws** `ForecastingProblem.nothingInPeriod`.
  package init(month: Month, in view: View) throws {
    self.month = month
    let january = month.advanced(by: 1 - month.month).yearBefore
    board = try view.state.board()
    terms = try view.state.terms()
    occasion = try view.state.record(Occasion.self, id: month.description)?.value
    watched = try view.state.record(WatchedLines.self, id: WatchedLines.id, in: month.year)?.value.lines ?? []
    ledger = try LedgerSums(Period(january, month) ?? Period(month), in: view)
    guard ledger.facts.segments.contains(where: { $0.part.month == month }) else {
      throw ForecastingProblem.nothingInPeriod(month, latest: ledger.facts.segments.map(\.part.month).max())
    }
    budgetBook = try BudgetBook(year: month.year, in: view)
    codedBudget = CodedFacts([budgetBook.columns])
    let rows = budgetBook.rows
    budgetMonths = (0..<rows.count).map { rows.months(of: $0) }
    scope = try view.state.resolved(view.scope, on: month.lastDay)
    let scope = scope
    // The council's money belongs to no unit, and what concerns the whole board to no one unit's manager.
    let seesBoard = scope == .everything
    framesBefore =
      seesBoard ? try view.state.all(BudgetFrame.self).filter { $0.value.year == month.year - 1 } : []
    sheets = try view.state.forecastSheets(of: month).filter { seesBoard || scope.contains(unit: $0.value.unit) }
    methods = try view.state.record(ForecastMethods.self, id: ForecastMethods.id)
    adjustments = try view.state.all(Adjustment.self)
    marks = try view.state.markedPostings(in: scope).map(\.value).filter { mark in
      mark.isOpen && mark.posting.month.year == month.year && mark.posting.month <= month
    }
    projectNames = Dictionary(
      (try view.state.record(CodeList.self, id: CodingPart.project.column, in: month.year)?.value.entries ?? [])
        .map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let first = month.advanced(by: 1 - month.month)
    volumes = try view.state.careVolumes(in: Period(first, month) ?? Period(month), of: scope)
    files = Dictionary(
      try view.state.all(Batch.self).map { ($0.id, ($0.value.fileName, $0.value.file)) },
      uniquingKeysWith: { first, _ in first })
    event = view.state.event
  }
}
