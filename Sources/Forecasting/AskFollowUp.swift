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
    let drift = FollowUp.Request(month: input.month, statement: drift, usesAreas: true)
    let hasInvestments = view.state.stored(RecordKey(kind: "statement", id: investments)) != nil
    return FollowUpSections(
      drift: try FollowUp(drift, previous: input.previous, in: view),
      investments: hasInvestments
        ? try FollowUp(
          FollowUp.Request(month: input.month, statement: investments, usesAreas: false),
          previous: input.previousInvestments, in: view) : nil)
  }
}
