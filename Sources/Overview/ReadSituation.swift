package import Kernel
package import Ledger
package import Organisation
package import Reporting
package import Storage

/// What records say of where the work stands: the month's work, the imports, the locked reports and the meetings.
package enum ReadSituation: Question {
  package static let name = "overview.read-situation"
  package static let permission = Permission.read

  /// About which month, and on which day.
  package struct Input: Sendable {
    /// The last month with postings; nil where there are none.
    package let month: Month?
    /// The day that it is.
    package let today: Day

    /// The situation on the day.
    package init(month: Month?, today: Day) {
      self.month = month
      self.today = today
    }
  }

  /// The situation.
  package struct Output: Sendable {
    /// The month's work; nil where none is planned.
    package let work: ReadWork.Output?
    /// The month's totals beside what was read; nil where there is no month.
    package let reconciliation: Reconciliation?
    /// How finished the month is; nil where it has no postings.
    package let status: PeriodStatus?
    /// The first month that should be imported by now and is not; nil where there is none.
    package let missingMonth: Month?
    /// The latest locked report of the whole board; nil where there is none.
    package let locked: LockedReport?
    /// The decision that established the latest locked report, in any of its versions; nil where there is none.
    package let decision: LockedReport.Decision?
    /// The day of the next meeting; nil where none is planned.
    package let meeting: Day?
    /// The occasions that are on its agenda, by month.
    package let onAgenda: [Occasion]
    /// The months on its agenda whose report is locked.
    package let lockedMonths: Set<Month>
    /// The postings that units say are coded wrongly, and that wait: how many, by the unit's name.
    package let marks: [(unit: String, count: Int)]
    /// The number of the last event, and when it was recorded.
    package let lastEvent: (number: Int, at: Instant)
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    try answer(input, view: view, isWorking: true)
  }

  /// The situation; without what is still being worked on where not `isWorking`.
  static func answer(_ input: Input, view: View, isWorking: Bool) throws -> Output {
    let state = view.state
    let occasions = try state.all(Occasion.self).map(\.value).sorted { $0.month < $1.month }
    let isPlanned =
      isWorking
      && (input.month.map { month in occasions.contains { $0.month == month && $0.plan != nil } } ?? false)
    let reports = try state.all(LockedReport.self).filter { $0.value.unit == nil }.sorted { $0.event < $1.event }
    let meeting = try nextMeeting(after: input.today, occasions, state)
    return Output(
      work: try isPlanned ? input.month.map { try ReadWork.answer($0, view: view) } : nil,
      reconciliation: try (isWorking ? input.month : nil).map { try Reconciliation(month: $0, in: view) },
      status: try input.month.flatMap { try state.visibleFacts(LedgerTable.table).status(of: Period($0)) },
      missingMonth: OverviewRules.missingMonth(after: input.month, occasions, today: input.today),
      locked: reports.last?.value,
      decision: reports.last.flatMap { last in
        reports.last { $0.value.isVersion(of: last.value) && $0.value.decision != nil }?.value.decision
      }, meeting: meeting,
      onAgenda: occasions.filter { $0.meeting == meeting && meeting != nil },
      lockedMonths: Set(reports.map(\.value.month)), marks: try isWorking ? marks(view, on: input.today) : [],
      lastEvent: (state.event, state.recordedAt))
  }

  /// The marks that wait, by unit in the units' order.
  private static func marks(_ view: View, on day: Day) throws -> [(unit: String, count: Int)] {
    let open = try view.state.markedPostings(in: try view.state.resolved(view.scope, on: day)).filter(\.value.isOpen)
    guard !open.isEmpty else { return [] }
    let known = try view.state.units(on: day)
    let names = Dictionary(known.map { ($0.id, $0.value.name) }, uniquingKeysWith: { first, _ in first })
    var order = known.map(\.id)
    for mark in open where !order.contains(mark.value.unit) { order.append(mark.value.unit) }
    return order.compactMap { unit in
      let count = open.count { $0.value.unit == unit }
      return count == 0 ? nil : (names[unit] ?? (unit == Scope.wholeBoard ? "utan enhet" : unit), count)
    }
  }

  /// The first meeting on the day or after it.
  private static func nextMeeting(after day: Day, _ occasions: [Occasion], _ state: BoardState) throws -> Day? {
    let planned = try state.all(FollowUpCalendar.self).flatMap(\.value.meetings)
    return (planned + occasions.compactMap(\.meeting)).filter { $0 >= day }.min()
  }
}
