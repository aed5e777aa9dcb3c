import Accounts
import Budgeting
import Figures
import Kernel
import Storage

/// The figures of frames, of what is dealt out of them and of the plan: `frame:frame/ID:2019`, `frame:2019`,
/// `frame-catch-up:frame/ID:2019-03`, `unallocated:2019`, `plan:line/drift.personal:2020`.
struct FrameFigures: FigureSource {
  /// The frames and plans beneath.
  let plan: FramePlan
  private var followUp: FollowUp { plan.followUp }
  private var structure: FollowUpStructure { plan.followUp.structure }

  /// The figures of `plan`.
  init(_ plan: FramePlan) { self.plan = plan }

  /// What is measured of frames.
  enum Name: String, CaseIterable {
    case frame
    case catchUp = "frame-catch-up"
    case unallocated
    case version = "budget-version"
    case reallocations
    case reallocation
    case plan

    var title: String {
      switch self {
      case .frame: "Ram"
      case .catchUp: "Rampost, varav månader före beslutet"
      case .unallocated: "Ofördelat av ramen"
      case .version: "Detaljbudget före omdisponeringar"
      case .reallocations: "Omdisponeringarnas verkan på detaljbudgeten"
      case .reallocation: "Omdisponerat belopp"
      case .plan: "Plan"
      }
    }

    var axes: [String] {
      switch self {
      case .frame, .catchUp: ["frame"]
      case .reallocation: ["reallocation"]
      case .plan: ["line"]
      case .unallocated, .version, .reallocations: []
      }
    }
  }

  var measures: [Measure] {
    Name.allCases.map { name in
      Measure(
        name: name.rawValue, title: name.title, axes: name.axes, periods: name == .catchUp ? .months : .fullYear)
    }
  }

  var members: [FigureMember] {
    var seen: Set<String> = []
    let frames = (plan.years.flatMap(\.components).map(\.frame) + caughtUp).filter { seen.insert($0.id).inserted }
    return frames.map { FigureMember(axis: "frame", id: $0.id, name: $0.value.name) }
      + followUp.budgetBook.reallocations.map { made in
        FigureMember(
          axis: "reallocation", id: made.id, name: "Omdisponering " + made.id, aliases: [made.value.decision])
      } + FollowUpFigures(followUp).members
  }

  func figure(_ key: FigureKey) -> Figure? {
    guard let name = Name(rawValue: key.measure), let answer = answer(name, key) else { return nil }
    return Figure(
      key: key, value: answer.value.map { .money(Money(ore: $0)) } ?? .missing, status: nil,
      provenance: Provenance(records: answer.records, event: followUp.event))
  }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let figure = figure(key), let name = Name(rawValue: key.measure) else { return nil }
    let subject = FrameExplainer(self).subject(name, key)
    let title = ([name.title] + subject + [SwedishText.text(key.period)]).joined(separator: ", ")
    let rows = name == .reallocation ? FrameExplainer(self).rows(key) : []
    return Explanation(
      figure: figure, title: title, parts: FrameExplainer(self).parts(name, key), rows: rows, rowCount: rows.count,
      rowKind: .budget)
  }

  /// The key of a measure of the whole frame in a year.
  static func key(_ name: Name, _ year: Int, _ selections: [FigureSelection] = []) -> FigureKey? {
    Month(year: year, month: 1).flatMap { Period($0, $0.advanced(by: 11)) }
      .map { FigureKey(name.rawValue, selections, $0) }
  }

  /// The key of what a component has in the months before its decision; nil where it has nothing there.
  static func catchUpKey(_ frame: Versioned<BudgetFrame>) -> FigureKey? {
    guard frame.value.caughtUp != nil, let month = frame.value.decisionMonth else { return nil }
    return FigureKey(Name.catchUp.rawValue, [FigureSelection("frame", frame.id)], Period(month))
  }

  /// The component of the key with what its year has of it.
  func component(_ key: FigureKey, in year: FramePlan.Year) -> FrameRules.Planned? {
    key.id(on: "frame").flatMap { id in year.components.first { $0.frame.id == id } }
  }

  /// The components whose months before the decision lie in the year.
  var caughtUp: [Versioned<BudgetFrame>] {
    plan.years[0].components.map(\.frame).filter { $0.value.caughtUp != nil }
  }

  /// The line of a key by index; nil where the statement has none such.
  func line(_ key: FigureKey) -> Int? {
    key.id(on: "line").flatMap { id in (0...structure.exceptFrames).first { structure.lineID($0) == id } }
  }

  /// The value, missing where nothing is known of the year, and the records; nil where the key means nothing here.
  private func answer(_ name: Name, _ key: FigureKey) -> (value: Int64?, records: [String])? {
    if name == .catchUp, let id = key.id(on: "frame"), key.selections.count == 1 {
      // All of it lies in the month of the decision, so the year's is the month's.
      guard let frame = caughtUp.first(where: { $0.id == id }), let month = frame.value.decisionMonth,
        key.period == Period(month) || key.period == followUp.year
      else { return nil }
      return (frame.value.catchUp.ore, [FrameFigures.record(frame)])
    }
    guard let year = plan.year(of: key.period), key.selections.map(\.axis).allSatisfy(name.axes.contains),
      key.selections.count <= 1
    else { return nil }
    let frames = year.components.map { FrameFigures.record($0.frame) }
    let isFollowedUp = year.year == plan.years[0].year
    switch name {
    case .frame where key.selections.isEmpty:
      return (year.hasFrame ? year.frame : nil, frames + (year.posted == 0 ? [] : year.budgetRecords))
    case .frame: return component(key, in: year).map { ($0.amount.ore, [FrameFigures.record($0.frame)]) }
    case .catchUp:
      return isFollowedUp
        ? (caughtUp.map(\.value.catchUp).sum().ore, caughtUp.map(FrameFigures.record)) : nil
    case .unallocated: return (plan.unallocated(year), frames + year.budgetRecords)
    case .version:
      return isFollowedUp
        ? (plan.detailed(year).map { $0 - followUp.reallocated() }, Array(year.budgetRecords.prefix(1))) : nil
    case .reallocations:
      return isFollowedUp ? (followUp.reallocated(), Array(year.budgetRecords.dropFirst())) : nil
    case .reallocation:
      guard isFollowedUp, let made = reallocation(key) else { return nil }
      return (made.value.moved.ore, ["reallocation/\(made.id)@\(made.version)"])
    case .plan:
      guard !isFollowedUp, let line = line(key) else { return nil }
      return (plan.amount(of: line, in: year), year.budgetRecords)
    }
  }

  /// The reallocation of the key.
  func reallocation(_ key: FigureKey) -> Versioned<Reallocation>? {
    key.id(on: "reallocation").flatMap { id in followUp.budgetBook.reallocations.first { $0.id == id } }
  }

  /// The component as provenance names it.
  static func record(_ frame: Versioned<BudgetFrame>) -> String { "budget-frame/\(frame.id)@\(frame.version)" }
}
