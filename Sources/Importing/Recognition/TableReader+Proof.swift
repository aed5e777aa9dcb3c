import Accounts
import Formats
import Kernel

extension TableReader {
  /// Holds the file's own sums against what was read; sums that disagree become problems, rows that turn out to be sums
  /// leave the ledger.
  mutating func prove(_ gathered: inout GatheredRows) -> TableProof {
    var proof = TableProof()
    let compared = numeric.indices.filter { numeric[$0].role.isAmount }
    dropPrefixSums(&gathered, compared)
    let slack = TableTotalRules.slack(gathered.numbers, unit: unit)
    let hidden = gathered.numbers.count(where: \.isHidden)
    var rules = TableTotalRules(gathered.numbers, compared: compared, slack: slack, breaks: gathered.breaks)
    for (total, row, isUnnamed) in gathered.totals {
      guard compared.contains(where: { total.values[$0] != nil }) else { continue }
      // A line of nothing, such as a check that comes to zero.
      if isUnnamed, total.values.allSatisfy({ $0 ?? 0 == 0 }) { continue }
      switch rules.outcome(total) {
      case .proved: proof.rows += 1
      case .rounded: proof.rounded += 1
      case .hidden:
        proof.differences += 1
        add(.hiddenRows(name: total.label.text, count: hidden, grid.place(row: row, column: 0)))
      case .differs(let column, let rows):
        if isUnnamed {
          let account = columns.first { $0.role == .code(.account) || $0.role == .codeString }?.index ?? 0
          problems.append(
            FormatsProblem.missingValue(grid.place(row: row, column: account), column: CodingPart.account.term))
          continue
        }
        proof.differences += 1
        let file = Money(ore: total.values[column] ?? 0)
        add(
          .totalDiffers(
            name: total.label.text, file: file, rows: Money(ore: rows),
            grid.place(row: row, column: numeric[column].index)))
      }
    }
    proveColumns(&proof, gathered, slack)
    return proof
  }

  private mutating func add(_ problem: RecognitionProblem) { problems.append(problem) }

  private mutating func proveColumns(_ proof: inout TableProof, _ gathered: GatheredRows, _ slack: Int64) {
    let cross = TableCrossRules(columns: numeric, lines: gathered.numbers, slack: slack)
    for (index, column) in numeric.enumerated() where column.role.isTotal {
      switch cross.outcome(of: index) {
      case .proved: proof.columns.append(column.heading)
      case .unproved: proof.unproved.append(column.heading)
      case .differs(let differences):
        proof.differences += differences.count
        for difference in differences.prefix(20) {
          add(
            .totalDiffers(
              name: column.heading, file: Money(ore: difference.file), rows: Money(ore: difference.rows),
              grid.place(row: gathered.lines[difference.line].row, column: column.index)))
        }
      }
    }
  }

  // MARK: Sums under short accounts

  /// Takes rows of account groups (51 above 5110) for sums where they are shorter than the accounts.
  private mutating func dropPrefixSums(_ gathered: inout GatheredRows, _ compared: [Int]) {
    let accounts = gathered.numbers.map { $0.codes[0] }
    let known = Set(accounts)
    var prefixes: Set<String> = []
    for account in known {
      for length in 1..<max(1, account.count) where account.count > length {
        let prefix = String(account.prefix(length))
        if known.contains(prefix) { prefixes.insert(prefix) }
      }
    }
    guard !prefixes.isEmpty else { return }
    let lengths = Dictionary(accounts.map { ($0.count, 1) }, uniquingKeysWith: +)
    let usual = lengths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    let isSum = suspects(gathered, prefixes, usual: usual, compared)
    guard isSum.contains(true) else { return }
    var kept = GatheredRows()
    kept.skipped = gathered.skipped
    var positions: [Int] = []
    for index in gathered.lines.indices {
      positions.append(kept.lines.count)
      guard isSum[index] else {
        kept.lines.append(gathered.lines[index])
        kept.numbers.append(gathered.numbers[index])
        continue
      }
      let account = accounts[index]
      let label = TableTotalLabel(text: account, ranges: [.account: CodeRange(account)], isGrand: false)
      let row = gathered.lines[index].row
      kept.totals.append(
        (.init(label: label, values: gathered.numbers[index].values, position: kept.lines.count), row, false))
      kept.breaks.append(kept.lines.count)
      kept.skipped[.total, default: []].append(row)
    }
    positions.append(kept.lines.count)
    for (total, row, isUnnamed) in gathered.totals {
      let moved = TableTotalRules.Total(
        label: total.label, values: total.values, position: positions[total.position])
      kept.totals.append((moved, row, isUnnamed))
    }
    kept.breaks += gathered.breaks.map { positions[$0] }
    kept.totals.sort { $0.row < $1.row }
    kept.skipped[.total]?.sort()
    gathered = kept
    notes.append("Kontogrupper (\(prefixes.sorted().prefix(5).joined(separator: ", "))) har lästs som summor.")
  }

