import Accounts
import Budgeting
import Figures
import Kernel
import Ledger
import Storage

/// The figures of single accounts beneath a line: `account-actual:line/drift.vard,unit/E220,account/4511:2019-03`.
struct AccountFigures {
  /// What is measured of an account.
  enum Kind: String, CaseIterable {
    /// The postings of the months.
    case actual = "account-actual"
    /// The budget of the year.
    case budget = "account-budget"
  }

  let figures: FollowUpFigures
  private var followUp: FollowUp { figures.followUp }

  /// The key of an account beneath the slice.
  func key(_ kind: Kind, _ account: String, of slice: FollowUp.Slice, over period: Period) -> FigureKey {
    let whole = figures.key(.actual, of: slice, over: period)
    return FigureKey(kind.rawValue, whole.selections + [FigureSelection("account", account)], period)
  }

  /// What each account of the slice comes to.
  func sums(_ kind: Kind, of slice: FollowUp.Slice, over period: Period) -> [String: Int64] {
    switch kind {
    case .actual: followUp.actualSums(by: .account, of: slice, over: period)
    case .budget: followUp.budgetSums(by: .account, of: slice)
    }
  }

  /// The figure of an account whose sum is known.
  func figure(_ kind: Kind, _ account: String, _ ore: Int64, of slice: FollowUp.Slice, over period: Period) -> Figure {
    let whole = figures.figure(kind == .actual ? .actual : .budget, of: slice, over: period)
    return Figure(
      key: key(kind, account, of: slice, over: period), value: .money(Money(ore: ore)), status: whole.status,
      provenance: whole.provenance)
  }

  /// What a key means; nil where it is not about an account of this follow-up.
  func parse(
    _ key: FigureKey
  ) -> (kind: Kind, slice: FollowUp.Slice, account: String, period: Period)? {
    guard let kind = Kind(rawValue: key.measure), let account = key.id(on: "account") else { return nil }
    let whole = FigureKey(
      kind == .actual ? FollowUpMeasure.actual.rawValue : FollowUpMeasure.budget.rawValue,
      key.selections.filter { $0.axis != "account" }, key.period)
    guard let (_, slice, period) = figures.parse(whole), kind == .actual || period == followUp.year else { return nil }
    return (kind, slice, account, period)
  }
}

extension AccountFigures: FigureSource {
  var measures: [Measure] {
    let axes = ["line", "area", "unit", "account"]
    return [
      Measure(name: Kind.actual.rawValue, title: followUp.terms("Utfall per konto"), axes: axes),
      Measure(name: Kind.budget.rawValue, title: "Budget per konto", axes: axes, periods: .fullYear),
    ]
  }

  var members: [FigureMember] { [] }

  func figure(_ key: FigureKey) -> Figure? {
    parse(key).map { kind, slice, account, period in
      figure(kind, account, sums(kind, of: slice, over: period)[account] ?? 0, of: slice, over: period)
    }
  }

  func explanation(of key: FigureKey) -> Explanation? {
    guard let figure = figure(key), let (kind, slice, account, period) = parse(key) else { return nil }
    let title =
      (kind == .actual ? followUp.terms("Utfall") : "Budget") + ", konto " + account + ", " + SwedishText.text(period)
    guard kind == .actual, period.count > 1 else { return Explanation(figure: figure, title: title, parts: []) }
    return Explanation(
      figure: figure, title: title,
      parts: period.months.map { month in
        let ore = sums(.actual, of: slice, over: Period(month))[account] ?? 0
        return .init(
          label: SwedishText.text(month), value: Money(ore: ore),
          key: self.key(.actual, account, of: slice, over: Period(month)))
      })
  }
}

extension FollowUp {
  /// Whether each cell lies in the slice.
  func contains(_ slice: Slice) -> (MoneyCube.Cell) -> Bool {
    let leaves = Set((slice.line ?? structure.resultLine).map(structure.leaves) ?? [])
    let isUnit = slice.unit.map(structure.unitsHeld)
    return { cell in
      leaves.contains(cell.line) && (slice.area.map { $0 == cell.area } ?? true) && (isUnit?[cell.unit] ?? true)
    }
  }
}
