import Documents
import Forecasting
package import Kernel
import Organisation
import Reporting
package import Storage

/// Puts somebody's first page together.
package struct OverviewDesk: Sendable {
  private let desk: Desk

  /// Somebody asking at that desk.
  package init(_ desk: Desk) { self.desk = desk }

  /// The first page of the person as the standpoint has it.
  ///
  /// - Parameters:
  ///   - units: the units that she answers for, by id, in order; none for the whole board.
  ///   - day: the day that tasks are late by and the next meeting comes after; today where nothing else is said.
  ///   - asOf: the moment.
  package func overview(
    of person: String, _ standpoint: Standpoint, units: [String] = [], on day: Day? = nil, asOf: AsOf = .now
  ) async throws -> FirstPage {
    let today = day ?? desk.context.now.dayInStockholm
    // The longest name last: it may hold whatever somebody's name may.
    let name = "overview.first-page \(standpoint.rawValue) \(today) \(units.joined(separator: ",")) \(person)"
    return try await desk.remembered(name, asOf: asOf, bytes: { _ in OverviewDesk.usualSize }) { pinned in
      try await firstPage(of: person, standpoint, units: units, today: today, pinned: pinned)
    }
  }

  /// About how many bytes of memory a first page takes.
  private static let usualSize = 65_536

  private func firstPage(
    of person: String, _ standpoint: Standpoint, units: [String], today: Day, pinned: AsOf
  ) async throws -> FirstPage {
    let followUps = FollowUpDesk(desk)
    let isFinished = standpoint == .boardMember
    let month = isFinished ? nil : try await followUps.latestMonth(asOf: pinned)
    let input = ReadSituation.Input(month: month, today: today)
    let situation =
      isFinished
      ? try await desk.ask(ReadLockedSituation.self, input, asOf: pinned)
      : try await desk.ask(ReadSituation.self, input, asOf: pinned)
    let all = situation.work.map { TaskRules.tasks($0, on: today) } ?? []
    let own = TaskRules.tasks(all, of: person).filter { $0.state == .open }
    var sections: FollowUpSections?
    if let month, OverviewDesk.showsMoney(standpoint) {
      sections = try await followUps.month(month, asOf: pinned, isForFigures: true).followUp
    }
    let unit = units.count == 1 ? units[0] : nil
    let scope = desk.context.actor.grants.scope(of: .read)
    let headline = sections.flatMap {
      units.count > 1 ? severalUnits($0, scope) : ForecastHeadline($0, unit: unit)
    }
    let words = OverviewWords(
      situation: situation, month: month, today: today, tasks: own, headline: headline)
    let isLed = OverviewDesk.isLed(by: standpoint)
    return FirstPage(
      month: month, first: words.first(standpoint),
      units: units.count > 1 ? units.compactMap { id in sections.flatMap { OverviewDesk.item(id, $0) } } : [],
      movements: headline?.movements(3) ?? [],
      statement: headline?.statement,
      late: isLed ? OverviewRules.late(all, situation, today: today) : [],
      reminding: isLed ? OverviewRules.reminding(all, situation, by: person, today: today) : nil,
      tasks: own, report: isFinished ? situation.locked.map(OverviewDesk.item) : nil,
      waiting: standpoint == .controller ? OverviewRules.waiting(situation) : [],
      meeting: OverviewRules.meeting(situation))
  }

  /// What several units come to together; nil for whoever sees others' figures too, of which they are but a part.
  private func severalUnits(_ sections: FollowUpSections, _ scope: Scope?) -> ForecastHeadline? {
    scope == .everything ? nil : .ofAll(sections, seenIn: scope)
  }

  /// Whether the working figures are part of the page: who reads locked reports sees those.
  private static func showsMoney(_ standpoint: Standpoint) -> Bool {
    switch standpoint {
    case .director, .controller, .unitManager, .planner, .secretary: true
    case .boardMember, .auditor, .administrator: false
    }
  }

  /// Whether others' late work is part of the page; a manager's own stands among what waits for her, and whoever reads
  /// finished reports does not follow how they are made.
  private static func isLed(by standpoint: Standpoint) -> Bool {
    switch standpoint {
    case .director, .controller, .secretary: true
    case .unitManager, .planner, .boardMember, .auditor, .administrator: false
    }
  }

  private static func item(_ report: LockedReport) -> FirstPage.Item {
    .init([.text("Läs ”\(report.title)”, version \(report.number)")], .locked(report.month, report.id))
  }

  /// The forecast of one of several units.
  private static func item(_ unit: String, _ sections: FollowUpSections) -> FirstPage.Item? {
    guard let headline = ForecastHeadline(sections, unit: unit) else { return nil }
    return .init([.text((headline.unitName ?? unit) + ": ")] + headline.sentence + [.text(".")])
  }
}
