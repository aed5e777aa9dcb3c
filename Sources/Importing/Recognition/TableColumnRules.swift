import Accounts
import Formats
import Kernel

/// Settles what each column holds once the headings beside it and the cells below it are known.
struct TableColumnRules {
  private let header: TableHeader
  private let grid: Grid
  private let year: Int?
  /// The rows that are looked at to see what a column holds.
  private let sample: ArraySlice<Grid.Row>
  private(set) var columns: [TableColumn] = []
  private(set) var problems: [RecognitionProblem] = []
  private(set) var notes: [String] = []
  /// The ranks of columns that may hold the amounts.
  private var ranks: [Int: Int] = [:]

  init(_ header: TableHeader, grid: Grid, year: Int?) {
    self.header = header
    self.grid = grid
    self.year = year
    sample = grid.rows[(header.rows.upperBound + 1)...].prefix(300)
    for (index, meaning) in header.meanings.enumerated() { columns.append(column(index, meaning)) }
    settleNames()
    settleParts()
    settleMonths()
    settleAmounts()
    settleOthers()
  }

  private var headerRow: Int { grid.rows[header.rows.upperBound].number }

  private func place(_ column: Int) -> Place { grid.place(row: headerRow, column: column) }

  private mutating func column(_ index: Int, _ meaning: HeadingMeaning?) -> TableColumn {
    let heading = header.headings[index]
    var role = ColumnRole.unused
    var isAccumulated = false
    switch meaning?.kind {
    case .role(let known): role = known
    case .amount(let rank):
      role = .amount
      ranks[index] = rank
    case .month(let month, _):
      var month = month
      month.year = month.year ?? meaning?.year
      role = .month(month)
    case .total(let range, let accumulated):
      role = .total(range)
      isAccumulated = accumulated
    case .comparison, .year: role = .comparison
    case .share: role = .share
    case .name, .code, nil: role = .unused
    }
    return TableColumn(
      index: index, heading: heading, role: role, year: meaning?.year, unit: meaning?.unit, isAccumulated: isAccumulated
    )
  }

  // MARK: Codes and names

  /// Names belong to the code to their left; so does a column without a heading that holds words.
  private mutating func settleNames() {
    for index in columns.indices {
      let meaning = header.meanings[index]
      let isUnnamed = header.headings[index].isEmpty && words(in: index) > 0 && codes(in: index) == 0
      guard meaning?.kind == .name || isUnnamed else { continue }
      let left = columns[..<index].last { $0.role != .unused }
      if case .code(let part)? = left?.role { columns[index].role = .name(part) }
    }
  }

  /// Of several columns of one part one holds the codes and the others the names.
  private mutating func settleParts() {
    for part in CodingPart.allCases {
      let coded = columns.indices.filter { columns[$0].role == .code(part) }
      let named = columns.indices.filter { columns[$0].role == .name(part) }
      if coded.count > 1 {
        let real = coded.filter { codes(in: $0) > words(in: $0) }
        if real.count == 1 {
          for index in coded where index != real[0] { columns[index].role = .name(part) }
        } else {
          problems.append(
            .ambiguousColumns(name: part.term, headings: coded.map { columns[$0].heading }, place(coded[1])))
        }
      } else if coded.isEmpty, let only = named.first(where: { codes(in: $0) > words(in: $0) }) {
        columns[only].role = .code(part)
      }
    }
  }

  /// How many sampled cells of the column hold a code, alone or before its name.
  private func codes(in column: Int) -> Int {
    sample.count { row in
      if case .code(let code, _) = TableCodeRules.read(row[column]) {
        return code.contains(where: \.isNumber)
      }
      return false
    }
  }

  /// How many sampled cells of the column hold words and no code.
  private func words(in column: Int) -> Int {
    sample.count { row in
      switch TableCodeRules.read(row[column]) {
      case .words: return true
      case .code(let code, _): return !code.contains(where: \.isNumber)
      default: return false
      }
    }
  }

  // MARK: Amounts

