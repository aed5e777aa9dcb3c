import Accounts
import Budgeting
import Kernel
import Ledger
import Organisation
import Storage

extension FollowUp {
  /// The board's money laid out by the structure, with the watched lines where they are asked for.
  ///
  /// **Throws** `ForecastingProblem.grantTwice`.
  package init(
    _ sources: FollowUpSources, as structure: FollowUpStructure, previous: ForecastSnapshot?, isWatching: Bool,
    remarkFigures: RemarkFigures = RemarkFigures()
  ) throws {
    month = sources.month
    let first = month.advanced(by: 1 - month.month)
    guard let years = Period(first.yearBefore, first.advanced(by: 11)), let year = Period(first, years.last) else {
      preconditionFailure("A year has twelve months")
    }
    board = sources.board
    occasion = sources.occasion
    terms = sources.terms
    self.structure = structure
    watched = isWatching ? sources.watched : []
    ledger = sources.ledger
    budgetBook = sources.budgetBook
    framesBefore = sources.framesBefore
    sheets = sources.sheets
    self.previous = previous
    event = sources.event
    files = sources.files
    let shape = structure.layout.shape
    actual = MoneyCube(period: years, shape: shape)
    budget = MoneyCube(period: year, shape: shape)
    forecast = MoneyCube(period: Period(year.last), shape: shape)
    fallback = forecast
    methods = sources.methods
    adjustments = sources.adjustments
    marks = sources.marks
    projectNames = sources.projectNames
    volumes = sources.volumes
    self.remarkFigures = remarkFigures
    previousForecast = MoneyCube(period: Period(year.last), shape: shape)
    let scope = sources.scope
    isUnitVisible = (0...structure.units.count).map {
      scope == .everything || scope.contains(unit: structure.cellUnitID($0))
    }
    let before = year.yearBefore
    isLastYearWhole = Set(ledger.facts.segments(in: before).map(\.part.month)).count == before.count
    addActuals()
    try addFrames(framesBefore + budgetBook.frames)
    let budgetCells = structure.layout.cells(of: sources.codedBudget)
    addBudget(sources.budgetMonths, budgetCells)
    addFallback()
    addForecast()
    addPrevious()
    addWatched(sources, budgetCells)
  }
}
