/// The checks of a file that has been read: each adds what it finds to the file's problems.
struct SIEChecks {
  var file: SIEFile
  let profile: SIECheckProfile
  /// The sum of the rows of each account, by its position in `codings.accounts`; nil where it cannot be computed.
  var accountSums: [ExactSum] = []

  static func run(on file: inout SIEFile, profile: SIECheckProfile) {
    // The file is taken over rather than copied: its columns are large.
    var checks = SIEChecks(file: file, profile: profile)
    file = SIEFile()
    checks.checkYearAndType()
    checks.checkVouchers()
    checks.checkDeclarations()
    checks.checkRowDates()
    checks.checkDuplicates()
    checks.checkPeriodPlaces()
    checks.sumAccounts()
    checks.checkBalances()
    checks.checkPeriodSums()
    file = checks.file
  }

  private mutating func checkYearAndType() {
    if file.header.typeNumber == nil, file.labelCounts["#SIETYP"] == 0 { file.problems.add(.missingType) }
    // A file of transactions to import may leave the year to the receiver.
    if file.header.fiscalYear(0) == nil {
      file.problems.add(.missingYear, severity: file.kind == .transactionsImport ? .information : .warning)
    }
  }

  private mutating func checkVouchers() {
    let severity: SIEProblem.Severity = profile.vouchersMustBalance ? .error : .information
    let amounts = file.transactions.amountOre
    for voucher in 0..<file.voucherTable.count {
      var sum = ExactSum()
      for row in file.rows(ofVoucher: voucher) { sum.add(amounts[row]) }
      guard sum.value != 0 || sum.hasOverflowed else { continue }
      let line = Int(file.voucherTable.line[voucher])
      let name = file.voucherName(voucher)
      if sum.hasOverflowed {
        file.problems.add(.sumTooLarge("verifikation \(name)"), line: line)
      } else {
        file.unbalancedVouchers += 1
        file.problems.add(.unbalancedVoucher(name, sum.value), severity: severity, line: line)
      }
    }
  }

  private mutating func sumAccounts() {
    var sums = [ExactSum](repeating: ExactSum(), count: file.codings.count)
    for (coding, amount) in zip(file.transactions.coding, file.transactions.amountOre) { sums[Int(coding)].add(amount) }
    accountSums = [ExactSum](repeating: ExactSum(), count: file.codings.accounts.count)
    for coding in 0..<file.codings.count { accountSums[file.codings.accountIndex(of: coding)].add(sums[coding]) }
    for (account, sum) in accountSums.enumerated() where sum.hasOverflowed {
      file.problems.add(.sumTooLarge("konto \(file.codings.accounts[account])"))
    }
    file.accountSums = accountSums.map(\.value)
  }
}
