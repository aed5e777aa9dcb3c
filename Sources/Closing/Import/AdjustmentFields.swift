import Formats
import Kernel

/// One row of a file of adjustments, by the names of its columns.
struct AdjustmentFields {
  /// What a row says of the item as a whole.
  struct Head: Equatable {
    var name: String
    var sort: AdjustmentKind
    var year: Int
    var isBooked: Bool
    var isInPeriodBudget: Bool
    var belongsToPeriod: Bool?
    var originYear: Int?
    var reversal: Month?
    var decision: String
    var ground: String
    var isEnded: Bool
  }

  let row: CSVRow
  let at: [String: Int?]

  private static let monthColumns = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// Where the row begins.
  var place: Place { row.place(column("id")) }
  /// Where the row's field of that column is.
  func place(_ name: String) -> Place { row.place(column(name)) }

  private func column(_ name: String) -> Int? { at[name] ?? nil }

  /// What the row says of the item as a whole.
  func head() throws -> Head {
    let word = try row.requiredText(column("slag"), column: "slag")
    guard let sort = AdjustmentKind(term: word) else { throw ClosingProblem.unknownSort(word, place("slag")) }
    let isComparison = sort.nature == .comparison
    // What makes last year comparable was never in this year's ledger or budget; nobody has to say so.
    func claim(_ name: String) throws -> Bool {
      try isComparison && row.text(column(name)).isEmpty ? false : row.yesOrNo(column(name), column: name)
    }
    return Head(
      name: try row.requiredText(column("namn"), column: "namn"), sort: sort, year: try row.year(column("år")),
      isBooked: try claim("bokförd"), isInPeriodBudget: try claim("i periodbudget"),
      belongsToPeriod: row.text(column("hör till perioden")).isEmpty
        ? nil : try row.yesOrNo(column("hör till perioden"), column: "hör till perioden"),
      originYear: row.text(column("ursprungsår")).isEmpty ? nil : try row.year(column("ursprungsår")),
      reversal: row.text(column("vänds")).isEmpty ? nil : try row.month(column("vänds")),
      decision: row.text(column("beslut")), ground: row.text(column("grund")),
      isEnded: try row.isEnded(column("status"))
    )
  }

  /// The column in which a further row of the item says another thing than its first; nil where none does.
  func disagreement(with head: Head) throws -> String? {
    let known: [(String, String)] = [
      ("namn", head.name), ("slag", head.sort.term), ("år", Digits.padded(head.year, 4)),
      ("bokförd", AdjustmentFields.word(head.isBooked)),
      ("i periodbudget", AdjustmentFields.word(head.isInPeriodBudget)),
      ("hör till perioden", head.belongsToPeriod.map(AdjustmentFields.word) ?? ""),
      ("ursprungsår", head.originYear.map { Digits.padded($0, 4) } ?? ""),
      ("vänds", head.reversal?.description ?? ""), ("beslut", head.decision), ("grund", head.ground),
      ("status", head.isEnded ? "avslutad" : "aktiv"),
    ]
    return known.first { name, value in
      let text = row.text(column(name))
      return !text.isEmpty && text.lowercased() != value.lowercased()
    }?.0
  }

  private static func word(_ claim: Bool) -> String { claim ? "ja" : "nej" }

  /// What the row puts on its line.
  func part(year: Int, sign: AmountSign) throws -> Adjustment.Part {
    Adjustment.Part(
      line: try row.requiredText(column("rad"), column: "rad"), area: row.textIfAny(column("område")),
      unit: row.textIfAny(column("enhet")), months: try months(year: year, sign: sign))
  }

  /// What each month puts on the line: the amounts themselves, or the changes of a balance.
  private func months(year: Int, sign: AmountSign) throws -> [Money] {
    let form = row.text(column("form")).lowercased()
    let given = try AdjustmentFields.monthColumns.map { try row.moneyIfAny(column($0)) }
    let amount = try row.moneyIfAny(column("belopp"))
    let opening = try row.moneyIfAny(column("ingående")) ?? .zero
    switch form {
    case "", "belopp":
      return try spread(amount, given, year: year).map(sign.inner)
    case "skuld", "fordran":
      // A debt that grows is a cost, a claim that grows is revenue, whatever sign the file writes amounts with.
      let changes =
        given.contains { $0 != nil }
        ? try balances(given, standing: amount, opening: opening)
        : try spread(amount.map { $0 - opening }, given, year: year, isBalance: true)
      return form == "skuld" ? changes : changes.map { -$0 }
    default: throw ClosingProblem.unknownForm(row.text(column("form")), place("form"))
    }
  }

  /// The changes of a balance given month by month; an amount beside them is the balance that they end with.
  private func balances(_ given: [Money?], standing: Money?, opening: Money) throws -> [Money] {
    let last = given.compactMap { $0 }.last ?? opening
    if let standing, standing != last {
      throw ClosingProblem.monthsDisagree(amount: standing, months: last, place("belopp"))
    }
    return AdjustmentRules.changes(ofBalances: given, opening: opening)
  }

  /// The amount over its months: as given month by month, or evenly.
  private func spread(
    _ amount: Money?, _ given: [Money?], year: Int, isBalance: Bool = false
  ) throws -> [Money] {
    if given.contains(where: { $0 != nil }) {
      let months = given.map { $0 ?? .zero }
      if let amount, months.sum() != amount {
        throw ClosingProblem.monthsDisagree(amount: amount, months: months.sum(), place("belopp"))
      }
      return months
    }
    guard let amount else { throw ClosingProblem.noAmount(place("belopp")) }
    let from = try month("från", year: year)
    let to = try month("till", year: year)
    // A single month where only the first is told; a balance has grown since January.
    let first = from?.month ?? 1
    let last = to?.month ?? (isBalance ? 12 : from?.month ?? 12)
    if let from, let to, to < from { throw ClosingProblem.backwards(from: from, to: to, place("till")) }
    return AdjustmentRules.even(amount, over: first...max(first, last))
  }

  private func month(_ name: String, year: Int) throws -> Month? {
    guard !row.text(column(name)).isEmpty else { return nil }
    let month = try row.month(column(name))
    guard month.year == year else { throw ClosingProblem.outsideYear(month, year: year, place(name)) }
    return month
  }
}