  private mutating func settleMonths() {
    let bare = columns.indices.filter { index in
      if case .month(_, isBare: true)? = header.meanings[index]?.kind { return true }
      return false
    }
    if bare.count == 1, case .month? = header.meanings[bare[0]]?.kind { columns[bare[0]].role = .unused }
    var seen: [HeadingMonth: Int] = [:]
    for index in columns.indices {
      guard case .month(let month) = columns[index].role else { continue }
      if let first = seen[month] {
        problems.append(
          .ambiguousColumns(
            name: columns[index].role.name, headings: [columns[first].heading, columns[index].heading], place(index)))
      }
      seen[month] = index
    }
    leaveOtherYears()
  }

  /// Where the title names a year, another year's months are a comparison.
  private mutating func leaveOtherYears() {
    guard let year else { return }
    let years = Set(columns.compactMap { if case .month(let month) = $0.role { month.year } else { nil } })
    guard years.count > 1, years.contains(year) else { return }
    for index in columns.indices {
      if case .month(let month) = columns[index].role, let other = month.year, other != year {
        columns[index].role = .comparison
      }
    }
  }

  private mutating func settleAmounts() {
    let months = columns.indices.filter { if case .month = columns[$0].role { true } else { false } }
    let hasPair = columns.contains { $0.role == .debit } && columns.contains { $0.role == .credit }
    var amounts = columns.indices.filter { columns[$0].role == .amount }
    if !months.isEmpty {
      for index in amounts { columns[index].role = .total(nil) }
      amounts = []
      for index in columns.indices where [.debit, .credit, .side, .period, .day].contains(columns[index].role) {
        columns[index].role = .unused
      }
    } else if hasPair {
      for index in amounts { columns[index].role = .total(nil) }
    } else {
      chooseAmount(&amounts)
    }
    guard months.isEmpty, !hasPair else { return }
    for index in columns.indices where columns[index].isAccumulated && columns[index].role.isTotal {
      // What a year has come to cannot be proved by one month.
      columns[index].role = .comparison
    }
  }

  /// Of several columns of amounts the ledger's own is taken; where there is none, a single sum.
  private mutating func chooseAmount(_ amounts: inout [Int]) {
    if amounts.isEmpty {
      let totals = columns.indices.filter { columns[$0].role.isTotal }
      let sides = columns.indices.filter { columns[$0].role == .debit || columns[$0].role == .credit }
      if totals.count == 1 {
        columns[totals[0]].role = .amount
      } else if totals.count > 1 {
        problems.append(
          .ambiguousColumns(
            name: LedgerField.amount, headings: totals.map { columns[$0].heading }, place(totals[1])))
      } else if sides.count > 1 {
        problems.append(
          .ambiguousColumns(name: LedgerField.amount, headings: sides.map { columns[$0].heading }, place(sides[1])))
      }
      return
    }
    if let year, amounts.contains(where: { columns[$0].year == year }) {
      for index in amounts where columns[index].year != nil && columns[index].year != year {
        columns[index].role = .comparison
      }
      amounts.removeAll { columns[$0].role != .amount }
    }
    let best = amounts.map { ranks[$0] ?? -1 }.min() ?? 0
    let chosen = amounts.filter { (ranks[$0] ?? -1) == best }
    for index in amounts where !chosen.contains(index) { columns[index].role = .unused }
    if chosen.count > 1 {
      problems.append(
        .ambiguousColumns(name: LedgerField.amount, headings: chosen.map { columns[$0].heading }, place(chosen[1])))
    }
  }

  // MARK: The rest

  /// Of fields that a row has once, the first column is taken; texts of balances are names.
  private mutating func settleOthers() {
    for role in [
      ColumnRole.period, .year, .day, .series, .number, .text, .supplier, .side, .debit, .credit, .codeString,
    ] {
      let found = columns.indices.filter { columns[$0].role == role }
      for index in found.dropFirst() {
        columns[index].role = .unused
        notes.append("Kolumnen ”\(columns[index].heading)” läses inte: ”\(columns[found[0]].heading)” är \(role.name).")
      }
    }
    let isBalances = !columns.contains { [.day, .number, .series].contains($0.role) }
    for index in columns.indices where isBalances && columns[index].role == .text {
      let left = columns[..<index].last { $0.role.part != nil }
      if let part = left?.role.part { columns[index].role = .name(part) }
    }
  }
}
