import Kernel

/// A second, smaller municipality in a folder of its own: nine months of 2020 in which the booked result looks better
/// than it is, because the summer's holidays have been taken out of the debt for them.
///
/// **What is real** four amounts of the board's published summary: the result, the budgeted deficit of the months, the
/// holiday pay and the two forecasts. Everything beneath is invented.
enum SeptemberFolder {
  /// The folder's name in Examples/.
  static let name = "september-2020"

  /// The files.
  static var files: [ExampleFiles.File] {
    func file(_ name: String, _ bytes: [UInt8]) -> ExampleFiles.File {
      .init(name: Self.name + "/" + name, bytes: bytes)
    }
    return [
      file("steps.txt", Array((steps + "\n").utf8)), file("units.csv", units.bytes),
      file("statements.csv", statements.bytes), file("areas.csv", areas.bytes), file("frames.csv", frames.bytes),
      file("occasions.csv", occasions.bytes), file("budget-2020.csv", budget.bytes),
      file("ledger-2020-08.csv", ledger(through: 8).bytes), file("ledger-2020-09.csv", ledger(through: 9).bytes),
      file("forecast-2020-08.csv", forecast(\.forecastAugust, augustRemark).bytes),
      file("forecast-2020-09.csv", forecast(\.forecastSeptember, septemberRemark).bytes),
      file("adjustments-2020-09.csv", adjustments.bytes),
    ]
  }

  /// One coding with its amounts. **Unit** öre. **Sign** as in reports.
  private struct Item {
    let account: String
    let responsibility: String
    let line: String
    let area: String
    let unit: String
    let budget: Money
    let actual: Money
    let forecastAugust: Money
    let forecastSeptember: Money
    let text: String
  }

  /// Account, responsibility, line, area, unit, budget, actual January–September, forecast after August, forecast after
  /// September in thousands of kronor, text.
  ///
  /// The budgets sum to the frame. The actuals and the holiday pay sum with nine twelfths of the frame to −2 811.9504.
  private static let table = """
    3520|41|intakter|ovrigt|U10|12000|9480.2|12400|12900|Statsbidrag
    3610|42|intakter|ovrigt|U20|19000|14500|19000|19200|Ersättning från andra nämnder
    5110|40|personal|ovrigt|U30|-18600|-13940.4|-18500|-18500|Månadslön stab
    5110|41|personal|ovrigt|U10|-58000|-43210|-57900|-57800|Månadslön barn och unga
    5110|42|personal|ovrigt|U20|-40000|-30100|-40400|-40300|Månadslön vuxna
    5210|41|personal|uppdragstagare|U10|-22000|-17200|-22800|-22900|Arvoden uppdragstagare
    4641|41|kop-av-tjanster|kopt-vard|U10|-38000|-31015.9|-40700|-40800|Placering barn och unga
    4644|42|kop-av-tjanster|kopt-vard|U20|-21400|-15900|-21500|-21300|Placering vuxna
    7410|40|kop-av-tjanster|ovrigt|U30|-3000|-2300|-3100|-3050|Handledning
    4510|42|bistand|bistand|U20|-19200|-15290.6|-20600|-20650|Ekonomiskt bistånd
    6420|41|ovriga|ovrigt|U10|-9000|-7100|-9100|-9100|Material och omkostnader
    6010|40|ovriga|ovrigt|U30|-16000|-12425.2504|-16300|-16400|Lokaler
    """

  private static let items: [Item] = table.split(separator: "\n").map { row in
    let fields = row.split(separator: "|").map(String.init)
    let amounts = fields.dropFirst(5).prefix(4).compactMap { Money(decimal: $0[...], unit: 100_000) }
    precondition(fields.count == 10 && amounts.count == 4, "A row is not understood: \(row)")
    return Item(
      account: fields[0], responsibility: fields[1], line: fields[2], area: fields[3], unit: fields[4],
      budget: amounts[0], actual: amounts[1], forecastAugust: amounts[2], forecastSeptember: amounts[3], text: fields[9]
    )
  }

