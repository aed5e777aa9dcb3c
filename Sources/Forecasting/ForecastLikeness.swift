import Accounts
import Kernel
import Storage

/// What looks like a mistake in a forecast that is to be written: a wrong sign or unit, an amount in a remark's place.
enum ForecastLikeness {
  /// What is to be confirmed before it is written.
  static func problems(_ input: ForecastInput, in transaction: Transaction) throws -> [any Problem] {
    guard !input.isConfirmed, input.manner != .clearing else { return [] }
    return try amounts(input, transaction) + remarks(input, transaction.state)
  }

  /// The remarks that are nothing but an amount, and do not stand already.
  private static func remarks(_ input: ForecastInput, _ state: BoardState) throws -> [ForecastingProblem] {
    try input.rows.compactMap { row in
      guard let remark = row.remark, isAmount(remark) else { return nil }
      let sheet = ForecastSheet.id(
        input.month, row.unit.isEmpty ? ForecastSheet.wholeBoard : row.unit, input.layer)
      let standing = try state.record(ForecastSheet.self, id: sheet)?.value.rows ?? []
      let isStanding = standing.contains { ($0.line ?? "") == row.line && $0.remark == remark }
      return isStanding ? nil : .amountAsRemark(remark, row.place)
    }
  }

  /// Whether the text is an amount and no more: `-150 000`, `+1,5 mnkr`.
  static func isAmount(_ text: String) -> Bool {
    var rest = text.lowercased().filter { !$0.isWhitespace }[...]
    if let unit = ["mnkr", "mkr", "tkr", "kronor", "kr"].first(where: rest.hasSuffix) { rest.removeLast(unit.count) }
    if let first = rest.first, "+-−–".contains(first) { rest.removeFirst() }
    let digits = rest.count { $0.isASCII && $0.isNumber }
    return digits > 0 && rest.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "," || $0 == "." }
  }

  /// The problems of the input's amounts in operations, compared with the budget, or with what the forecast would be
  /// where nobody sets one. Investments have no usual sign, and vary.
  private static func amounts(_ input: ForecastInput, _ transaction: Transaction) throws -> [LikenessProblem] {
    guard let place = input.rows.first?.place,
      let statement = try transaction.state.record(Statement.self, id: Statement.drift, in: input.month.year)?.value
    else { return [] }
    let followUp = try followUp(input.month, transaction)
    var likeness = LineLikeness()
    for row in input.rows {
      guard let entered = row.entered, let line = statement.lines.firstIndex(where: { $0.id == row.line }) else {
        continue
      }
      let nature = LineLikeness.nature(of: statement.lines[line])
      let usual = usual(row, line: line, followUp)
      let amount = entered.amount.ore
      switch entered.basis {
      case .level: likeness.add(amount, as: nature, usual: usual.year)
      case .rest: likeness.add(amount, as: nature, usual: usual.year - usual.toDate)
      case .variance: likeness.addPart(amount, of: usual.year)
      case .addition: break
      }
    }
    let file = place.file.map { Place(file: $0) }
    return likeness.problems(at: file ?? place)
  }

  /// The month before the forecast; nil where it cannot be put together, as before it is posted: there is
  /// then nothing to compare with but what the lines are.
  private static func followUp(_ month: Month, _ transaction: Transaction) throws -> FollowUp? {
    // The sums shown are those of the cells that the actor writes.
    let view = View(
      state: transaction.state, facts: transaction.facts, scope: .everything, vault: transaction.vault)
    do {
      let structure = try FollowUpStructure(Statement.drift, usesAreas: true, month: month, in: view.state)
      return try FollowUp(
        FollowUpSources(month: month, in: view), as: structure, previous: nil, isWatching: false)
    } catch is ForecastingProblem {
      return nil
    }
  }

  private static func usual(
    _ row: ForecastInput.Row, line: Int, _ followUp: FollowUp?
  ) -> (year: Int64, toDate: Int64) {
    guard let followUp else { return (0, 0) }
    let structure = followUp.structure
    guard let unit = structure.units.firstIndex(where: { $0.id == row.unit }) else { return (0, 0) }
    let area = structure.areas.firstIndex { $0.id == row.area } ?? structure.remainder
    let cell = MoneyCube.Cell(line: line, area: area, unit: unit)
    let budget = followUp.budget.sum(of: cell, over: followUp.year)
    return (
      budget != 0 ? budget : followUp.fallback.sum(of: cell, over: followUp.year),
      followUp.actual.sum(of: cell, over: followUp.toDate)
    )
  }
}
