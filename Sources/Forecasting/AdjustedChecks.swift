import Accounts
import Closing
import Figures
import Kernel
import Ledger
import Storage

/// What the adjustments give to look at before a month is closed.
struct AdjustedChecks {
  private let figures: AdjustedFigures
  private let all: [Versioned<Adjustment>]
  private var followUp: FollowUp { figures.followUp }
  private var book: AdjustedBook { figures.book }

  /// The checks of the follow-up with the view's adjustments.
  init(_ followUp: FollowUp, in view: View) throws {
    all = try view.state.all(Adjustment.self)
    figures = AdjustedFigures(all, in: followUp)
  }

  /// What was found.
  func checks(in view: View) throws -> [MonthCheck] { try unreversed(in: view) + lostLines + missingHolidayPay }

  /// Items whose month of reversal has been posted without the reversal.
  private func unreversed(in view: View) throws -> [MonthCheck] {
    let years = Period(followUp.year.yearBefore.first, followUp.month) ?? followUp.toDate
    return try book.items.indices.flatMap { item -> [MonthCheck] in
      let adjustment = book.items[item].value
      guard adjustment.isBooked, let reversal = adjustment.reversal, years.contains(reversal) else { return [] }
      return try book.placed.filter { $0.item == item }.compactMap { placed in
        let booked = placed.part.months.sum()
        guard booked != .zero, try !hasPosting(of: -booked, at: placed, in: reversal, view) else { return nil }
        let line = AdjustedText.place(of: placed, in: followUp.structure)
        return MonthCheck(
          "adjustment-not-reversed",
          message: "”\(adjustment.name)” skulle vändas i \(SwedishText.text(reversal)), men ingen post på motsatt "
            + "belopp är bokförd på \(line) den månaden.",
          remedy: "Bokför vändningen, eller ändra månaden på justeringsposten.", amount: booked,
          keys: [figures.key(.adjustment, of: .init(line: placed.cell.line), item: item, over: Period(reversal))])
      }
    }
  }

  /// Whether a single posting of the amount lies on the part's line in the month, in its area and unit where it has
  /// them.
  private func hasPosting(
    of amount: Money, at placed: AdjustedBook.Placed, in month: Month, _ view: View
  ) throws -> Bool {
    func isHere(_ cell: MoneyCube.Cell?) -> Bool {
      guard let cell, cell.line == placed.cell.line else { return false }
      return (placed.part.area == nil || cell.area == placed.cell.area)
        && (placed.part.unit == nil || cell.unit == placed.cell.unit)
    }
    for segment in followUp.ledger.facts.segments(in: Period(month)) {
      guard let digest = segment.part.segment else { continue }
      let sums = try view.facts.sums(of: digest, in: LedgerTable.table)
      let accounts = sums.code(CodingPart.account.column)
      let cells = followUp.structure.cells(sums)
      let wanted = Set(zip(cells, accounts.codes).filter { isHere($0.0) }.map { accounts.dictionary[Int($0.1)] })
      if wanted.isEmpty { continue }
      let rows: FactColumns
      do {
        rows = try view.facts.rows(
          of: digest, in: LedgerTable.table, where: [CodingPart.account.column: wanted.sorted()], limit: nil)
      } catch StorageProblem.disposed {
        // Nobody can tell any longer: nothing is said to be missing that may have been there.
        return true
      }
      let amounts = rows.integer(LedgerTable.amount)
      let visible = rows.visibleRows(of: segment)
      let places = followUp.structure.cells(rows)
      if amounts.indices.contains(where: { amounts[$0] == amount.ore && visible[$0] && isHere(places[$0]) }) {
        return true
      }
    }
    return false
  }

  /// Items on lines that the statement lacks.
  private var lostLines: [MonthCheck] {
    let structure = followUp.structure
    let lines = Set(structure.statement.lines.map(\.id))
    let both = Period(followUp.year.yearBefore.first, followUp.year.last) ?? followUp.year
    return book.placed.compactMap { placed in
      guard !lines.contains(placed.part.line) else { return nil }
      let item = book.items[placed.item]
      guard both.contains(where: item.value.year) else { return nil }
      return MonthCheck(
        "adjustment-without-line",
        message: "”\(item.value.name)” ligger på raden ”\(placed.part.line)”, som uppställningen inte har; den räknas "
          + "som ej placerad.",
        remedy: "Läs in justeringsposten på nytt med en rad som finns.", amount: placed.part.months.sum(),
        keys: [figures.key(.adjustment, item: placed.item, over: followUp.toDate)])
    }
  }

  /// A month without holiday pay after one that had some.
  private var missingHolidayPay: [MonthCheck] {
    guard followUp.month.month > 1 else { return [] }
    let before = Period(followUp.month.advanced(by: -1))
    let now = Period(followUp.month)
    func moves(_ months: Period) -> [Int] {
      book.items.indices.filter { item in
        book.items[item].value.sort == .holidayPayDebt
          && book.placed.contains { $0.item == item && book.amount(of: $0, over: months) != 0 }
      }
    }
    let known = moves(before)
    guard !known.isEmpty, moves(now).isEmpty else { return [] }
    return [
      MonthCheck(
        "holiday-pay-missing",
        message: "Semesterlöneskulden har ingen förändring för \(SwedishText.text(followUp.month)), men hade det för "
          + "\(SwedishText.text(before)).",
        remedy: "Läs in månadens semesterlöneskuld; är den oförändrad behövs inget.",
        keys: known.map { figures.key(.adjustment, item: $0, over: before) })
    ]
  }
}

extension Period {
  /// Whether the period holds any of the calendar year.
  fileprivate func contains(where year: Int) -> Bool { first.year <= year && year <= last.year }
}
