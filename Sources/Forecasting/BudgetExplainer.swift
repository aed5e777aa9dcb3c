import Accounts
import Budgeting
import Figures
import Kernel
import Storage

/// Takes a budget on a leaf apart: by area and unit, reallocations by themselves, and down to the rows.
struct BudgetExplainer {
  private let followUp: FollowUp
  private let slice: FollowUp.Slice
  private let period: Period

  init(_ followUp: FollowUp, _ slice: FollowUp.Slice, over period: Period) {
    self.followUp = followUp
    self.slice = slice
    self.period = period
  }

  /// A part for each area and unit, and beside it one for each reallocation that moved something there.
  var parts: [Explanation.Part] {
    let structure = followUp.structure
    let book = followUp.budgetBook
    var moved: [MoneyCube.Cell: [String: Int64]] = [:]
    for (row, cell, amount) in rowAmounts {
      if let made = book.reallocation(ofRow: row) { moved[cell, default: [:]][made.id, default: 0] += amount }
    }
    let source = book.version.map { "budget-version/\($0.id)@\($0.version), \($0.value.fileName)" } ?? ""
    let parts = followUp.budget.cells.filter(isIn).flatMap { cell -> [Explanation.Part] in
      let name = structure.areaName(cell.area) + ", " + structure.unitName(cell.unit)
      let own = moved[cell] ?? [:]
      let version = followUp.budget.sum(of: cell, over: period) - own.values.reduce(0, +)
      return [Explanation.Part(label: name, value: Money(ore: version), source: source)]
        + book.reallocations.compactMap { made in
          own[made.id].map {
            Explanation.Part(
              label: name + ", omdisponering " + made.id, value: Money(ore: $0),
              source: "reallocation/\(made.id)@\(made.version), \(made.value.decision)")
          }
        }
    }
    return parts.filter { $0.value != .zero }.sorted { SwedishText.comesBefore($0.label, $1.label) }
  }

  /// The greatest rows of the budget, and how many there are.
  var rows: (greatest: [Explanation.Row], count: Int) {
    let book = followUp.budgetBook
    let version = book.version.map { "budget-version/\($0.id)@\($0.version)" } ?? ""
    let all = rowAmounts.map { row, _, amount -> Explanation.Row in
      let made = book.reallocation(ofRow: row)
      return Explanation.Row(
        month: period.first, voucher: "", day: nil, coding: BudgetExplainer.coding(book.rows.codes(of: row)),
        text: made.map { "omdisponering " + $0.id } ?? BudgetExplainer.words(book.rows.profiles[row]),
        amount: Money(ore: amount), source: made.map { "reallocation/\($0.id)@\($0.version)" } ?? version)
    }
    let sorted = all.sorted { first, second in
      (second.amount.ore.magnitude, first.coding, first.source)
        < (first.amount.ore.magnitude, second.coding, second.source)
    }
    return (Array(sorted.prefix(Explanation.rowLimit)), all.count)
  }

  /// The codes in the order of the coding plan, joined by points.
  static func coding(_ codes: [CodingPart: String]) -> String {
    CodingPart.allCases.compactMap { codes[$0] }.joined(separator: " · ")
  }

  private static func words(_ profile: BudgetProfile.Name) -> String {
    switch profile {
    case .even: "jämn"
    case .lastYear: "fjolår"
    case .explicit: "egna månader"
    }
  }

  /// The rows of the slice with their cells and what the months have of them.
  private var rowAmounts: [(row: Int, cell: MoneyCube.Cell, amount: Int64)] {
    let book = followUp.budgetBook
    let months = period.months.map { $0.month - 1 }
    return followUp.structure.cells(book.columns).enumerated().compactMap { row, cell in
      guard let cell, isIn(cell), followUp.isUnitVisible[cell.unit] else { return nil }
      let spread = book.rows.months(of: row) ?? followUp.likeLastYear(Money(ore: book.rows.amounts[row]), cell)
      return (row, cell, months.map { spread[$0].ore }.reduce(0, +))
    }
  }

  private func isIn(_ cell: MoneyCube.Cell) -> Bool {
    slice.line == cell.line && (slice.area.map { $0 == cell.area } ?? true)
      && (slice.unit.map { $0 == cell.unit } ?? true)
  }
}