  /// Which lines are sums of the accounts that begin as theirs: much shorter ones, and those that come to the same.
  private func suspects(
    _ gathered: GatheredRows, _ prefixes: Set<String>, usual: Int, _ compared: [Int]
  ) -> [Bool] {
    let details = gathered.numbers.filter { !prefixes.contains($0.codes[0]) }
    var rules = TableTotalRules(details, compared: compared, slack: 0, breaks: [])
    return gathered.numbers.map { line in
      let account = line.codes[0]
      guard prefixes.contains(account), account.count < usual else { return false }
      if account.count <= usual - 2 { return true }
      let label = TableTotalLabel(text: account, ranges: [.account: CodeRange(account)], isGrand: false)
      return rules.outcome(.init(label: label, values: line.values, position: details.count)) == .proved
    }
  }

  // MARK: Sign and months

  /// The sign of the amounts and what tells it.
  mutating func sign(_ lines: [TableLine]) -> (value: AmountSign, ground: RecognisedTable.Ground) {
    let hasSides = columns.contains { [.debit, .credit, .side].contains($0.role) }
    let answer = TableSignRules.sign(lines.lazy.flatMap { line in line.entries.map { (line.codes[0], $0.amount) } })
    if let said = request.sign { return (said, .said) }
    if hasSides { return (.ledger, .file) }
    if let saved = mapping.sign {
      if case .sign(let found) = answer, found != saved {
        notes.append("Beloppen ser ut att ha ett annat tecken än det som källans beskrivning anger.")
      }
      return (saved, .mapping)
    }
    switch answer {
    case .sign(let sign): return (sign, .amounts)
    case .nothing: return (.ledger, .usual)
    case .unclear:
      if problems.allSatisfy({ ($0 as? RecognitionProblem)?.isDisagreement == true }) {
        problems.append(RecognitionProblem.unclearSign(headerPlace))
      }
      return (.ledger, .usual)
    }
  }

  /// The months that the table speaks for: as the title says, else from the first to the last with an amount.
  mutating func period(_ lines: [TableLine]) -> Period? {
    var first: Month?
    var last: Month?
    for entry in lines.lazy.flatMap(\.entries) {
      first = min(first ?? entry.month, entry.month)
      last = max(last ?? entry.month, entry.month)
    }
    guard let first, let last, let held = Period(first, last) else { return nil }
    if let named = title.period, named.contains(first), named.contains(last) { return named }
    if title.period != nil {
      notes.append("Beloppen ligger inte inom de månader som står före tabellen; beloppens månader gäller.")
    }
    if let through = title.through ?? title.month, through > last, through.year == last.year {
      return Period(first, through)
    }
    let later = columns.compactMap { column -> Month? in
      guard case .month(let month) = column.role else { return nil }
      return month.resolved(year: impliedYear)?.month
    }.filter { $0 > last }
    if !later.isEmpty {
      notes.append(
        "Månaderna efter \(SwedishText.text(last)) har inga belopp; filen läses som \(SwedishText.text(held)).")
    }
    return held
  }
}
