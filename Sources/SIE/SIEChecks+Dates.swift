extension SIEChecks {
  /// Voucher dates and row dates lie in the file's fiscal year.
  mutating func checkRowDates() {
    guard let year = file.header.fiscalYear(0) else { return }
    for (voucher, date) in file.voucherTable.date.enumerated() where date.isGiven && !year.contains(date) {
      file.problems.add(
        .dateOutsideYear(date), severity: profile.datesOutsideYear, line: Int(file.voucherTable.line[voucher]))
    }
    // A row's own date is a note of the program; the voucher's decides the period.
    for (row, date) in file.transactions.date.enumerated() where date.isGiven && !year.contains(date) {
      file.problems.add(.dateOutsideYear(date), severity: .warning, line: Int(file.transactions.line[row]))
    }
  }

  /// Periods lie in their fiscal year, and balances name declared years.
  mutating func checkPeriodPlaces() {
    var missing: Set<Int> = []
    for row in file.balances where file.header.fiscalYear(row.year) == nil {
      if missing.insert(row.year).inserted { file.problems.add(.undeclaredYear(row.year), line: row.line) }
    }
    for rows in [file.periodBalances, file.periodBudgets] {
      for row in rows where row.month != 0 {
        guard let year = file.header.fiscalYear(row.year) else {
          if missing.insert(row.year).inserted { file.problems.add(.undeclaredYear(row.year), line: row.line) }
          continue
        }
        // Opening and closing periods (00, 13 and up) belong to the year of their first four digits.
        let isOrdinary = (1...12).contains(row.month % 100)
        let lies =
          isOrdinary
          ? year.contains(month: row.month)
          : (year.first.month / 100...year.last.month / 100).contains(row.month / 100)
        if !lies { file.problems.add(.periodOutsideYear(row.month), line: row.line) }
      }
    }
  }
}
