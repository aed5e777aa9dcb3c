package import Figures
package import Kernel
package import Storage

/// Asks for follow-ups together with the forecast before, which is read as it stood at its own event.
package struct FollowUpDesk: Sendable {
  private let desk: Desk

  /// Somebody asking at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The sections of the monthly follow-up.
  package func sections(month: Month, asOf: AsOf = .now) async throws -> FollowUpSections {
    let input = try await input(month: month, asOf: asOf)
    return try await desk.ask(AskFollowUp.self, input, asOf: asOf)
  }

  /// The month and the forecasts before it.
  package func input(month: Month, asOf: AsOf = .now) async throws -> AskFollowUp.Input {
    guard let found = try await desk.ask(FindPreviousForecast.self, month, asOf: asOf) else {
      return AskFollowUp.Input(month: month, previous: nil, previousInvestments: nil)
    }
    let before = try await desk.ask(
      AskFollowUp.self, .init(month: found.month, previous: nil, previousInvestments: nil), asOf: .event(found.event))
    let snapshots = before.snapshots
    return AskFollowUp.Input(month: month, previous: snapshots.drift, previousInvestments: snapshots.investments)
  }

  /// What the figure is made of, asked at the month.
  package func explain(_ key: FigureKey, month: Month, asOf: AsOf = .now) async throws -> Explanation {
    let input = try await input(month: month, asOf: asOf)
    return try await desk.ask(ExplainFigure.self, .init(key: key, followUp: input), asOf: asOf)
  }

  /// The latest month with postings; nil where there are none.
  package func latestMonth(asOf: AsOf = .now) async throws -> Month? {
    try await desk.ask(FindLatestMonth.self, (), asOf: asOf)
  }
}