  /// The debt for holiday pay at the end of each month, thousands of kronor; 5 200 at New Year's Eve.
  private static let debts: [Int64] = [5_505, 5_812, 6_120, 6_431, 6_742, 5_861, 3_902, 3_655, 4_160]
  private static let openingDebt: Int64 = 5_200

  private static let months = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// What the summer's stand-ins cost beyond an even year, thousands of kronor by month: 677 until September, which
  /// autumn gives back.
  private static let summer: [Int64] = [0, 0, 0, 0, 0, -200, -450, -27, 0, 225, 226, 226]

  private static var budget: CSVText {
    var text = CSVText(["konto", "ansvar", "belopp", "profil"] + months)
    for item in items {
      let isSeasonal = item.account == "5110" && item.responsibility == "41"
      let parts = zip(item.budget.split(by: Array(repeating: 1, count: 12)), summer).map { $0 + Money(tkr: $1) }
      text.add(
        [item.account, item.responsibility, item.budget.kronor(","), isSeasonal ? "egen" : "jämn"]
          + (isSeasonal ? parts.map { $0.kronor(",") } : months.map { _ in "" }))
    }
    return text
  }

  /// The postings of the months as they were booked when the month was closed; debit is positive.
  private static func ledger(through last: Int) -> CSVText {
    var text = CSVText(["period", "datum", "serie", "ver", "konto", "ansvar", "belopp", "text"])
    var rows: [[String]] = []
    for item in items {
      var generator = SeededGenerator("september " + item.account + item.responsibility)
      let parts = (-item.actual).split(by: (1...9).map { _ in generator.next(in: 940...1_060) })
      for (index, amount) in parts.enumerated() {
        rows.append(row(index + 1, day: 25, item.account, item.responsibility, amount, item.text))
      }
    }
    for (index, debt) in debts.enumerated() {
      let change = Money(tkr: debt - (index == 0 ? openingDebt : debts[index - 1]))
      rows.append(row(index + 1, day: 28, "5190", "40", change, "Förändring av semesterlöneskuld"))
    }
    let sorted = rows.filter { (Int($0[0].suffix(2)) ?? 0) <= last }.sorted {
      ($0[1], $0[4], $0[5]) < ($1[1], $1[4], $1[5])
    }
    for (number, row) in sorted.enumerated() { text.add(row.prefix(3) + [String(number + 1)] + row.dropFirst(4)) }
    return text
  }

  private static func row(
    _ month: Int, day: Int, _ account: String, _ responsibility: String, _ amount: Money, _ text: String
  ) -> [String] {
    let period = "2020-0\(month)"
    return [period, "\(period)-\(day)", "A", "", account, responsibility, amount.kronor(","), text]
  }

