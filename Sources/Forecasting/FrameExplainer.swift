import Accounts
import Budgeting
import Figures
import Kernel
import Storage

/// Takes a figure of the frame apart.
struct FrameExplainer {
  private let figures: FrameFigures
  private var plan: FramePlan { figures.plan }
  private var followUp: FollowUp { figures.plan.followUp }
  private var structure: FollowUpStructure { figures.plan.followUp.structure }

  init(_ figures: FrameFigures) { self.figures = figures }

  /// What the figure is about, in words that stand in its title.
  func subject(_ name: FrameFigures.Name, _ key: FigureKey) -> [String] {
    switch name {
    case .frame, .catchUp:
      let id = key.id(on: "frame")
      let frame = plan.years.flatMap(\.components).first { $0.frame.id == id }
      return frame.map { [$0.frame.value.name] } ?? []
    case .reallocation: return figures.reallocation(key).map { [$0.id, $0.value.decision] } ?? []
    case .plan: return figures.line(key).map { [structure.lineName($0)] } ?? []
    case .unallocated, .version, .reallocations: return []
    }
  }

  /// The parts; their signed values sum to the figure.
  func parts(_ name: FrameFigures.Name, _ key: FigureKey) -> [Explanation.Part] {
    if name == .catchUp { return catchUpParts(key) }
    guard let year = plan.year(of: key.period) else { return [] }
    switch name {
    case .frame: return key.selections.isEmpty ? frameParts(year) : componentParts(key, year)
    case .unallocated: return unallocatedParts(year)
    case .version: return versionParts(key, year)
    case .reallocations: return reallocationsParts()
    case .reallocation: return reallocationParts(key)
    case .plan: return planParts(key, year)
    case .catchUp: return []
    }
  }

  /// The rows of a reallocation, greatest first.
  func rows(_ key: FigureKey) -> [Explanation.Row] {
    guard let made = figures.reallocation(key) else { return [] }
    return made.value.rows.map { row in
      Explanation.Row(
        month: made.value.from, voucher: "", day: nil, coding: BudgetExplainer.coding(row.coding),
        text: made.value.reason, amount: row.amount, source: "reallocation/\(made.id)@\(made.version)")
    }.sorted { ($1.amount.ore, $0.coding) < ($0.amount.ore, $1.coding) }
  }

  private func frameParts(_ year: FramePlan.Year) -> [Explanation.Part] {
    let components = year.components.map { planned in
      Explanation.Part(
        label: planned.frame.value.name, value: planned.amount,
        key: FrameFigures.key(.frame, year.year, [FigureSelection("frame", planned.frame.id)]),
        source: source(planned))
    }
    let posted = Explanation.Part(
      label: "Kommunbidrag i detaljbudgeten", value: Money(ore: year.posted),
      source: year.budgetRecords.joined(separator: ", "))
    return components + (year.posted == 0 ? [] : [posted])
  }

  private func componentParts(_ key: FigureKey, _ year: FramePlan.Year) -> [Explanation.Part] {
    guard let planned = figures.component(key, in: year) else { return [] }
    return [Explanation.Part(label: planned.frame.value.name, value: planned.amount, source: source(planned))]
  }

  private func source(_ planned: FrameRules.Planned) -> String {
    let frame = planned.frame.value
    var words = [FrameFigures.record(planned.frame)]
    if !frame.decision.isEmpty { words.append(frame.decision) }
    if let level = frame.priceLevel { words.append("\(Digits.padded(level, 4)) års priser") }
    if let compensation = frame.compensation {
      let percent = compensation.basisPoints.map { SwedishText.number($0, decimals: 2) + " % av " } ?? ""
      words.append("kompenserar " + percent + compensation.component)
      if !compensation.index.isEmpty { words.append(compensation.index) }
    }
    if planned.isCarried { words.append("fortsätter, eftersom inget annat är planerat") }
    return words.joined(separator: ", ")
  }

  private func catchUpParts(_ key: FigureKey) -> [Explanation.Part] {
    guard let id = key.id(on: "frame") else {
      return figures.caughtUp.map { frame in
        Explanation.Part(
          label: frame.value.name, value: frame.value.catchUp, key: FrameFigures.catchUpKey(frame),
          source: FrameFigures.record(frame))
      }
    }
    guard let frame = figures.caughtUp.first(where: { $0.id == id }), let months = frame.value.caughtUp else {
      return []
    }
    return zip(months.months, frame.value.caughtUpMonths).map { month, amount in
      Explanation.Part(
        label: SwedishText.text(month), value: amount,
        source: FrameFigures.record(frame) + ", " + frame.value.decision)
    }
  }

  private func unallocatedParts(_ year: FramePlan.Year) -> [Explanation.Part] {
    guard plan.unallocated(year) != nil, let detailed = plan.detailed(year) else { return [] }
    return [
      Explanation.Part(label: "Ram", value: Money(ore: year.frame), key: FrameFigures.key(.frame, year.year)),
      Explanation.Part(label: "Detaljbudget", value: Money(ore: detailed), key: detailedKey(year)),
    ]
  }

  /// The key of the year's net cost: the budget of the year followed up, the plan of later ones.
  func detailedKey(_ year: FramePlan.Year) -> FigureKey? { lineKey(structure.exceptFrames, year) }

  /// The key of the line's amount in the year.
  func lineKey(_ line: Int, _ year: FramePlan.Year) -> FigureKey? {
    let selection = [FigureSelection("line", structure.lineID(line))]
    if year.year == plan.years[0].year {
      return FigureKey(FollowUpMeasure.budget.rawValue, selection, followUp.year)
    }
    return FrameFigures.key(.plan, year.year, selection)
  }

  private func versionParts(_ key: FigureKey, _ year: FramePlan.Year) -> [Explanation.Part] {
    guard let detailed = plan.detailed(year) else { return [] }
    return [
      Explanation.Part(label: "Detaljbudget", value: Money(ore: detailed), key: detailedKey(year)),
      Explanation.Part(
        label: FrameFigures.Name.reallocations.title, sign: -1, value: Money(ore: followUp.reallocated()),
        key: FrameFigures.key(.reallocations, year.year)),
    ]
  }

  private func reallocationsParts() -> [Explanation.Part] {
    followUp.budgetBook.reallocations.map { made in
      Explanation.Part(
        label: "Omdisponering " + made.id, value: Money(ore: followUp.reallocated { $0 == made.id }),
        source: "reallocation/\(made.id)@\(made.version), \(made.value.decision)")
    }
  }

  /// What codings are given; what the others give is as much.
  private func reallocationParts(_ key: FigureKey) -> [Explanation.Part] {
    guard let made = figures.reallocation(key) else { return [] }
    return made.value.rows.filter { $0.amount > .zero }.map { row in
      Explanation.Part(
        label: "Till " + BudgetExplainer.coding(row.coding), value: row.amount,
        source: "reallocation/\(made.id)@\(made.version), \(made.value.decision)")
    }
  }

  private func planParts(_ key: FigureKey, _ year: FramePlan.Year) -> [Explanation.Part] {
    guard let line = figures.line(key), let lines = year.lines else { return [] }
    if structure.isLeaf(line) {
      return [
        Explanation.Part(
          label: structure.lineName(line), value: Money(ore: lines[line]),
          source: year.budgetRecords.joined(separator: ", "))
      ]
    }
    return structure.leaves(of: line).filter { lines[$0] != 0 }.map { leaf in
      Explanation.Part(
        label: structure.lineName(leaf), value: Money(ore: lines[leaf]), key: lineKey(leaf, year))
    }
  }
}
