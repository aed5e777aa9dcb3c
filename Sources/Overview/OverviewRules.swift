import Documents
import Kernel
import Organisation
import Reporting

/// What of a situation is late, missing or waited for.
enum OverviewRules {
  /// The first month after the last one with postings whose figures should have been cut off before the day, though
  /// nothing is imported; nil where there is none.
  static func missingMonth(after month: Month?, _ occasions: [Occasion], today: Day) -> Month? {
    occasions.first { occasion in
      guard let plan = occasion.plan, month.map({ occasion.month > $0 }) ?? true else { return false }
      return plan.cutOff < today
    }?.month
  }

  /// What is late on the day, the most pressing first: the month that is not imported, units that have not reported,
  /// then everything else by its last day.
  static func late(
    _ tasks: [WorkTask], _ situation: ReadSituation.Output, today: Day
  ) -> [FirstPage.Item] {
    let work = situation.work
    var items: [FirstPage.Item] = []
    if let missing = situation.missingMonth {
      items.append(.init([.text("Huvudboken för \(SwedishText.text(missing)) är inte inläst.")], .imports))
    }
    let late = lateTasks(tasks, situation, today: today)
    let unreported = late.filter(isUnits)
    if let due = unreported.compactMap(\.due).min(), let work {
      let names = unreported.map(\.unit).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let target: FirstPage.Target =
        unreported.count == 1
        ? unreported[0].section.map { .section($0) } ?? .work(work.occasion.month)
        : .work(work.occasion.month)
      items.append(
        .init([.text("Har inte rapporterat, sista dag \(SwedishText.text(due)): \(SwedishText.list(names)).")], target))
    }
    // What is late of one step is told once, however many parts it has.
    for step in WorkStep.allCases {
      let rest = late.filter { $0.step == step && !isUnits($0) }
      guard let first = rest.first else { continue }
      let due = rest.compactMap(\.due).min().map { ", sista dag " + SwedishText.text($0) } ?? ""
      items.append(
        rest.count == 1
          ? .init([.text(first.title + (first.unit.isEmpty ? "" : ", " + first.unit) + due + ".")], target(first, work))
          : .init(
            [.text("\(rest.count) avsnitt är kvar att \(step == .report ? "skriva" : step.title)\(due).")],
            work.map { .work($0.occasion.month) }))
    }
    return items
  }

  /// The tasks that can be done and should have been.
  private static func lateTasks(
    _ tasks: [WorkTask], _ situation: ReadSituation.Output, today: Day
  ) -> [WorkTask] {
    // Nobody waits for the parts of a report that a body has decided on; that a unit never reported is told still.
    let isDecided = situation.decision != nil && situation.locked?.month == situation.work?.occasion.month
    return tasks.filter { $0.isLate(on: today) && $0.state == .open && (!isDecided || isUnits($0)) }
  }

  /// Whether it is to write a unit's part.
  private static func isUnits(_ task: WorkTask) -> Bool { task.step == .report && !task.unit.isEmpty }

  /// The month of the work, where somebody else than the person is late.
  static func reminding(
    _ tasks: [WorkTask], _ situation: ReadSituation.Output, by person: String, today: Day
  ) -> Month? {
    let isAnother = lateTasks(tasks, situation, today: today).contains { task in
      task.members.contains { $0.person != person }
    }
    return isAnother ? situation.work?.occasion.month : nil
  }

  private static func target(_ task: WorkTask, _ work: ReadWork.Output?) -> FirstPage.Target? {
    task.section.map { .section($0) } ?? work.map { .work($0.occasion.month) }
  }

  /// What waits for whoever keeps the ledger beside the month's work.
  static func waiting(_ situation: ReadSituation.Output) -> [FirstPage.Item] {
    let marks = situation.marks
    guard !marks.isEmpty else { return [] }
    let count = marks.reduce(0) { $0 + $1.count }
    let units = marks.map { $0.count == 1 ? $0.unit : "\($0.unit) \($0.count)" }
    let shown = units.count > 4 ? Array(units.prefix(3)) + ["\(units.count - 3) enheter till"] : units
    return [
      .init(
        [
          .text(
            (count == 1
              ? "En bokföringsrad är markerad som felkonterad"
              : "\(count) bokföringsrader är markerade som "
                + "felkonterade") + " och väntar på besked: \(SwedishText.list(shown)).")
        ], .markedPostings)
    ]
  }

  /// The meeting and what is missing for what is on its agenda.
  static func meeting(_ situation: ReadSituation.Output) -> FirstPage.Meeting? {
    guard let day = situation.meeting else { return nil }
    var missing: [FirstPage.Item] = []
    for occasion in situation.onAgenda where !situation.lockedMonths.contains(occasion.month) {
      missing.append(
        .init([.text("Rapporten för \(SwedishText.text(occasion.month)) är inte låst.")], .work(occasion.month)))
    }
    if let work = situation.work, situation.onAgenda.contains(where: { $0.month == work.occasion.month }) {
      let left = work.rows.count { $0.state != .approved }
      if left > 0 {
        missing.append(
          .init(
            [.text("\(left) av \(work.rows.count) avsnitt är inte \(left == 1 ? "godkänt" : "godkända").")],
            .work(work.occasion.month)))
      }
    }
    for occasion in situation.onAgenda where occasion.registrationNumber.isEmpty {
      missing.append(
        .init([.text("Diarienummer saknas för \(SwedishText.text(occasion.month)).")], .calendar))
    }
    return FirstPage.Meeting(
      day: day, occasions: situation.onAgenda.map { $0.name + " " + SwedishText.text($0.month) }, missing: missing)
  }
}
