import Accounts
package import Figures
import Kernel
import Ledger
package import Storage

/// Regular postings that are missing in the month, or far off: by account, responsibility, service area and
/// counterparty, from the sums of the segments and never their texts.
package struct ExpectedEntries: Sendable {
  /// The combination of codes that an entry is known by.
  package struct Coding: Hashable, Comparable, Sendable {
    /// The account.
    package let account: String
    /// The responsibility.
    package let responsibility: String
    /// The service area.
    package let serviceArea: String
    /// The counterparty; empty for none.
    package let counterparty: String

    package static func < (a: Coding, b: Coding) -> Bool {
      (a.account, a.responsibility, a.serviceArea, a.counterparty)
        < (b.account, b.responsibility, b.serviceArea, b.counterparty)
    }
  }

  /// One finding with its codes.
  package struct Entry: Hashable, Sendable {
    /// The codes.
    package let coding: Coding
    /// What was found.
    package let finding: ExpectedEntryRules.Finding
    /// The figure of the line and unit that the entry belongs to.
    package let keys: [FigureKey]
  }

  /// What was found, the greatest expected amount first.
  package let entries: [Entry]
  private let month: Month
  private let accountNames: [String: String]
  private let counterpartyNames: [String: String]

  /// What the follow-up's month lacks.
  package init(_ followUp: FollowUp, in view: View) throws {
    month = followUp.month
    accountNames = try ExpectedEntries.names(.account, in: view.state)
    counterpartyNames = try ExpectedEntries.names(.counterparty, in: view.state)
    var series = Series()
    for part in followUp.ledger.parts { series.add(part, of: followUp) }
    let figures = FollowUpFigures(followUp)
    let month = followUp.month
    entries = series.findings(in: month).map { coding, finding, cell in
      let key = figures.key(.actual, of: FollowUp.Slice(line: cell.line, unit: cell.unit), over: Period(month))
      return Entry(coding: coding, finding: finding, keys: [key])
    }.sorted { first, second in
      let sizes = (first.finding.expected.ore.magnitude, second.finding.expected.ore.magnitude)
      return sizes.0 == sizes.1 ? first.coding < second.coding : sizes.0 > sizes.1
    }
  }

  /// The entries as things to look at before the month is closed.
  var checks: [MonthCheck] {
    entries.map { entry in
      let isMissing = entry.finding.oddity == .missing
      return MonthCheck(
        isMissing ? "expected-entry-missing" : "expected-entry-far-off", severity: isMissing ? .warning : .information,
        message: message(entry),
        remedy: isMissing
          ? "Kontrollera om fakturan eller ombokningen har kommit, eller om åtagandet har upphört."
          : "Kontrollera belopp, period och kontering.",
        amount: isMissing ? entry.finding.expected : entry.finding.actual - entry.finding.expected, keys: entry.keys)
    }
  }

  private func message(_ entry: Entry) -> String {
    let coding = entry.coding
    var codes = [coding.account + (accountNames[coding.account].map { " " + $0 } ?? "")]
    if !coding.responsibility.isEmpty { codes.append("ansvar " + coding.responsibility) }
    if !coding.serviceArea.isEmpty { codes.append("verksamhet " + coding.serviceArea) }
    if !coding.counterparty.isEmpty {
      let name = counterpartyNames[coding.counterparty].map { " " + $0 } ?? ""
      codes.append("motpart " + coding.counterparty + name)
    }
    let finding = entry.finding
    let usual = SwedishText.number(finding.expected.ore, decimals: 2) + " kr"
    let months = SwedishText.list(finding.months.map { SwedishText.text($0) })
    let rhythm = finding.rhythm == .monthly ? "varje månad" : "varje kvartal"
    let what =
      finding.oddity == .missing
      ? "saknas i \(SwedishText.text(month))"
      : "är \(SwedishText.number(finding.actual.ore, decimals: 2)) kr i \(SwedishText.text(month))"
    return
      "\(codes.joined(separator: ", ")) \(what); brukar vara \(usual) \(rhythm) (bokfört \(months)). Debet är plus."
  }

  private static func names(_ part: CodingPart, in state: BoardState) throws -> [String: String] {
    let list = try state.record(CodeList.self, id: part.rawValue)?.value
    return Dictionary((list?.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Amounts by coding and month, with the cell that each coding lies on. Codes and codings are numbered, and the
/// amounts lie in one array, since there are many rows.
private struct Series {
  private static let parts: [CodingPart] = [.account, .responsibility, .serviceArea, .counterparty]
  private var codes = [[String]](repeating: [], count: parts.count)
  private var numbers = [[String: Int32]](repeating: [:], count: parts.count)
  private var codings: [SIMD4<Int32>: Int] = [:]
  private var places: [MoneyCube.Cell] = []
  /// `ExpectedEntryRules.monthCount` amounts a coding, the month's own first and then backwards.
  private var amounts: [Int64] = []

  mutating func add(_ part: LedgerSums.Part, of followUp: FollowUp) {
    let columns = part.columns
    let month = part.segment.part.month
    let count = ExpectedEntryRules.monthCount
    guard let back = (0..<count).first(where: { followUp.month.advanced(by: -$0) == month }) else { return }
    let values = columns.integer(LedgerTable.amount)
    let counted = followUp.countedRows(of: part)
    let cells = followUp.structure.cells(columns)
    let coded = Series.parts.indices.map { (columns.code(Series.parts[$0].column), number(columns, $0)) }
    for row in values.indices where counted?[row] ?? true {
      // What lies outside the statement, balances and investments, is no regular cost.
      guard let cell = cells[row] else { continue }
      var key = SIMD4<Int32>.zero
      for (index, (column, numbers)) in coded.enumerated() { key[index] = numbers[Int(column.codes[row])] }
      let number = codings[key] ?? places.count
      if number == places.count {
        codings[key] = number
        places.append(cell)
        amounts.append(contentsOf: repeatElement(0, count: count))
      }
      amounts[number * count + back] += values[row]
    }
  }

  /// The codings with what is odd about them.
  func findings(
    in month: Month
  ) -> [(coding: ExpectedEntries.Coding, finding: ExpectedEntryRules.Finding, cell: MoneyCube.Cell)] {
    let count = ExpectedEntryRules.monthCount
    return codings.compactMap { key, number in
      let own = amounts[(number * count)..<((number + 1) * count)]
      guard let finding = ExpectedEntryRules.finding(own, in: month) else { return nil }
      func code(_ part: Int) -> String { codes[part][Int(key[part])] }
      let coding = ExpectedEntries.Coding(
        account: code(0), responsibility: code(1), serviceArea: code(2), counterparty: code(3))
      return (coding, finding, places[number])
    }
  }

  /// The number of each code in the dictionary of the part's column.
  private mutating func number(_ columns: FactColumns, _ part: Int) -> [Int32] {
    columns.code(Series.parts[part].column).dictionary.map { code in
      if let number = numbers[part][code] { return number }
      let number = Int32(codes[part].count)
      numbers[part][code] = number
      codes[part].append(code)
      return number
    }
  }
}
