import Formats
import Kernel
import Storage

/// Settles which months the amounts are of, where the headings alone do not say.
extension TableReader {
  /// The year that months without one have.
  static func year(_ title: TableTitle, _ request: TableRequest) -> Int? {
    if title.tornYears.isEmpty, let year = title.impliedYear { return year }
    guard let period = request.period, period.first.year == period.last.year else {
      return title.tornYears.isEmpty ? nil : title.impliedYear
    }
    return period.first.year
  }

  /// The year of months that do not name theirs.
  var impliedYear: Int? { TableReader.year(title, request) }

  // MARK: Rolling months

  /// The columns with the years of a run that goes on over the new year: May to April.
  static func rolled(_ columns: [TableColumn], _ title: TableTitle, _ request: TableRequest) -> [TableColumn] {
    guard let (last, turn) = run(columns),
      let end = title.period?.last ?? title.through ?? title.month ?? request.period?.last,
      end.month == last
    else { return columns }
    var columns = columns
    for index in columns.indices {
      guard case .month(var month) = columns[index].role else { continue }
      month.year = index < turn ? end.year - 1 : end.year
      columns[index].role = .month(month)
    }
    return columns
  }

  /// The number of the last month and the column of the January after a December, where no month has a year.
  private static func run(_ columns: [TableColumn]) -> (last: Int, turn: Int)? {
    let months = columns.compactMap { column -> (index: Int, month: HeadingMonth)? in
      if case .month(let month) = column.role { (column.index, month) } else { nil }
    }
    guard months.allSatisfy({ $0.month.year == nil && (1...12).contains($0.month.number) }),
      let turn = zip(months, months.dropFirst()).first(where: { $0.month.number == 12 && $1.month.number == 1 })?.1,
      let last = months.last
    else { return nil }
    return (last.month.number, turn.index)
  }

  // MARK: What the lines say

  /// Tells of lines before the table that speak against it or against each other.
  mutating func settleTitle() {
    let saysActual = columns.contains { column in
      column.role.isAmount && HeadingWords(column.heading).all.contains(where: TitleSubjectRules.isActual)
    }
    if let other = title.otherwise, !saysActual {
      problems.append(TitleProblem.notALedger(TableReader.shown(other), headerPlace))
    }
    let months = columns.compactMap { column -> HeadingMonth? in
      if case .month(let month) = column.role { month } else { nil }
    }
    let needsYear =
      months.contains { $0.year == nil }
      || months.isEmpty && !columns.contains { [.period, .day].contains($0.role) }
    if needsYear, !title.tornYears.isEmpty, request.period.map({ $0.first.year != $0.last.year }) ?? true {
      problems.append(TitleProblem.unclearMonths(title.tornYears.map(String.init), headerPlace))
    } else if TableReader.run(columns) != nil {
      problems.append(TitleProblem.unclearMonths(["januari efter december", "inget år i rubrikerna"], headerPlace))
    }
    if months.count > 1, let line = title.accumulated, looksAccumulated(named: title.through != nil) {
      problems.append(TitleProblem.cumulativeMonths(TableReader.shown(line), headerPlace))
    }
  }

  static func shown(_ text: String) -> String { String(PersonalNumbers.masked(text).text.prefix(80)) }

  /// Whether nearly every row grows from month to month, as sums of the year so far do, and no sums over the months
  /// say otherwise.
  private func looksAccumulated(named: Bool) -> Bool {
    if numeric.contains(where: { $0.role.isTotal }) { return false }
    let months = columns.filter { if case .month = $0.role { true } else { false } }
    var (growing, all) = (0, 0)
    for row in grid.rows[(header.rows.upperBound + 1)...] {
      let amounts = months.compactMap { column -> Int64? in
        guard case .money(let money) = TableAmountRules.read(row[column.index], unit: unit, mark: mark) else {
          return nil
        }
        return money.ore
      }
      guard amounts.count == months.count, amounts.contains(where: { $0 != 0 }) else { continue }
      all += 1
      let isGrowing = zip(amounts, amounts.dropFirst()).allSatisfy { $0.magnitude <= $1.magnitude }
      if isGrowing, amounts.allSatisfy({ $0 >= 0 }) || amounts.allSatisfy({ $0 <= 0 }) { growing += 1 }
    }
    let isMost = growing * 5 >= all * 4
    // A month that the title ends with often stands over months of their own; then it takes more rows to tell.
    if all >= 5, isMost { return true }
    return !named && request.period == nil
  }

  // MARK: One month

  /// The one month of a table whose rows name none.
  mutating func onlyMonth() -> (Month, SIEPeriodAmounts.Phase)? {
    let isAccumulated = numeric.contains { $0.role == .amount && $0.isAccumulated } || title.through != nil
    let told = title.period ?? title.through.flatMap { Period($0) }
    let sheet = title.sheetMonth.flatMap { Period($0) }
    guard let named = told ?? sheet ?? request.period else {
      noteOnce(.noMonth(headerPlace))
      return nil
    }
    let ends = [told?.last, sheet?.last, request.period?.last].compactMap { $0 } + title.tornMonths
    let isWithin = told == nil && request.period.map { $0.contains(named.last) } ?? true
    guard Set(ends).count == 1 || isWithin && title.tornMonths.isEmpty else {
      tellOnce(.unclearMonths(Set(ends).sorted().map { SwedishText.text($0) }, headerPlace))
      return nil
    }
    let first = isAccumulated ? Month(year: named.last.year, month: 1) ?? named.first : named.first
    guard first == named.last, told == nil || request.period.map({ $0.first == $0.last }) ?? true else {
      let months = Period(first, named.last) ?? named
      noteOnce(.severalMonths(SwedishText.text(months), headerPlace))
      return nil
    }
    if request.period == nil, named.last.month > 1, let heading = balanceHeading() {
      tellOnce(.cumulativeMonths(heading, headerPlace))
      return nil
    }
    return (named.last, .month)
  }

  /// The heading of the amounts where it is that of a balance or of a year's sum.
  private func balanceHeading() -> String? {
    guard let column = numeric.first(where: { $0.role == .amount }) else { return nil }
    let words = HeadingWords(column.heading).all
    let isSum = words.contains { ["total", "totalt", "totalsumma", "summa", "sum"].contains($0) }
    let isYears = words.contains { ["saldo", "balance", "helår", "året", "årets"].contains($0) }
    return isYears || isSum && column.year != nil ? column.heading : nil
  }

  private mutating func tellOnce(_ problem: TitleProblem) {
    guard !problems.contains(where: { $0 as? TitleProblem == problem }) else { return }
    problems.append(problem)
  }
}
