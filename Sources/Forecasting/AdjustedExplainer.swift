import Accounts
import Closing
import Documents
import Figures
import Kernel
import Storage

/// Takes an adjusted figure apart: what it starts from, and the items that are added or taken out.
struct AdjustedExplainer {
  private let figures: AdjustedFigures
  private var book: AdjustedBook { figures.book }
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  init(_ figures: AdjustedFigures) { self.figures = figures }

  /// What the figure of the query is made of.
  func explain(_ query: AdjustedFigures.Query, key: FigureKey) -> Explanation {
    let figure = figures.figure(query, key: key)
    let isMissing = figure.value == .missing
    return Explanation(
      figure: figure, title: title(query), parts: isMissing ? [] : parts(query),
      notes: query.item.map { AdjustedText.notes(book.items[$0].value) } ?? inText(figure, query.measure))
  }

  /// How running text tells the figure, where it tells it roughly.
  private func inText(_ figure: Figure, _ measure: AdjustedMeasure) -> [String] {
    let cell = FigureCell(figure, as: .tkr)
    switch measure {
    case .adjustedPeriodVariance: return ["I löptext: " + cell.text(AdjustedSummary.variance)]
    case .comparableDifference: return ["I löptext: " + cell.text(AdjustedSummary.change)]
    default: return []
    }
  }

  private func title(_ query: AdjustedFigures.Query) -> String {
    var words = [followUp.terms.own(query.measure.title)]
    if let item = query.item { words.append(book.items[item].value.name) }
    if let kind = query.kind { words.append(kind.term) }
    if query.measure != .adjustment || query.slice.line != nil,
      let line = query.slice.line ?? structure.resultLine
    {
      words.append(structure.lineName(line))
    }
    if let area = query.slice.area { words.append(structure.areaName(area)) }
    if let unit = query.slice.unit { words.append(structure.unitName(unit)) }
    let isLastYear = [.comparisonAdjustment, .comparableLastYear].contains(query.measure)
    words.append(SwedishText.text(isLastYear ? query.period.yearBefore : query.period))
    return words.joined(separator: ", ")
  }

  private func parts(_ query: AdjustedFigures.Query) -> [Explanation.Part] {
    let slice = query.slice
    let period = query.period
    func adjusted(_ measure: AdjustedMeasure, sign: Int = 1) -> Explanation.Part {
      Explanation.Part(
        label: followUp.terms.own(measure.title), sign: sign,
        value: Money(ore: figures.value(measure, of: slice, over: period)),
        key: figures.key(measure, of: slice, over: period))
    }
    func base(_ measure: FollowUpMeasure) -> Explanation.Part {
      Explanation.Part(
        label: followUp.terms.own(measure.title), value: Money(ore: followUp.value(measure, of: slice, over: period)),
        key: figures.figures.key(measure, of: slice, over: period))
    }
    switch query.measure {
    case .adjustment:
      return query.item.map { itemParts($0, query) }
        ?? figures.items(of: query).compactMap { part(of: $0, in: slice, over: period) }
    case .adjustmentEffect: return effects(.actual, query)
    case .adjustedActual: return [base(.actual)] + effects(.actual, query)
    case .adjustedPeriodBudget: return [base(.budget)] + effects(.periodBudget, query)
    case .adjustedPeriodVariance: return [adjusted(.adjustedActual), adjusted(.adjustedPeriodBudget, sign: -1)]
    case .comparisonAdjustment: return effects(.lastYear, query)
    case .comparableLastYear: return [base(.lastYear)] + effects(.lastYear, query)
    case .comparableDifference: return [base(.actual), adjusted(.comparableLastYear, sign: -1)]
    }
  }

  /// The items that are added to the target or taken out of it.
  private func effects(
    _ target: AdjustmentRules.Target, _ query: AdjustedFigures.Query
  ) -> [Explanation.Part] {
    let period = target == .lastYear ? query.period.yearBefore : query.period
    return book.effects(on: target, in: query.slice, over: period).compactMap { effect in
      part(of: effect.item, in: query.slice, over: period, sign: effect.sign)
    }
  }

  private func part(
    of item: Int, in slice: FollowUp.Slice, over period: Period, sign: Int = 1
  ) -> Explanation.Part? {
    let amount = book.amount(of: item, in: slice, over: period)
    guard amount != 0 else { return nil }
    return Explanation.Part(
      label: book.items[item].value.name, sign: sign, value: Money(ore: amount),
      key: figures.key(.adjustment, of: slice, item: item, over: period), source: book.record(item))
  }

  /// The lines that an item stands on; of a single spot its months; of a single month its record.
  private func itemParts(_ item: Int, _ query: AdjustedFigures.Query) -> [Explanation.Part] {
    let placed = book.placed(in: query.slice).filter { $0.item == item }
    if placed.count > 1 {
      return placed.compactMap { each in
        let amount = book.amount(of: each, over: query.period)
        guard amount != 0 else { return nil }
        var slice = FollowUp.Slice(line: each.cell.line)
        // Two parts on one line are told apart by area and unit.
        if placed.count(where: { $0.cell.line == each.cell.line }) > 1 {
          slice.area = each.cell.area
          slice.unit = each.cell.unit
        }
        return Explanation.Part(
          label: AdjustedText.place(of: each, in: structure), value: Money(ore: amount),
          key: figures.key(.adjustment, of: slice, item: item, over: query.period), source: book.record(item))
      }
    }
    guard let spot = placed.first else { return [] }
    let slice = FollowUp.Slice(line: spot.cell.line, area: query.slice.area, unit: query.slice.unit)
    return query.period.months.compactMap { month in
      let amount = book.amount(of: spot, over: Period(month))
      guard amount != 0 else { return nil }
      return Explanation.Part(
        label: AdjustedText.place(of: spot, in: structure) + ", " + SwedishText.text(month), value: Money(ore: amount),
        key: query.period.count > 1 ? figures.key(.adjustment, of: slice, item: item, over: Period(month)) : nil,
        source: book.record(item))
    }
  }
}
