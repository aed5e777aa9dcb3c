import Accounts
import Figures
import Kernel

/// The figures of a follow-up by class of counterparty: `actual:line/drift.ovriga:counterparty/board:2019-04`.
///
/// The axis goes with line, area and unit. Forecasts have no counterparty, so such a figure of them is missing.
struct InternalFigures {
  /// The axis.
  static let axis = "counterparty"

  /// The money by class.
  let money: InternalMoney
  /// The figures without regard to counterparties.
  let whole: FollowUpFigures

  init(_ money: InternalMoney) {
    self.money = money
    whole = FollowUpFigures(money.followUp)
  }

  /// What a key asks for.
  struct Asked {
    let measure: FollowUpMeasure
    let selection: CounterpartySelection
    let slice: FollowUp.Slice
    let period: Period
  }

  /// What the key asks for; nil where it names no class, or ids that are not of this follow-up.
  static func parse(_ key: FigureKey, in whole: FollowUpFigures) -> Asked? {
    guard let id = key.id(on: axis), let selection = CounterpartySelection(rawValue: id) else { return nil }
    let others = key.selections.filter { $0.axis != axis }
    guard others.count == key.selections.count - 1,
      let asked = whole.parse(FigureKey(key.measure, others, key.period))
    else { return nil }
    return Asked(measure: asked.measure, selection: selection, slice: asked.slice, period: asked.period)
  }

  func figure(_ asked: Asked) -> Figure {
    let figure = whole.figure(asked.measure, of: asked.slice, over: asked.period)
    var value = figure.value
    if !asked.measure.restsOnCodings {
      value = .missing
    } else if case .money = value {
      value = .money(Money(ore: money.value(asked.measure, of: asked.selection, asked.slice, over: asked.period)))
    }
    return Figure(
      key: figure.key.keeping(asked.selection), value: value, status: figure.status, provenance: figure.provenance)
  }
}
