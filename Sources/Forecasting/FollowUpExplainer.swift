import Accounts
import Budgeting
import Figures
import Kernel
import Ledger
import Storage

/// Takes a figure of a follow-up apart, one step at a time.
struct FollowUpExplainer {
  private let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  init(_ figures: FollowUpFigures) { self.figures = figures }

  /// What the measure of the slice is made of; vouchers are added by who can read them.
  func explain(_ measure: FollowUpMeasure, of slice: FollowUp.Slice, over period: Period) -> Explanation {
    let rows = budgetRows(measure, slice, period)
    return Explanation(
      figure: figures.figure(measure, of: slice, over: period), title: title(measure, slice, period),
      parts: parts(measure, slice, period), rows: rows?.greatest ?? [], rowCount: rows?.count ?? 0,
      rowKind: rows == nil ? .postings : .budget)
  }

  /// The rows of the budget beneath a leaf's budget; nil for other measures and for sums.
  private func budgetRows(
    _ measure: FollowUpMeasure, _ slice: FollowUp.Slice, _ period: Period
  ) -> (greatest: [Explanation.Row], count: Int)? {
    guard measure == .budget, let line = slice.line, structure.isLeaf(line) else { return nil }
    return BudgetExplainer(followUp, slice, over: period).rows
  }

  private func title(_ measure: FollowUpMeasure, _ slice: FollowUp.Slice, _ period: Period) -> String {
    var words = [followUp.terms.own(measure.title)]
    if let line = slice.line ?? structure.resultLine { words.append(structure.lineName(line)) }
    if let area = slice.area { words.append(structure.areaName(area)) }
    if let unit = slice.unit { words.append(structure.unitName(unit)) }
    words.append(SwedishText.text(measure == .lastYear ? period.yearBefore : period))
    return words.joined(separator: ", ")
  }

  private func parts(
    _ measure: FollowUpMeasure, _ slice: FollowUp.Slice, _ period: Period
  ) -> [Explanation.Part] {
    let year = followUp.year
    switch measure {
    case .variance: return difference(.forecast, year, .budget, year, slice)
    case .periodVariance: return difference(.actual, period, .budget, period, slice)
    case .difference: return difference(.actual, period, .lastYear, period, slice)
    case .forecastChange: return difference(.forecast, year, .previousForecast, year, slice)
    case .lastYear: return [part(.actual, slice, period.yearBefore, label: followUp.terms("Utfall"))]
    case .budget, .actual, .forecast, .previousForecast: break
    }
    if let children = children(of: slice) {
      return children.map { child in
        part(
          measure, FollowUp.Slice(line: child, area: slice.area, unit: slice.unit), period,
          label: structure.lineName(child))
      }
    }
    if let children = slice.unit.flatMap({ structure.groups.group($0)?.children }) {
      return children.map { child in
        part(
          measure, FollowUp.Slice(line: slice.line, area: slice.area, unit: child), period,
          label: structure.unitName(child))
      }
    }
    switch measure {
    case .budget: return budgetParts(slice, period)
    case .forecast: return forecastParts(slice)
    case .previousForecast: return previousParts(slice)
    default:
      return period.count > 1
        ? period.months.map { part(.actual, slice, Period($0), label: SwedishText.text($0)) }
        : sourceParts(slice, period)
    }
  }

  private func part(
    _ measure: FollowUpMeasure, _ slice: FollowUp.Slice, _ period: Period, sign: Int = 1, label: String
  ) -> Explanation.Part {
    Explanation.Part(
      label: label, sign: sign, value: Money(ore: followUp.value(measure, of: slice, over: period)),
      key: figures.key(measure, of: slice, over: period))
  }

  private func difference(
    _ minuend: FollowUpMeasure, _ first: Period, _ subtrahend: FollowUpMeasure, _ second: Period,
    _ slice: FollowUp.Slice
  ) -> [Explanation.Part] {
    [
      part(minuend, slice, first, label: followUp.terms.own(minuend.title)),
      part(subtrahend, slice, second, sign: -1, label: followUp.terms.own(subtrahend.title)),
    ]
  }

  /// The lines that a sum adds; nil for leaves.
  private func children(of slice: FollowUp.Slice) -> [Int]? {
    guard let line = slice.line ?? structure.resultLine else { return nil }
    if line == structure.exceptFrames {
      return structure.leaves(of: line).filter { line in
        (line >= structure.statement.lines.count || structure.statement.lines[line].kind == .leaf) && occurs(line)
      }
    }
    guard line < structure.statement.lines.count, structure.statement.lines[line].kind == .sum else { return nil }
    let extra = line == structure.resultLine ? [structure.uncoveredLine, structure.ambiguousLine] : []
    return structure.statement.children(of: line) + extra.filter(occurs)
  }

