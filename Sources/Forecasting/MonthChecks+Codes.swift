import Accounts
import Budgeting
import Kernel
import Ledger
import Organisation
import Storage

/// What the codes of the month's postings show.
extension MonthChecks {
  /// The parts of the month, each with the rows that count.
  private var counted: [(part: LedgerSums.Part, rows: [Bool]?)] {
    followUp.ledger.parts.filter { $0.segment.part.month == followUp.month }
      .map { ($0, followUp.countedRows(of: $0)) }
  }

  /// Codes that neither this year's earlier months nor last year's had, graver where no list has them either.
  func newCodes() throws -> [MonthCheck] {
    let earlier = followUp.ledger.parts.filter { $0.segment.part.month < followUp.month }
    // In the first month that there is, everything is new.
    guard !earlier.isEmpty else { return [] }
    return try CodingPart.allCases.flatMap { part -> [MonthCheck] in
      let known = Set(earlier.flatMap { $0.packed.dictionary(part.column) })
      var amounts: [String: Int64] = [:]
      for (month, rows) in counted {
        let column = month.packed.code(part.column)
        let isNew = column.dictionary.map { !$0.isEmpty && !known.contains($0) }
        let sums = month.amounts
        for (row, code) in column.codes.enumerated() where isNew[Int(code)] && rows?[row] ?? true {
          amounts[column.dictionary[Int(code)], default: 0] += sums[row]
        }
      }
      guard !amounts.isEmpty else { return [] }
      let list = try view.state.record(CodeList.self, id: part.column, in: followUp.month.year)?.value
      let names = Dictionary(
        (list?.entries ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
      return amounts.sorted { $0.key < $1.key }.map { code, amount in
        let name = names[code].map { " \($0)" } ?? ""
        return MonthCheck(
          names[code] == nil ? "new-code-without-name" : "new-code",
          severity: names[code] == nil ? .warning : .information,
          message:
            "\(part.term.capitalisedFirst) \(code)\(name) är \(MonthChecks.new(part)) i "
            + "\(SwedishText.text(followUp.month)) (\(SwedishText.number(amount, decimals: 2)) kr)"
            + (names[code] == nil ? " och finns inte i kodlistan." : "."),
          remedy: names[code] == nil
            ? "Kontrollera konteringen, eller lägg till koden \(.bringingIn("codes"))."
            : "Kontrollera konteringen, och att uppställning, områden och budget tar koden.",
          amount: Money(ore: amount))
      }
    }
  }

  /// *Ny* in the gender of the coding part's name.
  private static func new(_ part: CodingPart) -> String {
    switch part {
    case .account, .responsibility, .project, .object: "nytt"
    case .serviceArea, .activity, .counterparty: "ny"
    }
  }

  /// Postings of the month that no unit answers for: its unit has ended, or there is none.
  func units() throws -> [MonthCheck] {
    // A board without units has nobody to answer for codes.
    guard !followUp.structure.units.isEmpty else { return [] }
    var amounts: [String: Int64] = [:]
    for (month, rows) in counted {
      let cells = followUp.structure.cells(month.columns)
      let column = month.packed.code(CodingPart.responsibility.column)
      let sums = month.amounts
      for (row, cell) in cells.enumerated()
      where cell?.unit == followUp.structure.unassigned && rows?[row] ?? true {
        // The council's money belongs to no unit.
        guard let cell, !followUp.structure.frameLines.contains(cell.line) else { continue }
        amounts[column.dictionary[Int(column.codes[row])], default: 0] += sums[row]
      }
    }
    let units = try view.state.all(OrgUnit.self).map(\.value)
    return amounts.sorted { $0.key < $1.key }.map { code, amount in
      let kronor = SwedishText.number(amount, decimals: 2) + " kr"
      let closed = units.filter { unit in
        unit.responsibilities.contains { $0.contains(code) }
          && unit.validTo.map { $0 < followUp.month.lastDay } ?? false
      }.max { ($0.validTo ?? followUp.month.lastDay) < ($1.validTo ?? followUp.month.lastDay) }
      guard let closed, let day = closed.validTo else {
        return MonthCheck(
          "no-unit", message: code.isEmpty ? "\(kronor) saknar ansvar." : "Ingen enhet har ansvar \(code) (\(kronor)).",
          remedy: "Rätta konteringen, eller ange ansvaret på en enhet \(.bringingIn("units")).",
          amount: Money(ore: amount))
      }
      return MonthCheck(
        "closed-unit",
        message: "Ansvar \(code) hör till \(closed.name), som upphörde \(day), men har \(kronor) i "
          + "\(SwedishText.text(followUp.month)).",
        remedy: "Flytta bokföringen till den enhet som har tagit över, eller ändra enhetens sista dag.",
        amount: Money(ore: amount))
    }
  }

  /// Accounts and responsibilities with actuals of the year that no budget row is about, and how many of them lie
  /// below the threshold and are left out.
  func withoutBudget(threshold: Money) -> (checks: [MonthCheck], below: Int) {
    guard followUp.budgetBook.version != nil else {
      let check = MonthCheck(
        "no-budget", message: "Det finns ingen budget för \(followUp.year.first.year).",
        remedy: "Läs in den \(.bringingIn("budget")).")
      return ([check], 0)
    }
    let budget = Budgeted(followUp.budgetBook.rows)
    var amounts: [Pair: Int64] = [:]
    for part in followUp.ledger.parts where followUp.toDate.contains(part.segment.part.month) {
      let rows = followUp.countedRows(of: part)
      let cells = followUp.structure.cells(part.columns)
      let accounts = part.packed.code(CodingPart.account.column)
      let responsibilities = part.packed.code(CodingPart.responsibility.column)
      let sums = part.amounts
      for (row, cell) in cells.enumerated() where rows?[row] ?? true {
        guard let cell, !followUp.structure.frameLines.contains(cell.line) else { continue }
        let pair = Pair(
          account: accounts.dictionary[Int(accounts.codes[row])],
          responsibility: responsibilities.dictionary[Int(responsibilities.codes[row])])
        amounts[pair, default: 0] += sums[row]
      }
    }
    let missing = amounts.filter { $0.value != 0 && !budget.covers($0.key.account, $0.key.responsibility) }
    let shown = missing.filter { $0.value.magnitude >= threshold.ore.magnitude }
    let checks = shown.sorted {
      ($1.value.magnitude, $0.key.account, $0.key.responsibility)
        < ($0.value.magnitude, $1.key.account, $1.key.responsibility)
    }.map { pair, amount in
      MonthCheck(
        "codes-without-budget",
        message: "Konto \(pair.account), ansvar \(pair.responsibility.isEmpty ? "saknas" : pair.responsibility) har "
          + "\(SwedishText.number(amount, decimals: 2)) kr i utfall \(SwedishText.text(followUp.toDate)) "
          + "men ingen budget.",
        remedy: "Kontrollera konteringen, eller omfördela budget dit.", amount: Money(ore: amount))
    }
    return (checks, missing.count - shown.count)
  }

  /// What amounts are gathered by.
  private struct Pair: Hashable {
    let account: String
    let responsibility: String
  }
}

/// The accounts and responsibilities that budget rows are about; a row's codes hold every longer code.
private struct Budgeted {
  private let responsibilities: [String: Set<String>]
  private let accountLengths: [Int]
  private let responsibilityLengths: [Int]

  init(_ rows: BudgetRows) {
    responsibilities = Dictionary(
      (0..<rows.count).map { row in
        let codes = rows.codes(of: row)
        return (codes[.account] ?? "", [codes[.responsibility] ?? ""])
      }, uniquingKeysWith: { $0.union($1) })
    accountLengths = Set(responsibilities.keys.map(\.count)).sorted()
    responsibilityLengths = Set(responsibilities.values.joined().map(\.count)).sorted()
  }

  /// Whether a row is about the account and responsibility.
  func covers(_ account: String, _ responsibility: String) -> Bool {
    // Codes have few lengths: only beginnings that long can be among the rows'.
    accountLengths.contains { length in
      guard account.count >= length, let known = responsibilities[String(account.prefix(length))] else { return false }
      return responsibilityLengths.contains { length in
        responsibility.count >= length && known.contains(String(responsibility.prefix(length)))
      }
    }
  }
}