  private static func forecast(_ amount: KeyPath<Item, Money>, _ remark: String) -> CSVText {
    var text = CSVText(["enhet", "område", "rad", "prognos", "kommentar"])
    var cells: [[String]: Money] = [:]
    for item in items { cells[[item.unit, item.area, item.line], default: .zero] += item[keyPath: amount] }
    for (cell, sum) in cells.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      text.add(cell + [sum.kronor(","), ""])
    }
    text.add(["U10", "kopt-vard", "", "", remark])
    return text
  }

  private static let augustRemark = "Fler placeringar än budgeterat under våren. Omställningen har börjat."
  private static let septemberRemark =
    "Omställningen ger effekt tidigare än väntat, och ett statsbidrag har tillkommit."

  private static let adjustments = CSVText(
    [
      "id", "namn", "slag", "år", "rad", "område", "enhet", "form", "ingående", "bokförd", "i periodbudget", "grund",
    ] + months,
    table: "semesterloner-2020|Upplupna semesterlöner|semesterlöneskuld|2020|personal||U30|skuld|"
      + "\(openingDebt)000|ja|nej|Semestern är till största delen uttagen och skulden lägre än vid årsskiftet. "
      + "Den växer igen till årets slut.|" + debts.map { "\($0)000" }.joined(separator: "|"))

  private static let frames = CSVText(
    ["id", "namn", "år", "belopp", "beslut", "beslutsdag", "gäller från", "profil"],
    table: "ram-2020|Kommunbidrag 2020|2020|214200000|KF 2019-11-27 § 203|2019-11-27|2020-01|jämn")

  private static let occasions = CSVText(
    ["period", "slag", "diarienummer", "beslutas av", "sammanträde", "paragraf"],
    table: """
      2020-08|Delårsbokslut|SN 2020/0093|Socialnämnden|2020-09-22|§ 55
      2020-09|Månadsuppföljning|SN 2020/0107|Socialnämnden|2020-10-27|§ 61
      """)

  private static let units = CSVText(
    ["id", "namn", "nivå", "överordnad", "ansvar", "från", "till"],
    table: """
      U10|Barn och unga|enhet||41|2020-01-01
      U20|Vuxna|enhet||42|2020-01-01
      U30|Stab|enhet||40|2020-01-01
      """)

  private static let statements = CSVText(
    ["uppställning", "rad", "namn", "överordnad", "typ", "konto"],
    table: """
      drift|balans|Balansräkningen||utanför|1-2
      drift|intakter|Verksamhetens intäkter|nettokostnader|rad|3
      drift|personal|Personalkostnader|kostnader|rad|5
      drift|kop-av-tjanster|Köp av tjänster|kostnader|rad|46
      drift|kop-av-tjanster||||74
      drift|bistand|Ekonomiskt bistånd|kostnader|rad|45
      drift|ovriga|Övriga kostnader|kostnader|rad|40-44,47-49,6,70-73,75-79
      drift|kostnader|Verksamhetens kostnader|nettokostnader|summa
      drift|nettokostnader|Verksamhetens nettokostnader|resultat|summa
      drift|kommunbidrag|Kommunbidrag|resultat|ram
      drift|resultat|Resultat||summa
      """)

  private static let areas = CSVText(
    ["id", "namn", "konto"],
    table: """
      kopt-vard|Köpt vård|46
      uppdragstagare|Arvoden till uppdragstagare|52
      bistand|Ekonomiskt bistånd|45
      """)

  private static let steps = """
    # Nine months of 2020: INSTANT | ACTOR | COMMAND AND ARGUMENTS | REASON. Written by MakeExamples.
    2020-01-09T08:00:00Z | ekonom | new --board Socialnämnden --municipality Höstköping | Nytt lager för nämnden
    2020-01-09T08:10:00Z | ekonom | import units units.csv | Organisationen
    2020-01-09T08:15:00Z | ekonom | import statements statements.csv | Uppställning för drift
    2020-01-09T08:20:00Z | ekonom | import areas areas.csv | Uppföljningsområden
    2020-01-09T08:30:00Z | ekonom | import frames frames.csv | Ram enligt fullmäktige
    2020-01-09T08:40:00Z | ekonom | import budget budget-2020.csv --year 2020 --name "Budget 2020" --sign report \
    | Nämndens budget
    2020-01-10T07:30:00Z | nämndsekreterare | import occasions occasions.csv | Höstens uppföljningar
    2020-09-07T06:40:00Z | ekonom | import ledger ledger-2020-08.csv \
    --source huvudbok --status closed --extracted 2020-09-05 \
    | Januari till augusti
    2020-09-09T11:00:00Z | ekonom | import forecast forecast-2020-08.csv --period 2020-08 --sign report \
    | Prognos i delårsbokslutet
    2020-10-07T06:35:00Z | ekonom | import ledger ledger-2020-09.csv \
    --source huvudbok --status closed --extracted 2020-10-06 \
    | September
    2020-10-08T08:05:00Z | ekonom | import adjustments adjustments-2020-09.csv --sign report | Semesterlöneskulden
    2020-10-09T11:20:00Z | ekonom | import forecast forecast-2020-09.csv --period 2020-09 --sign report \
    | Prognos efter september
    """
}
