import Kernel

/// The ledger as files: SIE 4E drawn at several dates, and the same as CSV.
enum LedgerFiles {
  /// The numbers that the files give the coding parts as dimensions, with the parts' names.
  static let dimensions: [(number: Int, part: CodeChart.Part, name: String)] = [
    (1, .responsibility, "Ansvar"), (6, .project, "Projekt"), (20, .serviceArea, "Verksamhet"),
    (21, .activity, "Aktivitet"), (22, .counterparty, "Motpart"),
  ]

  /// The board's extract of the ledger as a SIE 4E file; one-sided, so its vouchers do not balance.
  static func sie(_ ledger: LedgerYear, drawnOn: Day, opening: [String: Money]) -> [UInt8] {
    var text = header(ledger, drawnOn: drawnOn)
    let months = Set(ledger.postings.map(\.day.month))
    let isFullYear = months.count == 12
    for code in CodeChart.codes(of: .account) { text.record("#KONTO", code.code, SIEText.quoted(code.name)) }
    for dimension in dimensions {
      text.record("#DIM", String(dimension.number), SIEText.quoted(dimension.name))
    }
    for dimension in dimensions {
      for code in CodeChart.codes(of: dimension.part) {
        text.record(
          "#OBJEKT", String(dimension.number), SIEText.quoted(code.code), SIEText.quoted(code.name))
      }
    }
    balances(ledger, opening: opening, into: &text)
    vouchers(ledger, into: &text)
    precondition(isFullYear || ledger.year == 2019, "The year 2018 is drawn whole")
    return text.bytes
  }

  private static func header(_ ledger: LedgerYear, drawnOn: Day) -> SIEText {
    var text = SIEText()
    text.record("#FLAGGA", "0")
    text.record("#PROGRAM", SIEText.quoted("Exempelekonomi"), "4.1")
    text.record("#FORMAT", "PC8")
    text.record("#GEN", String(drawnOn.yyyymmdd))
    text.record("#SIETYP", "4")
    text.record("#PROSA", SIEText.quoted("Påhittade uppgifter. Utdrag ur kommunens huvudbok för en nämnd."))
    text.record("#ORGNR", "212000-0000")
    text.record("#FNAMN", SIEText.quoted("Exempelkommunen, Socialnämnden"))
    text.record("#RAR", "0", "\(ledger.year)0101", "\(ledger.year)1231")
    text.record("#RAR", "-1", "\(ledger.year - 1)0101", "\(ledger.year - 1)1231")
    let last = ledger.postings.map(\.day.month).max() ?? 12
    let end = Day.length(ofMonth: last, year: ledger.year)
    text.record("#OMFATTN", "\(ledger.year)" + Digits.padded(last, 2) + Digits.padded(end, 2))
    text.record("#KPTYP", "KommunBas13")
    return text
  }

  /// What each balance account stands at after the postings.
  static func closing(_ ledger: LedgerYear, opening: [String: Money]) -> [String: Money] {
    ledger.postings.filter { isBalance($0.coding.account) }
      .reduce(into: opening) { $0[$1.coding.account, default: .zero] += $1.amount }
  }

  private static func isBalance(_ account: String) -> Bool { account.hasPrefix("1") || account.hasPrefix("2") }

  private static func balances(_ ledger: LedgerYear, opening: [String: Money], into text: inout SIEText) {
    let closing = closing(ledger, opening: opening)
    for (account, amount) in opening.sorted(by: { $0.key < $1.key }) {
      text.record("#IB", "0", account, amount.kronor("."))
    }
    for (account, amount) in closing.sorted(by: { $0.key < $1.key }) {
      text.record("#UB", "0", account, amount.kronor("."))
    }
    let results = ledger.postings.filter { !isBalance($0.coding.account) }
      .reduce(into: [String: Money]()) { $0[$1.coding.account, default: .zero] += $1.amount }
    for (account, amount) in results.sorted(by: { $0.key < $1.key }) {
      text.record("#RES", "0", account, amount.kronor("."))
    }
  }

  private static func vouchers(_ ledger: LedgerYear, into text: inout SIEText) {
    var previous: ExamplePosting?
    for posting in ledger.postings {
      let series = posting.coding.series
      if previous?.number != posting.number || previous?.coding.series != series {
        if previous != nil { text.record("}") }
        text.record(
          "#VER", series.rawValue, String(posting.number), String(posting.day.yyyymmdd),
          SIEText.quoted(title(posting)))
        text.record("{")
      }
      text.record(
        "  #TRANS", posting.coding.account, objects(posting.coding), posting.amount.kronor("."),
        String(posting.day.yyyymmdd), SIEText.quoted(posting.coding.text))
      previous = posting
    }
    if previous != nil { text.record("}") }
  }

  private static func title(_ posting: ExamplePosting) -> String {
    let month = SwedishText.monthNames[posting.day.month - 1]
    switch posting.coding.series {
    case .payroll: return "Löner " + month
    case .rents: return "Hyror " + month
    case .adjustments: return "Bokföringsorder " + month
    case .suppliers: return "Leverantörsfaktura"
    case .customers: return "Intäkter " + month
    case .payments: return "Utbetalning " + month
    }
  }

  private static func objects(_ coding: ExampleCoding) -> String {
    let codes = dimensions.compactMap { dimension -> String? in
      let code = dimension.part.code(in: coding)
      return code.isEmpty ? nil : String(dimension.number) + " " + SIEText.quoted(code)
    }
    return "{" + codes.joined(separator: " ") + "}"
  }
}
