import Accounts
import Closing
import Documents
import Figures
import Kernel
import Storage

/// Lays out the adjusted result and the items beneath it.
struct AdjustedTables {
  private let figures: AdjustedFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The tables of `figures`, all cells shown so.
  init(_ figures: AdjustedFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  private enum Source {
    case plain(FollowUpMeasure)
    case adjusted(AdjustedMeasure)
  }

  private var unit: String { "Belopp i " + presentation.unit.text }
  private var toDate: Period { followUp.toDate }
  private var year: String { Digits.padded(followUp.year.first.year, 4) }
  private var before: String { Digits.padded(followUp.year.first.year - 1, 4) }

  /// The columns, all of them about the months to date: a year's column here would be read as theirs.
  private var columns: [(column: Table.Column, source: Source)] {
    let month = SwedishText.monthNames[followUp.month.month - 1]
    let budgetTitle =
      hasBudgetItems ? "Justerad periodbudget t.o.m. \(month)" : "Periodbudget t.o.m. \(month)"
    let own: [(column: Table.Column, source: Source)] = [
      (.init("actual", followUp.terms("Utfall t.o.m. \(month) \(year)")), .plain(.actual)),
      (.init("adjustments", "Justeringar"), .adjusted(.adjustmentEffect)),
      (.init("adjusted_actual", followUp.terms("Justerat utfall t.o.m. \(month)")), .adjusted(.adjustedActual)),
      (.init("period_budget", budgetTitle), .adjusted(.adjustedPeriodBudget)),
      (
        .init("period_variance", "Avvikelse period, justerad", difference: .init(3, minus: 4)),
        .adjusted(.adjustedPeriodVariance)
      ),
    ]
    // Without last year's ledger there is nothing to compare with.
    guard followUp.isKnown(.lastYear, over: toDate) else { return own }
    return own + [
      (.init("last_year", followUp.terms("Utfall t.o.m. \(month) \(before)")), .plain(.lastYear)),
      (.init("comparison_adjustments", "Jämförelsejusteringar"), .adjusted(.comparisonAdjustment)),
      (.init("comparable_last_year", "Jämförbart t.o.m. \(month) \(before)"), .adjusted(.comparableLastYear)),
      (
        .init(
          "comparable_difference", "Differens jämförbar \(before)/\(year)", difference: .init(1, minus: 8)),
        .adjusted(.comparableDifference)
      ),
    ]
  }

  /// Whether the period budget counts on something that is taken out.
  private var hasBudgetItems: Bool {
    !figures.book.effects(on: .periodBudget, in: .init(), over: toDate).isEmpty
  }

  /// The statement's lines with what adjustments do to them.
  func statement() -> Table {
    let columns = columns
    let rows = StatementRows(structure).rows(
      isUsed: { line in columns.contains { value($0.source, line) != 0 } },
      cells: { line in columns.map { .figure(cell($0.source, line)) } })
    return Table(
      id: AdjustedSections.Name.result.rawValue,
      caption: "Justerat resultat, \(SwedishText.text(toDate)). \(unit).",
      columns: [.init("line", unit, .label)] + columns.map(\.column), rows: rows,
      notes: rows.contains(where: showsRounding) ? [Table.roundingNote] : [])
  }

  /// Whether a printed sum across the row disagrees with the printed numbers that it is made of; the table itself sees
  /// to differences and to sums down the columns.
  private func showsRounding(_ row: Table.Row) -> Bool {
    func printed(_ column: Int) -> Int64? {
      if column < row.cells.count, case .figure(let cell) = row.cells[column] { cell.printed } else { nil }
    }
    return [(1, 2, 3), (6, 7, 8)].contains { first, second, sum in
      guard let first = printed(first), let second = printed(second), let sum = printed(sum) else { return false }
      return first + second != sum
    }
  }

  private func value(_ source: Source, _ line: Int) -> Int64 {
    switch source {
    case .plain(let measure): followUp.value(measure, of: .init(line: line), over: toDate)
    case .adjusted(let measure): figures.value(measure, of: .init(line: line), over: toDate)
    }
  }

  private func cell(_ source: Source, _ line: Int) -> FigureCell {
    switch source {
    case .plain(let measure):
      FigureCell(figures.figures.figure(measure, of: .init(line: line), over: toDate), as: presentation)
    case .adjusted(let measure):
      FigureCell(figures.figure(measure, of: .init(line: line), over: toDate), as: presentation)
    }
  }

  /// The items, those of the year first; nil where there are none to tell of yet.
  func items() -> Table? {
    let own = items(of: toDate) { $0.nature != .comparison }
    let comparing = items(of: toDate.yearBefore) { $0.nature == .comparison }
    guard !own.isEmpty || !comparing.isEmpty else { return nil }
    let columns: [Table.Column] = [
      .init("item", "Post", .label), .init("kind", "Slag", .text), .init("lines", "Rad", .text),
      .init("amount", "Påverkan på resultatet i perioden"), .init("booked", "Bokförd", .text),
      .init("budgeted", "I periodbudget", .text), .init("belongs", "Hör till perioden", .text),
      .init("ground", "Grund", .text),
    ]
    func group(_ id: String, _ title: String, _ items: [Int], _ period: Period) -> [Table.Row] {
      guard !items.isEmpty else { return [] }
      let heading = Table.Row(
        id: id, kind: .heading, cells: [.text(title)] + columns.dropFirst().map { _ in .empty })
      return [heading] + items.map { row($0, over: period) }
    }
    return Table(
      id: AdjustedSections.Name.items.rawValue,
      caption: "Justeringsposter, \(SwedishText.text(toDate)). \(unit).", columns: columns,
      rows: group("poster", "Årets poster", own, toDate)
        + group("jamforelse", "För jämförelsen med \(before)", comparing, toDate.yearBefore))
  }

  private func row(_ item: Int, over period: Period) -> Table.Row {
    let value = figures.book.items[item]
    let adjustment = value.value
    let isComparison = adjustment.sort.nature == .comparison
    func claim(_ claim: Bool) -> Table.Cell { .text(isComparison ? "" : AdjustedText.word(claim)) }
    let lines = figures.book.placed.filter { $0.item == item }.map { structure.lineName($0.cell.line) }
    var seen: Set<String> = []
    return Table.Row(
      id: value.id, level: 1,
      cells: [
        .text(adjustment.name), .text(adjustment.sort.term),
        .text(SwedishText.list(lines.filter { seen.insert($0).inserted })),
        .figure(FigureCell(figures.figure(item: item, over: period), as: presentation)), claim(adjustment.isBooked),
        claim(adjustment.isInPeriodBudget), claim(adjustment.belongsToPeriod), .text(AdjustedText.ground(adjustment)),
      ])
  }

  /// The items of such kinds that any month of the period holds something of.
  private func items(of period: Period, where isOf: (AdjustmentKind) -> Bool) -> [Int] {
    figures.book.items.indices.filter { item in
      isOf(figures.book.items[item].value.sort)
        && figures.book.placed.contains { placed in
          placed.item == item
            && period.months.contains { figures.book.amount(of: placed, over: Period($0)) != 0 }
        }
    }
  }
}
