import Accounts
import Budgeting
import Figures
import Kernel
import Ledger
import Storage

/// Takes a figure of one class of counterparties apart, one step at a time.
struct InternalExplainer {
  private let figures: InternalFigures
  private let asked: InternalFigures.Asked
  private var followUp: FollowUp { figures.money.followUp }
  private var structure: FollowUpStructure { figures.money.followUp.structure }

  init(_ figures: InternalFigures, _ asked: InternalFigures.Asked) {
    self.figures = figures
    self.asked = asked
  }

  /// What the figure is made of; vouchers are added by who can read them.
  var explanation: Explanation {
    asked.measure.restsOnCodings
      ? Explanation(figure: figures.figure(asked), title: title, parts: parts)
      : Explanation(
        figure: figures.figure(asked), title: title, parts: [], notes: [InternalItems.forecastNote(followUp.terms)])
  }

  private var title: String {
    var words = [followUp.terms.own(asked.measure.title), asked.selection.text]
    if let line = asked.slice.line ?? structure.resultLine { words.append(structure.lineName(line)) }
    if let area = asked.slice.area { words.append(structure.areaName(area)) }
    if let unit = asked.slice.unit { words.append(structure.unitName(unit)) }
    words.append(SwedishText.text(asked.measure == .lastYear ? asked.period.yearBefore : asked.period))
    return words.joined(separator: ", ")
  }

  private var parts: [Explanation.Part] {
    let slice = asked.slice
    let period = asked.period
    switch asked.measure {
    case .periodVariance: return [part(.actual, period), part(.budget, period, sign: -1)]
    case .difference: return [part(.actual, period), part(.lastYear, period, sign: -1)]
    case .lastYear: return [part(.actual, period.yearBefore)]
    default: break
    }
    if asked.selection.classes.count > 1 {
      return asked.selection.classes.map {
        part(asked.measure, period, slice, of: CounterpartySelection($0), label: $0.title)
      }
    }
    if let lines = lines(of: slice) {
      return lines.map {
        part(
          asked.measure, period, FollowUp.Slice(line: $0, area: slice.area, unit: slice.unit),
          label: structure.lineName($0))
      }
    }
    if let units = slice.unit.flatMap({ structure.groups.group($0)?.children }) {
      return units.map {
        part(
          asked.measure, period, FollowUp.Slice(line: slice.line, area: slice.area, unit: $0),
          label: structure.unitName($0))
      }
    }
    if asked.measure == .budget { return budgetParts }
    return period.count > 1
      ? period.months.map { part(.actual, Period($0), slice, label: SwedishText.text($0)) } : sourceParts
  }

  private func part(
    _ measure: FollowUpMeasure, _ period: Period, _ slice: FollowUp.Slice? = nil,
    of selection: CounterpartySelection? = nil, sign: Int = 1, label: String? = nil
  ) -> Explanation.Part {
    let slice = slice ?? asked.slice
    let selection = selection ?? asked.selection
    return Explanation.Part(
      label: label ?? followUp.terms.own(measure.title), sign: sign,
      value: Money(ore: figures.money.value(measure, of: selection, slice, over: period)),
      key: figures.whole.key(measure, of: slice, over: period).keeping(selection))
  }

  /// The lines that a sum adds; nil for leaves.
  private func lines(of slice: FollowUp.Slice) -> [Int]? {
    guard let line = slice.line ?? structure.resultLine else { return nil }
    let rest = [structure.uncoveredLine, structure.ambiguousLine].filter(figures.money.occurs)
    if line == structure.exceptFrames {
      return structure.statement.lines.indices.filter { structure.statement.lines[$0].kind == .leaf } + rest
    }
    guard line < structure.statement.lines.count, structure.statement.lines[line].kind == .sum else { return nil }
    return structure.statement.children(of: line) + (line == structure.resultLine ? rest : [])
  }

  private func isIn(_ cell: MoneyCube.Cell) -> Bool {
    asked.slice.line == cell.line && (asked.slice.area.map { $0 == cell.area } ?? true)
      && (asked.slice.unit.map { $0 == cell.unit } ?? true)
  }

  private var budgetParts: [Explanation.Part] {
    let source = followUp.budgetBook.version.map { "budget-version/\($0.id)@\($0.version), \($0.value.fileName)" }
    return figures.money.budgetCells(of: asked.selection, over: asked.period)
      .filter { isIn($0.cell) && $0.ore != 0 }
      .map { cell, ore in
        Explanation.Part(
          label: structure.areaName(cell.area) + ", " + structure.unitName(cell.unit), value: Money(ore: ore),
          source: source ?? "")
      }
      .sorted { SwedishText.comesBefore($0.label, $1.label) }
  }

  /// The files that a month's actual comes from, and the council's money, which no file has.
  private var sourceParts: [Explanation.Part] {
    var parts: [Explanation.Part] = []
    var posted: Int64 = 0
    for part in followUp.ledger.parts where asked.period.contains(part.segment.part.month) {
      let cells = structure.cells(part.columns)
      let amounts = part.amounts
      let counted = figures.money.countedRows(of: part, in: asked.selection)
      var sum: Int64 = 0
      for row in cells.indices where counted[row] {
        if let cell = cells[row], isIn(cell) { sum += amounts[row] }
      }
      posted += sum
      guard sum != 0 else { continue }
      parts.append(
        .init(
          label: part.segment.source, value: Money(ore: sum),
          source: "\(part.segment.batch), segment \(part.segment.part.segment?.short ?? "-")"))
    }
    let rest = figures.money.value(.actual, of: asked.selection, asked.slice, over: asked.period) - posted
    return parts + (rest == 0 ? [] : [.init(label: "Ramposter", value: Money(ore: rest), source: "budget-frame")])
  }
}

extension VoucherList {
  /// Adds the postings of a figure of one class of counterparties.
  mutating func add(beneath asked: InternalFigures.Asked, of money: InternalMoney) throws {
    let structure = money.followUp.structure
    let isUnit = asked.slice.unit.map(structure.unitsHeld)
    try add(of: money.followUp, over: asked.period) { columns in
      zip(structure.cells(columns), money.rows(columns, in: asked.selection)).map { cell, isKept in
        guard isKept, let cell else { return false }
        return cell.line == asked.slice.line && (asked.slice.area.map { $0 == cell.area } ?? true)
          && (isUnit?[cell.unit] ?? true)
      }
    }
  }
}
