import Documents
package import Kernel
package import Storage

/// The board's money at one month, as sections of a report.
package enum AskFollowUp: Question {
  package static let name = "forecast.follow-up"
  package static let permission = Permission.read
  package typealias Output = FollowUpSections

  /// The occasion and the forecast before.
  package struct Input: Sendable {
    /// The last month with actuals.
    package let month: Month
    /// The drift forecast before; nil where there is none.
    package let previous: ForecastSnapshot?
    /// The investment forecast before; nil where there is none.
    package let previousInvestments: ForecastSnapshot?

    /// A question at the month.
    package init(month: Month, previous: ForecastSnapshot?, previousInvestments: ForecastSnapshot?) {
      self.month = month
      self.previous = previous
      self.previousInvestments = previousInvestments
    }
  }

  /// The id of the operating statement.
  package static let drift = "drift"
  /// The id of the investment statement.
  package static let investments = "investering"

  package static func answer(_ input: Input, view: View) throws -> FollowUpSections {
    let hasInvestments = view.state.stored(RecordKey(kind: "statement", id: investments)) != nil
    let layouts = (
      drift: try FollowUpStructure(drift, usesAreas: true, month: input.month, in: view.state),
      investments: hasInvestments
        ? try FollowUpStructure(investments, usesAreas: false, month: input.month, in: view.state) : nil
    )
    let sources = try FollowUpSources(month: input.month, in: view)
    return FollowUpSections(
      drift: try FollowUp(sources, as: layouts.drift, previous: input.previous, isWatching: true),
      investments: try layouts.investments.map {
        try FollowUp(sources, as: $0, previous: input.previousInvestments, isWatching: false)
      })
  }
}
