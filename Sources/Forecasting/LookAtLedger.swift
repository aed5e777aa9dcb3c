package import Accounts
package import Budgeting
package import Documents
import Figures
import Importing
import Kernel
import Ledger
package import SIE
import Storage

/// A first look at a ledger file: the standard statement by month, straight from the file, without any store.
package enum LookAtLedger {
  /// What is looked at.
  package struct Input: Sendable {
    /// The file as read.
    package let file: SIEFile
    /// Its name.
    package let fileName: String
    /// The family of the chart, where somebody has named it.
    package let chart: ChartFamily?
    /// The rows of a budget; empty where none is given.
    package let budget: [BudgetRow]

    /// A look at `file`.
    package init(file: SIEFile, fileName: String, chart: ChartFamily?, budget: [BudgetRow]) {
      self.file = file
      self.fileName = fileName
      self.chart = chart
      self.budget = budget
    }
  }

  /// The statement as a document.
  ///
  /// **Throws** `ImportingProblem.amountsTooLarge`.
  package static func document(_ input: Input) throws -> Document {
    let file = input.file
    try MagnitudeRules.require(file, name: input.fileName)
    guard MagnitudeRules.areSummable(input.budget.map(\.amount.ore)) else {
      throw ImportingProblem.amountsTooLarge(file: input.fileName)
    }
    let guess =
      input.chart.map(ChartGuess.init(chosen:))
      ?? ChartGuess(chartType: file.header.chartType, accounts: file.accounts.map { ($0.code, $0.name) })
    let sums = LedgerMonthSums(file)
    let layout = LookLayout(statement: StandardStatements.statement(guess.family), sums: sums, budget: input.budget)
    var blocks: [Block] = [.paragraph([.text(sentence(guess, layout))])]
    blocks += layout.table.map { [.table($0)] } ?? []
    blocks += notices(file)
    let header = file.header
    return Document(
      title: header.companyName.isEmpty ? input.fileName : header.companyName,
      heading: [
        .init("Fil", input.fileName), .init("SIE-typ", file.kind?.rawValue ?? "okänd"),
        .init("Program", [header.program, header.programVersion].filter { !$0.isEmpty }.joined(separator: " ")),
        .init("Uttagen", header.generatedOn.isGiven ? header.generatedOn.description : ""),
        .init("Räkenskapsår", header.fiscalYear(0).map { "\($0.first.description) – \($0.last.description)" } ?? ""),
        .init("Kontoplan", "\(guess.family.text) (\(guess.ground))"),
      ], blocks: blocks)
  }

  private static func sentence(_ guess: ChartGuess, _ layout: LookLayout) -> String {
    guard layout.table != nil else {
      return "Filen innehåller inga belopp på resultatkonton."
    }
    return guess.family == .unknown
      ? "Kontoplanen gick inte att avgöra; beloppen visas per kontoklass. Välj kontoplan med --chart."
      : "Beloppen är placerade efter kontoklass enligt \(guess.family.text)."
  }

  private static func notices(_ file: SIEFile) -> [Block] {
    file.problems.counts.compactMap { code, count in
      guard let first = file.problems.first(where: { $0.code == code }), first.severity != .information else {
        return nil
      }
      let place = first.line > 0 ? "rad \(first.line): " : ""
      let more = count > 1 ? " (\(count) gånger)" : ""
      return .notice(
        Notice(
          first.severity == .error ? .error : .warning, [.text(place + first.message + more + " " + first.remedy)]))
    }
  }
}

/// The amounts of each account by month, straight from a SIE file.
struct LedgerMonthSums {
  /// The accounts.
  let columns: FactColumns
  /// The months; nil where the file has only whole years.
  let period: Period?
  /// For each account its amounts by month, or one amount for the year.
  let amounts: [[Int64]]
  /// The year of the only column where there are no months.
  let year: Month?

  init(_ file: SIEFile) {
    let accounts = file.codings.accounts
    let codes = CodeColumn(dictionary: accounts, codes: accounts.indices.map { UInt32($0) })
    columns = FactColumns([(CodingPart.account.column, .code(codes))])
    let fiscal = file.header.fiscalYear(0)
    year = fiscal.flatMap { Month(yyyymm: Int($0.first.month)) }
    guard let first = year, let last = fiscal.flatMap({ Month(yyyymm: Int($0.last.month)) }),
      let whole = Period(first, last), whole.count <= 36,
      let dense = LedgerMonthSums.dense(file, whole)
    else {
      period = nil
      var sums = [[Int64]](repeating: [0], count: accounts.count)
      for balance in file.balances where balance.kind == .result && balance.year == 0 {
        sums[file.codings.accountIndex(of: Int(balance.coding))][0] += balance.amountOre
      }
      amounts = sums
      return
    }
    let used: Int = (0..<whole.count).last { month in dense.contains { $0[month] != 0 } } ?? 0
    period = Period(first, first.advanced(by: used))
    amounts = dense.map { Array($0.prefix(used + 1)) }
  }

  /// Vouchers, or period balances where there are none; nil where the file has neither.
  private static func dense(_ file: SIEFile, _ year: Period) -> [[Int64]]? {
    let count = year.count
    var sums = [Int64](repeating: 0, count: file.codings.accounts.count * count)
    func index(_ yyyymm: Int32) -> Int? {
      guard let month = Month(yyyymm: Int(yyyymm)), year.contains(month) else { return nil }
      return Int(month.ordinal - year.first.ordinal)
    }
    if file.transactions.count > 0 {
      let accounts = file.codings.indices.map { file.codings.accountIndex(of: $0) * count }
      let vouchers = file.voucherTable
      for voucher in 0..<vouchers.count {
        let end = voucher + 1 < vouchers.count ? Int(vouchers.firstRow[voucher + 1]) : file.transactions.count
        guard let month = index(vouchers.date[voucher].month) else { continue }
        for row in Int(vouchers.firstRow[voucher])..<end {
          sums[accounts[Int(file.transactions.coding[row])] + month] &+= file.transactions.amountOre[row]
        }
      }
    } else if !file.periodBalances.isEmpty {
      for row in SIEPeriodAmounts.rows(file.periodBalances, of: file) {
        guard let month = index(Int32(row.month.yyyymm)) else { continue }
        sums[file.codings.accountIndex(of: row.coding) * count + month] += row.amount
      }
    } else {
      return nil
    }
    return stride(from: 0, to: sums.count, by: count).map { Array(sums[$0..<($0 + count)]) }
  }
}
