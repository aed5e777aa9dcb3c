import Accounts
import Documents
package import Kernel
package import Storage

/// The board's money at one month, as sections of a report.
package enum AskFollowUp: Question {
  package static let name = "forecast.follow-up"
  package static let permission = Permission.read
  package typealias Output = FollowUpSections

  /// The occasion and the forecasts before.
  package struct Input: Sendable {
    /// The last month with actuals.
    package let month: Month
    /// The forecasts before, of drift and of investments; nil where there are none.
    package let previous: (drift: ForecastSnapshot, investments: ForecastSnapshot?)?
    /// The month of a forecast before that cannot be put together, since its month was not posted when it was written.
    package let unreadablePrevious: Month?
    /// The variances at the events that remarks in the month's sheets were written at.
    package let remarkFigures: RemarkFigures
    /// The forecasts of drift at the year's earlier occasions, oldest first, where somebody asks how it has been told.
    package let earlier: [ForecastSnapshot]

    /// A question at the month.
    package init(
      month: Month, previous: (drift: ForecastSnapshot, investments: ForecastSnapshot?)? = nil,
      unreadablePrevious: Month? = nil, remarkFigures: RemarkFigures = RemarkFigures(),
      earlier: [ForecastSnapshot] = []
    ) {
      self.month = month
      self.previous = previous
      self.unreadablePrevious = unreadablePrevious
      self.remarkFigures = remarkFigures
      self.earlier = earlier
    }
  }

  package static func answer(_ input: Input, view: View) throws -> FollowUpSections {
    let hasInvestments = try view.state.record(Statement.self, id: Statement.investments, in: input.month.year) != nil
    let layouts = (
      drift: try FollowUpStructure(Statement.drift, usesAreas: true, month: input.month, in: view.state),
      investments: hasInvestments
        ? try FollowUpStructure(Statement.investments, usesAreas: false, month: input.month, in: view.state) : nil
    )
    let sources = try FollowUpSources(month: input.month, in: view)
    return FollowUpSections(
      drift: try FollowUp(
        sources, as: layouts.drift, previous: input.previous?.drift, isWatching: true,
        remarkFigures: input.remarkFigures),
      investments: try layouts.investments.map {
        try FollowUp(sources, as: $0, previous: input.previous?.investments, isWatching: false)
      }, unreadablePrevious: input.unreadablePrevious)
  }
}
