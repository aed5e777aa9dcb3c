import Accounts
import Importing
import Kernel
import Storage

/// What looks like a wrong sign, unit or year in a budget that is to be written.
enum BudgetLikeness {
  /// The problems of the input, compared with the year's budget as it stands, or else with the year's before.
  static func problems(_ input: ImportBudget.Input, in transaction: Transaction) throws -> [any Problem] {
    guard !input.isConfirmed else { return [] }
    let told = years(in: input.file.name)
    let otherYear: [any Problem] =
      told.isEmpty || told.contains(input.year)
      ? [] : [BudgetingProblem.otherYear(told: told, year: input.year, file: input.file.name)]
    var likeness = LineLikeness()
    for row in input.rows {
      let account = row.codes[CodingPart.account.column] ?? ""
      likeness.addSign(of: row.amount.ore, as: LineLikeness.nature(ofAccount: account))
    }
    let view = View(
      state: transaction.state, facts: transaction.facts, scope: .everything, vault: transaction.vault)
    var usual: Int64 = 0
    for year in [input.year, input.year - 1] where usual == 0 { usual = try volume(year, in: view) }
    likeness.addSize(of: volume(input.rows.map(\.amount.ore)), usual: usual)
    return otherYear + (likeness.problems(at: Place(file: input.file.name)) as [any Problem])
  }

  /// What the year's budget comes to, signs left out; 0 where there is none.
  private static func volume(_ year: Int, in view: View) throws -> Int64 {
    volume(try BudgetBook(year: year, in: view).rows.amounts)
  }

  private static func volume(_ amounts: [Int64]) -> Int64 {
    Int64(clamping: amounts.reduce(Int128(0)) { $0 + Int128($1.magnitude) })
  }

  /// The years that the name tells: four digits by themselves, `budget-2019.csv`.
  private static func years(in name: String) -> [Int] {
    name.split { !("0"..."9").contains($0) }.filter { $0.count == 4 }.compactMap { Int($0) }
      .filter { (1990...2099).contains($0) }
  }
}
