package import Figures
package import Kernel
package import Organisation

/// Which variances must be explained.
package enum DemandRules {
  /// The measure whose figures must be explained, and the one that they are compared with.
  static let variance = "variance"
  static let budget = "budget"

  /// The full year's variances of the unit that pass the threshold of their line.
  ///
  /// Sums need an explanation only where a threshold names them: what they are sums of has its own. A variance is
  /// explained where what is left of it does not pass the threshold without the areas that the unit has explained.
  package static func demanded(
    _ plan: OccasionPlan, unit: String, month: Month, in catalogue: Catalogue
  ) -> [DemandedRemark] {
    let first = month.advanced(by: 1 - month.month)
    let year = Period(first, first.advanced(by: 11)) ?? Period(month)
    let explained = catalogue.explained.filter { $0.id(on: "unit") == unit && $0.period == year }
    return catalogue.members.filter { $0.axis == "line" && $0.role != .overlap }.compactMap { member in
      guard let threshold = plan.threshold(of: member.id),
        member.role == .item || threshold.line != RemarkThreshold.everyLine
      else { return nil }
      let key = FigureKey(
        variance, [FigureSelection("line", member.id), FigureSelection("unit", unit)], year)
      let budget = money(key.measuring(budget), in: catalogue)
      guard let money = money(key, in: catalogue), threshold.isReached(variance: money, budget: budget) else {
        return nil
      }
      let rest = rest(of: money, member.id, explained, in: catalogue)
      return DemandedRemark(
        key: key, line: member.name, variance: money, threshold: threshold.text,
        isExplained: !threshold.isReached(variance: rest, budget: budget))
    }
  }

  /// What is left of the line's variance without what is explained.
  private static func rest(
    of variance: Money, _ line: String, _ explained: [FigureKey], in catalogue: Catalogue
  ) -> Money {
    let own = explained.filter { $0.id(on: "line").map { $0 == line } ?? true }
    if own.contains(where: { $0.id(on: "area") == nil }) { return .zero }
    var areas: [FigureSelection] = []
    for key in own {
      for area in key.selections where area.axis == "area" && !areas.contains(area) { areas.append(area) }
    }
    guard let key = own.first, let unit = key.id(on: "unit") else { return variance }
    return areas.reduce(variance) { rest, area in
      let part = FigureKey(
        DemandRules.variance, [FigureSelection("line", line), area, FigureSelection("unit", unit)], key.period)
      return rest - (money(part, in: catalogue) ?? .zero)
    }
  }

  private static func money(_ key: FigureKey, in catalogue: Catalogue) -> Money? {
    // A figure that is not there needs no explanation.
    (try? catalogue.figure(key))?.value.money
  }
}