  private func occurs(_ line: Int) -> Bool {
    [followUp.actual, followUp.budget, followUp.forecast, followUp.previousForecast].contains { cube in
      cube.cells.contains { $0.line == line }
    }
  }

  private func isIn(_ cell: MoneyCube.Cell, _ slice: FollowUp.Slice) -> Bool {
    slice.line == cell.line && (slice.area.map { $0 == cell.area } ?? true)
      && (slice.unit.map { $0 == cell.unit } ?? true)
  }

  private func name(_ cell: MoneyCube.Cell) -> String {
    structure.areaName(cell.area) + ", " + structure.unitName(cell.unit)
  }

  private func budgetParts(_ slice: FollowUp.Slice, _ period: Period) -> [Explanation.Part] {
    let version = followUp.budgetBook.version
    let source = version.map { "budget-version/\($0.id)@\($0.version), \($0.value.fileName)" } ?? ""
    if isFrame(slice) {
      // Rows of the detailed budget may stand on the line as well, where the council's money is posted.
      let frames = frameParts(slice, period)
      let posted =
        followUp.value(.budget, of: slice, over: period) - frames.map(\.value).sum().ore
      return frames
        + (posted == 0 ? [] : [.init(label: "Detaljbudget", value: Money(ore: posted), source: source)])
    }
    return BudgetExplainer(followUp, slice, over: period).parts
  }

  private func isFrame(_ slice: FollowUp.Slice) -> Bool {
    slice.line.map { structure.frameLines.contains($0) } ?? false
  }

  /// The components of the council's money, which belong to no area and no unit.
  private func frameParts(_ slice: FollowUp.Slice, _ period: Period) -> [Explanation.Part] {
    let cell = MoneyCube.Cell(line: slice.line ?? 0, area: structure.remainder, unit: structure.unassigned)
    guard isIn(cell, slice) else { return [] }
    return (followUp.framesBefore + followUp.budgetBook.frames).compactMap { frame in
      guard let january = Month(year: frame.value.year, month: 1) else { return nil }
      let months = frame.value.months.enumerated().filter { period.contains(january.advanced(by: $0.0)) }
      guard !months.isEmpty else { return nil }
      return Explanation.Part(
        label: frame.value.name, value: months.map(\.element).sum(), key: frameKey(frame, period),
        source: "budget-frame/\(frame.id)@\(frame.version), \(frame.value.decision)")
    }
  }

  /// The key of the component's year; nil where the period is another than the year followed up.
  private func frameKey(_ frame: Versioned<BudgetFrame>, _ period: Period) -> FigureKey? {
    guard period == followUp.year, frame.value.year == period.first.year else { return nil }
    return FrameFigures.key(.frame, frame.value.year, [FigureSelection("frame", frame.id)])
  }

  private func forecastParts(_ slice: FollowUp.Slice) -> [Explanation.Part] {
    followUp.forecast.cells.filter { isIn($0, slice) }
      .map { cell in
        Explanation.Part(
          label: name(cell), value: Money(ore: followUp.forecast.sum(of: cell, over: followUp.year)),
          source: ForecastWords(followUp).origin(of: cell))
      }
      .filter { $0.value != .zero }.sorted { SwedishText.comesBefore($0.label, $1.label) }
  }

  private func previousParts(_ slice: FollowUp.Slice) -> [Explanation.Part] {
    guard let previous = followUp.previous else { return [] }
    return followUp.previousForecast.cells.filter { isIn($0, slice) }
      .map { cell in
        Explanation.Part(
          label: name(cell), value: Money(ore: followUp.previousForecast.sum(of: cell, over: followUp.year)),
          source: "prognosen efter \(SwedishText.text(previous.month)), händelse \(previous.event)")
      }
      .filter { $0.value != .zero }.sorted { SwedishText.comesBefore($0.label, $1.label) }
  }

  /// The files that a month's actual comes from.
  private func sourceParts(_ slice: FollowUp.Slice, _ period: Period) -> [Explanation.Part] {
    var parts: [Explanation.Part] = []
    for part in followUp.ledger.parts where period.contains(part.segment.part.month) {
      let cells = structure.cells(part.columns)
      let amounts = part.amounts
      let counted = followUp.countedRows(of: part)
      var sum: Int64 = 0
      for row in cells.indices where counted?[row] ?? true {
        if let cell = cells[row], isIn(cell, slice) { sum += amounts[row] }
      }
      if sum != 0 {
        parts.append(
          .init(
            label: part.segment.source, value: Money(ore: sum),
            source: "\(part.segment.batch), segment \(part.segment.part.segment?.short ?? "-")"))
      }
    }
    if isFrame(slice) { parts += frameParts(slice, period) }
    return parts
  }
}
