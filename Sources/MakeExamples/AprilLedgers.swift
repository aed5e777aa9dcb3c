import Formats
import Kernel

/// The ledger of April 2019 as a controller gets it: sheets drawn by queries, with title rows, subtotals, page breaks
/// and numbers as text. Their postings are those of the other ledger files.
enum AprilLedgers {
  /// One row of a sheet.
  struct SheetRow {
    var cells: [WorkbookWriter.Content?]
    var isHidden = false
  }

  /// The preliminary April as the query of the eighth of May gives it: balances by code string, amounts as text with
  /// the minus behind, a subtotal for each responsibility. The rent of one unit and two invoices are still missing.
  static func preliminary(_ ledger: LedgerYear) -> [SheetRow] {
    let late = ledger.postings.filter { isLate($0) }.map(key)
    var balances: [(coding: ExampleCoding, amount: Money)] = []
    var places: [String: Int] = [:]
    for posting in ledger.postings
    where posting.day.month == 4 && !late.contains(key(posting)) {
      let place = places[posting.coding.key] ?? balances.count
      if place == balances.count {
        places[posting.coding.key] = place
        balances.append((posting.coding, .zero))
      }
      balances[place].amount += posting.amount
    }
    balances.sort { $0.coding.key < $1.coding.key }
    var rows = preliminaryTitle
    var responsibility = ""
    var subtotal = Money.zero
    for balance in balances {
      if balance.coding.responsibility != responsibility, !responsibility.isEmpty {
        rows.append(sum("Summa \(responsibility)", subtotal))
        rows.append(SheetRow(cells: []))
        subtotal = .zero
      }
      let isFirst = balance.coding.responsibility != responsibility
      responsibility = balance.coding.responsibility
      subtotal += balance.amount
      rows.append(preliminaryRow(balance.coding, balance.amount, isFirst: isFirst))
    }
    rows.append(sum("Summa \(responsibility)", subtotal))
    rows.append(sum("Totalt", balances.map(\.amount).sum()))
    rows.append(SheetRow(cells: []))
    rows.append(SheetRow(cells: [.text("Utskrivet 2019-05-08 07:12 av ekonom. Sida 1 av 1")]))
    return rows
  }

  private static let preliminaryTitle: [SheetRow] = [
    SheetRow(cells: [.text("Exempelkommunen"), nil, nil, .text("Saldofråga per kodsträng")]),
    SheetRow(cells: [.text("Nämnd: Socialnämnden")]),
    SheetRow(cells: [.text("Period: 201904 – 201904"), nil, nil, .text("PRELIMINÄR")]),
    SheetRow(cells: [.text("Belopp i kronor, debet plus")]),
    SheetRow(cells: []),
    SheetRow(
      cells: ["Ansvar", "Konto", "Kontonamn", "Vht", "Akt", "Proj", "Motp", "Utfall 201904"].map {
        WorkbookWriter.Content.text($0)
      }),
  ]

  private static func preliminaryRow(_ coding: ExampleCoding, _ amount: Money, isFirst: Bool) -> SheetRow {
    SheetRow(cells: [
      isFirst ? .text(coding.responsibility) : nil, number(coding.account), .text(name(ofAccount: coding.account)),
      .text(coding.serviceArea), .text(coding.activity), .text(coding.project), .text(coding.counterparty),
      .text(trailing(amount)),
    ])
  }

  private static func sum(_ title: String, _ amount: Money) -> SheetRow {
    SheetRow(cells: [.text(title), nil, nil, nil, nil, nil, nil, .text(trailing(amount))])
  }

