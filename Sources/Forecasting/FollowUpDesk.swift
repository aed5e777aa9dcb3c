import Accounts
package import Figures
import Importing
package import Kernel
package import Ledger
package import Storage

/// Asks for follow-ups together with the forecast before, which is read as it stood at its own event.
///
/// All of one answer is read at one event, also when somebody imports meanwhile.
package struct FollowUpDesk: Sendable {
  let desk: Desk

  /// Somebody asking at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The sections of the monthly follow-up.
  package func sections(month: Month, asOf: AsOf = .now) async throws -> FollowUpSections {
    let pinned = try await desk.pinned(asOf)
    return try await desk.ask(AskFollowUp.self, input(month: month, asOf: pinned), asOf: pinned)
  }

  /// All that is said of the month; without the way of its sheets' remarks where only figures are asked for.
  package func month(_ month: Month, asOf: AsOf = .now, isForFigures: Bool = false) async throws -> MonthSections {
    guard isForFigures else {
      let pinned = try await desk.pinned(asOf)
      return try await desk.ask(AskMonth.self, input(month: month, asOf: pinned, tellsEarlier: true), asOf: pinned)
    }
    return try await desk.remembered("forecast.month \(month)", asOf: asOf, bytes: \.byteCount) { pinned in
      let input = try await input(month: month, asOf: pinned, remarkFigures: RemarkFigures())
      return try await desk.ask(AskMonth.self, input, asOf: pinned)
    }
  }

  /// What to look at before the month is closed.
  package func checks(_ month: Month, asOf: AsOf = .now) async throws -> [MonthCheck] {
    try await checks(month, threshold: .zero, asOf: asOf).checks
  }

  /// The same, with codes without budget only from the threshold on.
  package func checks(_ month: Month, threshold: Money, asOf: AsOf = .now) async throws -> CheckMonth.Output {
    let pinned = try await desk.pinned(asOf)
    let followUp = try await input(month: month, asOf: pinned)
    return try await desk.ask(
      CheckMonth.self, CheckMonth.Input(followUp, .everything(threshold: threshold)), asOf: pinned)
  }

  /// What the codes of the month's own postings show.
  package func codeChecks(_ month: Month) async throws -> [MonthCheck] {
    // No forecast before and no remark says anything of them.
    try await desk.ask(CheckMonth.self, CheckMonth.Input(AskFollowUp.Input(month: month), .postings)).checks
  }

  /// What the figure is made of, asked at the month; with the protected texts where `isConfidential`.
  package func explain(
    _ key: FigureKey, month: Month, asOf: AsOf = .now, isConfidential: Bool = false
  ) async throws -> Explanation {
    let pinned = try await desk.pinned(asOf)
    let tellsEarlier = key.measure == ToldFigures.measure
    let input = try await input(month: month, asOf: pinned, tellsEarlier: tellsEarlier)
    let protected = ProtectedCodes(entries: try await desk.ask(ListProtected.self, ()))
    return try await desk.ask(
      ExplainFigure.self, .init(key: key, followUp: input, protected: protected, isConfidential: isConfidential),
      asOf: pinned)
  }

  /// The line taken apart at the month, and the postings beneath it that the query asks for.
  package func drill(
    line: String, area: String? = nil, unit: String? = nil, account: String? = nil, _ query: PostingQuery,
    month: Month, asOf: AsOf = .now, isConfidential: Bool = false
  ) async throws -> AskDrill.Output {
    let pinned = try await desk.pinned(asOf)
    let input = try await input(month: month, asOf: pinned, remarkFigures: RemarkFigures())
    let protected = ProtectedCodes(entries: try await desk.ask(ListProtected.self, ()))
    return try await desk.ask(
      AskDrill.self,
      AskDrill.Input(
        line: line, area: area, unit: unit, account: account, query: query, followUp: input, protected: protected,
        isConfidential: isConfidential), asOf: pinned)
  }

  /// The latest month with postings; nil where there are none.
  package func latestMonth(asOf: AsOf = .now) async throws -> Month? {
    try await desk.remembered("forecast.latest-month", asOf: asOf, bytes: { _ in 16 }) { pinned in
      try await desk.ask(FindLatestMonth.self, (), asOf: pinned)
    }
  }

  /// The month with the forecasts before it, and what remarks in its sheets were written at.
  private func input(month: Month, asOf: AsOf, tellsEarlier: Bool = false) async throws -> AskFollowUp.Input {
    let found = try await desk.ask(FindRemarkEvents.self, month, asOf: asOf)
    var groups: [FindRemarkEvents.Basis: [Int]] = [:]
    var remarkFigures = RemarkFigures()
    for event in found.events.keys.sorted() {
      guard let basis = try await basis(month, at: event) else {
        remarkFigures.add([:], at: event)
        continue
      }
      // Everything is as it is now: there is nothing to tell.
      if basis != found.basis { groups[basis, default: []].append(event) }
    }
    for events in groups.values {
      let keys = Set(events.flatMap { found.events[$0] ?? [] })
      let figures = try await figures(Array(keys), month: month, at: events[0])
      for event in events { remarkFigures.add(figures, at: event) }
    }
    return try await input(month: month, asOf: asOf, remarkFigures: remarkFigures, tellsEarlier: tellsEarlier)
  }

  /// What figures were made of at the event; nil where some of it was disposed of since.
  private func basis(_ month: Month, at event: Int) async throws -> FindRemarkEvents.Basis? {
    do {
      return try await desk.ask(FindRemarkEvents.self, month, asOf: .event(event)).basis
    } catch StorageProblem.disposed {
      return nil
    }
  }

  /// The figures as they were at the event; none where the month was not posted then.
  private func figures(_ keys: [FigureKey], month: Month, at event: Int) async throws -> [FigureKey: FigureValue] {
    do {
      let then = try await desk.ask(AskFollowUp.self, AskFollowUp.Input(month: month), asOf: .event(event))
      return Dictionary(
        keys.compactMap { key in then.figure(key).map { (key, $0.value) } }, uniquingKeysWith: { first, _ in first })
    } catch is ForecastingProblem {
      return [:]
    } catch is AccountsProblem {
      return [:]
    } catch StorageProblem.disposed {
      // What they were made of is gone, openly.
      return [:]
    }
  }

  private func input(
    month: Month, asOf: AsOf, remarkFigures: RemarkFigures, tellsEarlier: Bool = false
  ) async throws -> AskFollowUp.Input {
    let found = try await desk.ask(FindPreviousForecast.self, month, asOf: asOf)
    guard let latest = found.first else { return AskFollowUp.Input(month: month, remarkFigures: remarkFigures) }
    var earlier: [ForecastSnapshot] = []
    for occasion in found.dropFirst().reversed() where tellsEarlier {
      if let before = try await snapshots(occasion) { earlier.append(before.drift) }
    }
    guard let before = try await snapshots(latest) else {
      return AskFollowUp.Input(
        month: month, unreadablePrevious: latest.month, remarkFigures: remarkFigures, earlier: earlier)
    }
    return AskFollowUp.Input(
      month: month, previous: before, remarkFigures: remarkFigures, earlier: earlier + [before.drift])
  }

  /// The forecasts as they stood at the occasion; nil where they cannot be put together.
  private func snapshots(
    _ found: FindPreviousForecast.Found
  ) async throws -> (drift: ForecastSnapshot, investments: ForecastSnapshot?)? {
    do {
      return try await desk.ask(
        AskFollowUp.self, AskFollowUp.Input(month: found.month), asOf: .event(found.event)
      ).snapshots
    } catch is ForecastingProblem {
      // The sheet was written before its month was posted: there is no whole forecast to compare with.
      return nil
    } catch is AccountsProblem {
      // The sheet was written before the board had its statement.
      return nil
    } catch StorageProblem.disposed {
      return nil
    }
  }
}
