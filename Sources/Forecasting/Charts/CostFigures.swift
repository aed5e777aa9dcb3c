import Accounts
import Figures
import Kernel
import Ledger
import Storage

/// The gross cost and what each line is of it, found by key: `gross-cost:2019-01..2019-04`,
/// `cost-share:line/drift.personal:2019-01..2019-04`.
///
/// Costs are the lines whose accounts all usually hold costs.
struct CostFigures {
  /// What is measured; the raw value stands in figure keys.
  enum Name: String, CaseIterable {
    /// All costs.
    case gross = "gross-cost"
    /// The costs of the lines that charts of shares take together.
    case rest = "gross-cost-rest"
    /// What the cost of a line is of all costs.
    case share = "cost-share"

    var title: String {
      switch self {
      case .gross: "Bruttokostnad"
      case .rest: "Bruttokostnad, övriga kostnadsrader"
      case .share: "Andel av bruttokostnaden"
      }
    }
  }

  /// How many lines a chart shows by themselves at most.
  static let most = 7

  /// The figures that it is made of.
  let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The leaves that hold costs, in print order.
  var lines: [Int] {
    structure.statement.lines.indices.filter { index in
      let line = structure.statement.lines[index]
      return line.kind == .leaf && LineLikeness.nature(of: line) == .cost
    }
  }

  /// The cost lines that charts show by themselves, in print order, and those that they take together: the smallest to
  /// date, where there are more than a reader can tell apart.
  func shown(unit: Int?) -> (own: [Int], rest: [Int]) {
    let all = lines
    let amounts = followUp.lineValues(.actual, over: followUp.toDate, unit: unit)
    let before = followUp.lineValues(.lastYear, over: followUp.toDate, unit: unit)
    let used = all.filter { amounts[$0] != 0 || before[$0] != 0 }
    guard used.count > CostFigures.most else { return (used, []) }
    let greatest = Set(
      used.sorted { (amounts[$1].magnitude, $0) < (amounts[$0].magnitude, $1) }.prefix(CostFigures.most - 1))
    return (used.filter(greatest.contains), used.filter { !greatest.contains($0) })
  }

  /// The figure of all costs over the months, of this year or the year before.
  func gross(of slice: FollowUp.Slice, over period: Period) -> Figure {
    figure(.gross, slice, period)
  }

  /// The figure of what charts take together.
  func rest(of slice: FollowUp.Slice, over period: Period) -> Figure { figure(.rest, slice, period) }

  /// The figure of what the line is of all costs.
  func share(of slice: FollowUp.Slice, over period: Period) -> Figure { figure(.share, slice, period) }

  private func sum(_ lines: [Int], _ slice: FollowUp.Slice, _ period: Period) -> Int64 {
    let isLine = Set(lines)
    let isUnit = slice.unit.map(structure.unitsHeld)
    return followUp.values(.actual, count: 1, over: period) { cell in
      isLine.contains(cell.line) && (slice.area.map { $0 == cell.area } ?? true) && (isUnit?[cell.unit] ?? true)
        ? 0 : nil
    }[0]
  }

  private func figure(_ name: Name, _ slice: FollowUp.Slice, _ period: Period) -> Figure {
    let base = figures.figure(.actual, of: slice, over: period)
    let selections = name == .share ? base.key.selections : base.key.selections.filter { $0.axis != "line" }
    return Figure(
      key: FigureKey(name.rawValue, selections, period), value: value(name, slice, period), status: base.status,
      provenance: base.provenance)
  }

  private func value(_ name: Name, _ slice: FollowUp.Slice, _ period: Period) -> FigureValue {
    let isPosted = followUp.ledger.facts.segments.contains { period.contains($0.part.month) }
    guard isPosted else { return .missing }
    switch name {
    case .gross: return .money(Money(ore: sum(lines, slice, period)))
    case .rest: return .money(Money(ore: sum(shown(unit: slice.unit).rest, slice, period)))
    case .share:
      return .share(Share(followUp.value(.actual, of: slice, over: period), of: sum(lines, slice, period)))
    }
  }

  /// What the key asks; nil where it is of no use here.
  private func parse(_ key: FigureKey) -> (name: Name, slice: FollowUp.Slice)? {
    guard let name = Name(rawValue: key.measure),
      let slice = figures.parse(key.measuring(FollowUpMeasure.actual.rawValue))?.slice,
      name == .share ? slice.line.map(isCost) ?? false : slice.line == nil
    else { return nil }
    return (name, slice)
  }

  /// Whether all that counts in the line is costs: a share of what has revenue in it would say nothing.
  private func isCost(_ line: Int) -> Bool {
    let leaves = structure.leaves(of: line)
    return !leaves.isEmpty && Set(leaves).isSubset(of: lines)
  }
}

extension CostFigures: FigureSource {
  var measures: [Measure] {
    Name.allCases.map { name in
      Measure(
        name: name.rawValue, title: name.title, axes: (name == .share ? ["line"] : []) + ["area", "unit"],
        kind: name == .share ? .share : .money)
    }
  }

  func figure(_ key: FigureKey) -> Figure? { parse(key).map { figure($0.name, $0.slice, key.period) } }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let (name, slice) = parse(key) else { return nil }
    func part(_ line: Int) -> Explanation.Part {
      let place = FollowUp.Slice(line: line, area: slice.area, unit: slice.unit)
      return Explanation.Part(
        label: structure.lineName(line), value: Money(ore: followUp.value(.actual, of: place, over: key.period)),
        key: figures.key(.actual, of: place, over: key.period))
    }
    let names = [
      slice.line.map(structure.lineName), slice.area.map(structure.areaName), slice.unit.map(structure.unitName),
    ].compactMap { $0 }
    let figure = figure(name, slice, key.period)
    let lines = name == .gross ? lines : name == .rest ? shown(unit: slice.unit).rest : []
    return Explanation(
      figure: figure, title: ([name.title] + names + [SwedishText.text(key.period)]).joined(separator: ", "),
      parts: figure.value == .missing ? [] : lines.map(part).filter { $0.value != .zero },
      notes: name == .share && figure.value != .missing ? [shareNote(slice, key.period)] : [])
  }

  /// What the share is a ratio of, by key.
  private func shareNote(_ slice: FollowUp.Slice, _ period: Period) -> String {
    let part = figures.key(.actual, of: slice, over: period)
    let whole = gross(of: .init(area: slice.area, unit: slice.unit), over: period).key
    return "Andelen är \(part) delat med \(whole)."
  }
}