  /// The closed April with January to March: every posting, debit and credit apart, real dates, the heading again on
  /// each page and some rows that somebody has hidden.
  static func closed(_ ledger: LedgerYear) -> [SheetRow] {
    var rows = [
      SheetRow(cells: [.text("Huvudbok med text"), nil, nil, nil, .text("Socialnämnden")]),
      SheetRow(cells: [.text("Perioder 201901-201904"), nil, nil, nil, .text("Stängd")]),
      SheetRow(cells: [.text("Utskriven 2019-05-08")]),
      SheetRow(cells: []), closedHeading,
    ]
    var debit = Money.zero
    var credit = Money.zero
    for (index, posting) in ledger.postings.enumerated() {
      if index > 0, index % 120 == 0 {
        rows.append(SheetRow(cells: [.text("Sida \(index / 120) av \(ledger.postings.count / 120 + 1)")]))
        rows.append(closedHeading)
      }
      if posting.amount.ore >= 0 { debit += posting.amount } else { credit -= posting.amount }
      rows.append(closedRow(posting, index: index))
    }
    var total = [WorkbookWriter.Content?](repeating: nil, count: 12)
    total[0] = .text("Totalsumma")
    total[10] = decimal(debit)
    total[11] = decimal(credit)
    rows.append(SheetRow(cells: total))
    return rows
  }

  private static let closedHeading = SheetRow(
    cells: [
      "Period", "Serie", "Vernr", "Verdatum", "Konto", "Ansvar", "Verksamhet", "Aktivitet", "Projekt", "Motpart",
      "Debet", "Kredit", "Text", "Leverantör",
    ].map { WorkbookWriter.Content.text($0) })

  private static func closedRow(_ posting: ExamplePosting, index: Int) -> SheetRow {
    let coding = posting.coding
    let isDebit = posting.amount.ore >= 0
    let amount = isDebit ? posting.amount : -posting.amount
    // Every seventh amount was pasted as text.
    let written: WorkbookWriter.Content = index % 7 == 3 ? .text(amount.grouped) : decimal(amount)
    return SheetRow(
      cells: [
        number("2019" + Digits.padded(posting.day.month, 2)), .text(coding.series.rawValue),
        number(String(posting.number)), .day(posting.day), number(coding.account), number(coding.responsibility),
        number(coding.serviceArea), .text(coding.activity), .text(coding.project), .text(coding.counterparty),
        isDebit ? written : nil, isDebit ? nil : written, .text(AprilTexts.text(posting, index: index)),
        .text(AprilTexts.supplier(posting, index: index)),
      ], isHidden: index % 97 == 5)
  }

  /// What had not come when the preliminary ledger was drawn: a rent, and the two last invoices of the month.
  private static func isLate(_ posting: ExamplePosting) -> Bool {
    guard posting.day.month == 4 else { return false }
    if posting.coding.series == .rents { return posting.coding.responsibility == "33210" }
    return posting.coding.series == .suppliers && posting.day.day >= 26
  }

  private static func key(_ posting: ExamplePosting) -> String {
    posting.coding.series.rawValue + String(posting.number) + posting.coding.key
  }

  private static func name(ofAccount account: String) -> String {
    CodeChart.codes(of: .account).first { $0.code == account }?.name ?? ""
  }

  private static func number(_ digits: String) -> WorkbookWriter.Content { .number(digits) }

  private static func decimal(_ amount: Money) -> WorkbookWriter.Content { number(amount.kronor(".")) }

  /// `1 234,56-`, as the ledger's own reports print it.
  private static func trailing(_ amount: Money) -> String {
    let magnitude = Money(ore: Int64(amount.ore.magnitude))
    return magnitude.grouped + (amount.ore < 0 ? "-" : "")
  }

  /// The ledger's own totals by account class, January to April, as its closing report prints them.
  static func totals(_ ledger: LedgerYear) -> CSVText {
    var sums: [String: Money] = [:]
    for posting in ledger.postings where posting.day.month <= 4 {
      sums[String(posting.coding.account.prefix(1)), default: .zero] += posting.amount
    }
    var text = CSVText(["period", "konto", "belopp", "ackumulerat"])
    for (account, sum) in sums.sorted(by: { $0.key < $1.key }) {
      text.add(["2019-04", account, sum.kronor(","), "ja"])
    }
    return text
  }
}
