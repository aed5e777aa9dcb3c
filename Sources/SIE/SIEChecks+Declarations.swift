extension SIEChecks {
  /// What no two balances of a file have in common.
  private struct BalanceKey: Hashable {
    var kind: SIEBalance.Kind
    var year: Int
    var coding: UInt32
  }

  /// Accounts, objects and dimensions that rows name must be declared.
  mutating func checkDeclarations() {
    let lines = firstLines()
    var accountLine = [Int](repeating: 0, count: file.codings.accounts.count)
    var objectLine = [Int](repeating: 0, count: file.codings.objects.count)
    for coding in 0..<file.codings.count {
      SIEChecks.keepFirst(lines[coding], in: &accountLine[file.codings.accountIndex(of: coding)])
      for object in file.codings.objectIndices(of: coding) {
        SIEChecks.keepFirst(lines[coding], in: &objectLine[object])
      }
    }
    let accounts = Set(file.accounts.map(\.code))
    // A file that declares no account, or is meant for a ledger that has them, may rely on the receiver's chart.
    let relaxed = accounts.isEmpty || file.kind == .transactionsImport
    let severity = relaxed ? .information : profile.undeclaredAccounts
    for (index, code) in file.codings.accounts.enumerated() where !accounts.contains(code) {
      file.problems.add(.undeclaredAccount(code), severity: severity, line: accountLine[index])
    }
    checkObjects(objectLine)
  }

  private mutating func checkObjects(_ lines: [Int]) {
    let declared = Set(file.objects.map { SIECoding.Object(dimension: $0.dimension, code: $0.code) })
    let dimensions = Set(file.dimensions.map(\.number)).union(SIEDimension.reserved.keys)
    let severity: SIEProblem.Severity = file.kind == .transactionsImport ? .information : .warning
    var missing: Set<Int> = []
    for (index, object) in file.codings.objects.enumerated() {
      if !dimensions.contains(object.dimension), missing.insert(object.dimension).inserted {
        file.problems.add(.undeclaredDimension(object.dimension), line: lines[index])
      }
      if !declared.contains(object) {
        file.problems.add(.undeclaredObject(object.dimension, object.code), severity: severity, line: lines[index])
      }
    }
  }

  /// The first line that names each coding.
  private func firstLines() -> [Int] {
    var lines = [Int](repeating: 0, count: file.codings.count)
    for row in file.balances { SIEChecks.keepFirst(row.line, in: &lines[Int(row.coding)]) }
    for row in file.periodBalances { SIEChecks.keepFirst(row.line, in: &lines[Int(row.coding)]) }
    for row in file.periodBudgets { SIEChecks.keepFirst(row.line, in: &lines[Int(row.coding)]) }
    for table in [file.transactions, file.removedTransactions] {
      for (coding, line) in zip(table.coding, table.line) where lines[Int(coding)] == 0 {
        lines[Int(coding)] = Int(line)
      }
    }
    return lines
  }

  private static func keepFirst(_ line: Int, in first: inout Int) {
    if first == 0 || line < first { first = line }
  }

  mutating func checkDuplicates() {
    var balances: Set<BalanceKey> = []
    for row in file.balances {
      let key = BalanceKey(kind: row.kind, year: row.year, coding: row.coding)
      guard !balances.insert(key).inserted else { continue }
      let account = file.codings[Int(row.coding)].account
      file.problems.add(.duplicate("\(row.kind.rawValue) för konto \(account), år \(row.year),"), line: row.line)
    }
    for voucher in repeatedVouchers() {
      file.problems.add(
        .duplicate("Verifikation \(file.voucherName(voucher))"), line: Int(file.voucherTable.line[voucher]))
    }
  }

  /// The vouchers whose series and number an earlier voucher has.
  private func repeatedVouchers() -> [Int] {
    file.texts.bytes.withUnsafeBytes { bytes in
      guard let view = ByteView(bytes) else { return [] }
      return VoucherNumbers(view, file.voucherTable).repeated()
    }
  }
}
