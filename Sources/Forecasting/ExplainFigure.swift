import Accounts
package import Figures
import Kernel
import Ledger
package import Storage

/// What a figure is made of: its parts, and for postings the vouchers beneath.
package enum ExplainFigure: Question {
  package static let name = "forecast.explain-figure"
  package static let permission = Permission.read
  package typealias Output = Explanation

  /// The figure and the occasion it is asked at.
  package struct Input: Sendable {
    /// The figure's key.
    package let key: FigureKey
    /// The occasion and the forecast before it.
    package let followUp: AskFollowUp.Input

    /// A question for the figure at the occasion.
    package init(key: FigureKey, followUp: AskFollowUp.Input) {
      self.key = key
      self.followUp = followUp
    }
  }

  package static func answer(_ input: Input, view: View) throws -> Explanation {
    let sections = try AskFollowUp.answer(input.followUp, view: view)
    let explanation = try Catalogue([sections]).explanation(of: input.key)
    for figures in sections.moneyFigures {
      guard let (measure, slice, period) = figures.parse(input.key) else { continue }
      guard measure == .actual else { return explanation }
      let rows = try vouchers(figures.followUp, slice, period, view)
      return Explanation(
        figure: explanation.figure, title: explanation.title, parts: explanation.parts,
        rows: Array(rows.prefix(Explanation.rowLimit)), rowCount: rows.count)
    }
    return explanation
  }

  /// The postings of the slice, greatest amount first.
  private static func vouchers(
    _ followUp: FollowUp, _ slice: FollowUp.Slice, _ period: Period, _ view: View
  ) throws -> [Explanation.Row] {
    let structure = followUp.structure
    guard let line = slice.line ?? structure.resultLine else { return [] }
    let leaves = Set(structure.leaves(of: line))
    var rows: [Explanation.Row] = []
    for segment in followUp.ledger.facts.segments(in: period) {
      guard let digest = segment.part.segment else { continue }
      let sums = try view.facts.sums(of: digest, in: LedgerTable.table)
      let accounts = wanted(structure.cells(sums), sums, leaves, slice)
      if accounts.isEmpty { continue }
      let columns = try view.facts.rows(
        of: digest, in: LedgerTable.table, where: [CodingPart.account.column: accounts], limit: nil)
      let cells = structure.cells(columns)
      let visible = LedgerSums.visibleRows(columns, segment)
      let phases = LedgerSums.phases(columns)
      let source = try sourceText(segment, view)
      for row in cells.indices where visible[row] && phases[row] != .opening {
        guard let cell = cells[row], leaves.contains(cell.line), slice.area.map({ $0 == cell.area }) ?? true,
          slice.unit.map({ $0 == cell.unit }) ?? true, view.scope.contains(unit: structure.unitID(cell.unit))
        else { continue }
        rows.append(self.row(columns, row, month: segment.part.month, source: source))
      }
    }
    return rows.sorted {
      ($1.amount.ore.magnitude, $0.month, $0.voucher, $0.coding) < (
        $0.amount.ore.magnitude, $1.month, $1.voucher, $1.coding
      )
    }
  }

  private static func wanted(
    _ cells: [MoneyCube.Cell?], _ sums: FactColumns, _ leaves: Set<Int>, _ slice: FollowUp.Slice
  ) -> [String] {
    let accounts = sums.code(CodingPart.account.column)
    var wanted: Set<String> = []
    for (row, cell) in cells.enumerated() {
      guard let cell, leaves.contains(cell.line), slice.area.map({ $0 == cell.area }) ?? true,
        slice.unit.map({ $0 == cell.unit }) ?? true
      else { continue }
      wanted.insert(accounts.dictionary[Int(accounts.codes[row])])
    }
    return wanted.sorted()
  }

  private static func sourceText(_ segment: VisibleSegment, _ view: View) throws -> String {
    guard let batch = try view.state.record(Batch.self, id: segment.batch) else { return segment.batch }
    return batch.value.fileName + " (" + batch.value.file.short + ")"
  }

  private static func row(_ columns: FactColumns, _ row: Int, month: Month, source: String) -> Explanation.Row {
    let series = columns.code("voucher_series")
    let voucher = series.dictionary[Int(series.codes[row])] + columns.text("voucher_number")[row]
    return Explanation.Row(
      month: month, voucher: voucher, day: Day(yyyymmdd: Int(columns.integer("voucher_date")[row])),
      coding: columns.codingText(row), text: columns.text("text")[row],
      amount: Money(ore: columns.integer(LedgerTable.amount)[row]), source: source)
  }
}
