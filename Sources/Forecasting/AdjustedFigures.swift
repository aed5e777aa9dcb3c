import Closing
package import Figures
import Kernel
import Storage

/// The figures that adjustments give, found by key.
///
/// Axes: those of the follow-up, and for `adjustment` also `item/ID` and `kind/KIND`. `adjustment` and the two sides of
/// the comparison are asked of the months they stand in; everything else of months of the year.
package struct AdjustedFigures {
  /// What is asked of an adjustment.
  struct Query {
    var measure: AdjustedMeasure
    var slice: FollowUp.Slice
    var period: Period
    var item: Int?
    var kind: AdjustmentKind?
  }

  /// The figures that the adjusted ones start from.
  let figures: FollowUpFigures
  /// The adjustments.
  let book: AdjustedBook
  var followUp: FollowUp { figures.followUp }

  /// The figures of the adjustments in the follow-up.
  init(_ adjustments: [Versioned<Adjustment>], in followUp: FollowUp) {
    figures = FollowUpFigures(followUp)
    book = AdjustedBook(adjustments, in: followUp)
  }

  /// The key of a measure of a slice; of an item where one is given.
  func key(
    _ measure: AdjustedMeasure, of slice: FollowUp.Slice = .init(), item: Int? = nil, over period: Period
  ) -> FigureKey {
    let selections = figures.key(.actual, of: slice, over: period).selections
    guard let item else { return FigureKey(measure.rawValue, selections, period) }
    let isWhole = slice == .init()
    return FigureKey(
      measure.rawValue, [FigureSelection("item", book.items[item].id)] + (isWhole ? [] : selections), period)
  }

  /// What the key asks; nil where its ids are unknown here.
  func parse(_ key: FigureKey) -> Query? {
    guard let measure = AdjustedMeasure(rawValue: key.measure) else { return nil }
    let own = key.selections.filter { ["item", "kind"].contains($0.axis) }
    let rest = key.selections.filter { !["item", "kind"].contains($0.axis) }
    // What stands in a year of its own may be asked of either year; what rests on the budget only of this one.
    let base: FollowUpMeasure = measure == .adjustment ? .actual : .budget
    guard let place = figures.parse(FigureKey(base.rawValue, rest, key.period)) else { return nil }
    var query = Query(measure: measure, slice: place.slice, period: key.period)
    guard measure == .adjustment ? own.count <= 1 : own.isEmpty else { return nil }
    for selection in own where selection.axis == "item" {
      query.item = book.items.firstIndex { $0.id == selection.id }
      if query.item == nil { return nil }
    }
    for selection in own where selection.axis == "kind" {
      query.kind = AdjustmentKind(rawValue: selection.id)
      if query.kind == nil { return nil }
    }
    return query
  }

  /// Whether the board has what the measure is computed from.
  func isKnown(_ measure: AdjustedMeasure, over period: Period) -> Bool {
    measure.base.map { followUp.isKnown($0, over: period) } ?? true
  }

  /// The measure of the slice over the months.
  ///
  /// **Unit** öre. **Sign** debit-positive.
  func value(_ measure: AdjustedMeasure, of slice: FollowUp.Slice, over period: Period) -> Int64 {
    func base(_ measure: FollowUpMeasure) -> Int64 { followUp.value(measure, of: slice, over: period) }
    func effect(_ target: AdjustmentRules.Target) -> Int64 {
      book.effect(on: target, in: slice, over: target == .lastYear ? period.yearBefore : period)
    }
    switch measure {
    case .adjustment: return book.placed(in: slice).reduce(0) { $0 + book.amount(of: $1, over: period) }
    case .adjustmentEffect: return effect(.actual)
    case .adjustedActual: return base(.actual) + effect(.actual)
    case .adjustedPeriodBudget: return base(.budget) + effect(.periodBudget)
    case .adjustedPeriodVariance: return base(.periodVariance) + effect(.actual) - effect(.periodBudget)
    case .comparisonAdjustment: return effect(.lastYear)
    case .comparableLastYear: return base(.lastYear) + effect(.lastYear)
    case .comparableDifference: return base(.difference) - effect(.lastYear)
    }
  }

  private func value(_ query: Query) -> Int64 {
    guard query.measure == .adjustment else { return value(query.measure, of: query.slice, over: query.period) }
    return items(of: query).reduce(0) { $0 + book.amount(of: $1, in: query.slice, over: query.period) }
  }

  /// The items that the query is about.
  func items(of query: Query) -> [Int] {
    book.items.indices.filter { item in
      (query.item ?? item) == item && (query.kind ?? book.items[item].value.sort) == book.items[item].value.sort
    }
  }

  /// The figure of a measure of a slice.
  func figure(_ measure: AdjustedMeasure, of slice: FollowUp.Slice = .init(), over period: Period) -> Figure {
    figure(
      Query(measure: measure, slice: slice, period: period), key: key(measure, of: slice, over: period))
  }

  /// The figure of an item over the months, on a slice.
  func figure(item: Int, of slice: FollowUp.Slice = .init(), over period: Period) -> Figure {
    figure(
      Query(measure: .adjustment, slice: slice, period: period, item: item),
      key: key(.adjustment, of: slice, item: item, over: period))
  }

  /// The figure that the query asks for, under that key.
  func figure(_ query: Query, key: FigureKey) -> Figure {
    let isKnown = isKnown(query.measure, over: query.period)
    let base = query.measure.base.map { figures.figure($0, of: query.slice, over: query.period) }
    var provenance = base?.provenance ?? Provenance(event: followUp.event)
    provenance.records += records(of: query)
    return Figure(
      key: key, value: isKnown ? .money(Money(ore: value(query))) : .missing, status: base?.status,
      provenance: provenance)
  }

  /// The record versions of the items beneath the figure.
  private func records(of query: Query) -> [String] {
    let targets: [AdjustmentRules.Target]
    switch query.measure {
    case .adjustment:
      return items(of: query).filter { book.amount(of: $0, in: query.slice, over: query.period) != 0 }
        .map(book.record)
    case .adjustmentEffect, .adjustedActual: targets = [.actual]
    case .adjustedPeriodBudget: targets = [.periodBudget]
    case .adjustedPeriodVariance: targets = [.actual, .periodBudget]
    case .comparisonAdjustment, .comparableLastYear, .comparableDifference: targets = [.lastYear]
    }
    let items = targets.flatMap { target in
      book.effects(
        on: target, in: query.slice, over: target == .lastYear ? query.period.yearBefore : query.period
      ).map(\.item)
    }
    return Set(items).sorted().map(book.record)
  }
}

extension AdjustedFigures: FigureSource {
  package var measures: [Measure] {
    AdjustedMeasure.allCases.map { measure in
      let shown = followUp.terms.own(measure.title)
      return Measure(
        name: measure.rawValue, title: shown,
        axes: (measure == .adjustment ? ["item", "kind"] : []) + ["line", "area", "unit"], sense: measure.sense,
        aliases: shown == measure.title ? [] : [measure.title])
    }
  }

  package var members: [FigureMember] {
    book.items.map { FigureMember(axis: "item", id: $0.id, name: $0.value.name) }
      + AdjustmentKind.allCases.map { FigureMember(axis: "kind", id: $0.rawValue, name: $0.term) } + figures.members
  }

  package func figure(_ key: FigureKey) -> Figure? { parse(key).map { figure($0, key: key) } }

  package func explanation(of key: FigureKey) -> Explanation? {
    parse(key).map { AdjustedExplainer(self).explain($0, key: key) }
  }
}
