import Kernel

/// The budget versions and the frame records as files.
enum BudgetFiles {
  private static let months = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// The budget of one version; kronor, revenue positive, costs negative.
  static func budget(_ allocation: Allocation, _ amount: KeyPath<Allocation.Item, Money>, year: Int) -> CSVText {
    var text = CSVText(
      ["konto", "ansvar", "verksamhet", "aktivitet", "projekt", "motpart", "belopp", "profil"] + months)
    for item in allocation.items where item[keyPath: amount] != .zero {
      text.add(row(item.coding, item[keyPath: amount], profile: profile(item.coding, year: year)))
    }
    for (coding, amount) in Investment.plan(year: year) { text.add(row(coding, amount, profile: "jämn")) }
    return text
  }

  /// There is no ledger before 2018, so no budget of that year can lean on the year before.
  private static func profile(_ coding: ExampleCoding, year: Int) -> String {
    switch coding.rhythm {
    case .quarterly: "egen"
    case .even: "jämn"
    case .uneven, .rising: year == 2018 ? "jämn" : "fjolår"
    }
  }

  private static func row(_ coding: ExampleCoding, _ amount: Money, profile: String) -> [String] {
    let explicit = profile == "egen" ? quarters(amount) : Array(repeating: "", count: 12)
    return [
      coding.account, coding.responsibility, coding.serviceArea, coding.activity, coding.project,
      coding.counterparty, amount.kronor(","), profile,
    ] + explicit
  }

  private static func quarters(_ amount: Money) -> [String] {
    amount.split(by: (1...12).map { $0.isMultiple(of: 3) ? 1 : 0 }).map { $0.kronor(",") }
  }

  private static let frames = [
    [
      "ram-2018", "Kommunbidrag 2018", "2018", "222210000,00", "KF 2017-11-22 § 171", "2017-11-22", "2018-01", "jämn",
      "grundram", "2018", "", "",
    ],
    [
      "ram-2019", "Kommunbidrag 2019", "2019", "211703000,00", "KF 2018-11-21 § 164", "2018-11-21", "2019-01", "jämn",
      "grundram", "2019", "214200000,00", "217100000,00",
    ],
    [
      "reglering-2019", "Slutlig reglering med vård- och omsorgsnämnden", "2019", "-7800000,00", "KF 2019-03-27 § 61",
      "2019-03-27", "2019-01", "jämn", "grundram", "2019", "", "",
    ],
  ]

  /// The frame records that had been decided after so many decisions.
  static func frames(afterDecisions count: Int) -> CSVText {
    var text = CSVText([
      "id", "namn", "år", "belopp", "beslut", "beslutsdag", "gäller från", "profil", "slag", "prisnivå", "plan år 2",
      "plan år 3",
    ])
    for frame in frames.prefix(count) { text.add(frame) }
    return text
  }
}
