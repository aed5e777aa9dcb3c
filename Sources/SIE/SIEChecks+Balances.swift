extension SIEChecks {
  /// Opening balance and rows give the closing balance, and rows give the result, where the file holds both.
  mutating func checkBalances() {
    guard file.transactions.count > 0 else { return }
    let opening = totals(.opening, year: 0)
    for row in file.balances where row.year == 0 && file.codings.isTotal(Int(row.coding)) {
      let account = file.codings.accountIndex(of: Int(row.coding))
      let code = file.codings.accounts[account]
      var sum = accountSums[account]
      switch row.kind {
      case .closing:
        sum.add(opening[account] ?? ExactSum())
        guard !sum.hasOverflowed, sum.value != row.amountOre else { continue }
        file.closingMismatches += 1
        file.problems.add(
          .closingBalanceDiffers(code, said: row.amountOre, computed: sum.value), line: row.line)
      case .result:
        guard !sum.hasOverflowed, sum.value != row.amountOre else { continue }
        file.resultMismatches += 1
        file.problems.add(.resultDiffers(code, said: row.amountOre, computed: sum.value), line: row.line)
      default: continue
      }
    }
  }

  /// The period balances of an account's total give its result, or with its opening balance its closing balance.
  ///
  /// Rows with objects are splits of the totals, or of each other: they take no part.
  mutating func checkPeriodSums() {
    for year in Set(file.periodBalances.map(\.year)) {
      var sums: [Int: ExactSum] = [:]
      for row in file.periodBalances where row.year == year && file.codings.isTotal(Int(row.coding)) {
        sums[file.codings.accountIndex(of: Int(row.coding)), default: ExactSum()].add(row.amountOre)
      }
      let opening = totals(.opening, year: year)
      for row in file.balances where row.year == year && file.codings.isTotal(Int(row.coding)) {
        let account = file.codings.accountIndex(of: Int(row.coding))
        guard var sum = sums[account] else { continue }
        switch row.kind {
        case .closing: sum.add(opening[account] ?? ExactSum())
        case .result: break
        default: continue
        }
        guard !sum.hasOverflowed, sum.value != row.amountOre else { continue }
        file.problems.add(
          .periodSumDiffers(
            file.codings.accounts[account], year: year, said: row.amountOre, computed: sum.value),
          line: row.line)
      }
    }
  }

  private func totals(_ kind: SIEBalance.Kind, year: Int) -> [Int: ExactSum] {
    var sums: [Int: ExactSum] = [:]
    for row in file.balances where row.kind == kind && row.year == year && file.codings.isTotal(Int(row.coding)) {
      sums[file.codings.accountIndex(of: Int(row.coding)), default: ExactSum()].add(row.amountOre)
    }
    return sums
  }
}
