import Kernel

extension LedgerFiles {
  private static let columns = [
    "period", "datum", "serie", "ver", "konto", "ansvar", "verksamhet", "aktivitet", "projekt", "motpart", "belopp",
    "text",
  ]

  /// The same postings as the SIE file of April 2019, with a column for the period.
  ///
  /// Two invoices of March bear the last day of April as their date, and the opening period 00 has the balances that
  /// were carried over.
  static func csv(_ ledger: LedgerYear, opening: [String: Money]) -> CSVText {
    var text = CSVText(columns)
    var lateInvoices = 0
    for (account, amount) in opening.sorted(by: { $0.key < $1.key }) {
      text.add(["2019-00", "2019-01-01", "B", "0", account, "30110", "510", "", "", "", amount.kronor(","), "Ingående"])
    }
    for posting in ledger.postings {
      let isLate = posting.day.month == 3 && posting.coding.area == .violence && lateInvoices < 2
      lateInvoices += isLate ? 1 : 0
      text.add(row(posting, date: isLate ? "2019-04-30" : posting.day.description))
    }
    return text
  }

  /// The postings of December 2018 with a closing entry in period 13, which is shown apart from the months.
  static func december(_ ledger: LedgerYear) -> CSVText {
    var text = CSVText(columns)
    for posting in ledger.postings where posting.day.month == 12 {
      text.add(row(posting, date: posting.day.description))
    }
    text.add(
      [
        "2018-13", "2018-12-31", "B", "9001", "7410", "30210", "510", "", "", "810", "45000,00",
        "Bokslutspost revision",
      ])
    return text
  }

  /// The postings of March 2019 for the staff unit alone, in which half of an invoice for office supplies was moved
  /// to another board.
  static func correction(_ ledger: LedgerYear) -> CSVText {
    var text = CSVText(columns)
    for posting in ledger.postings where posting.day.month == 3 && posting.coding.responsibility.hasPrefix("302") {
      var corrected = posting
      if posting.coding.account == "6510" { corrected.amount -= posting.amount.part(1, of: 2) }
      text.add(row(corrected, date: posting.day.description))
    }
    return text
  }

  /// The postings of April for the care of adults alone; where `isDoubled`, with the greatest invoice for treatment
  /// homes posted once more under a number of its own.
  static func adults(_ ledger: LedgerYear, isDoubled: Bool) -> CSVText {
    var text = CSVText(columns)
    let own = ledger.postings.filter { $0.day.month == 4 && $0.coding.responsibility.hasPrefix("322") }
    for posting in own { text.add(row(posting, date: posting.day.description)) }
    let homes = own.filter { $0.coding.account == "4644" }
    if isDoubled, var again = homes.max(by: { $0.amount < $1.amount }) {
      again.number = (ledger.postings.map(\.number).max() ?? 0) + 1
      text.add(row(again, date: again.day.description))
    }
    return text
  }

  private static func row(_ posting: ExamplePosting, date: String) -> [String] {
    let coding = posting.coding
    return [
      posting.day.inMonth.description, date, coding.series.rawValue, String(posting.number), coding.account,
      coding.responsibility, coding.serviceArea, coding.activity, coding.project, coding.counterparty,
      posting.amount.kronor(","), coding.text,
    ]
  }
}
