import Accounts
import Budgeting
import Kernel
import Storage

/// The frame of a year and of the two after it, beside the detailed budget and plan of each: what the council gives,
/// and what the board has dealt out of it.
///
/// **Unit** öre. **Sign** debit-positive: frames are negative, net costs positive.
struct FramePlan: Sendable {
  /// One of the years.
  struct Year: Sendable {
    /// The calendar year.
    let year: Int
    /// The frame components with what the year has of each.
    let components: [FrameRules.Planned]
    /// The council's money that stands in the detailed budget itself.
    let posted: Int64
    /// The amounts of each line of the operating statement, and of what it does not place; nil without a budget.
    let lines: [Int64]?
    /// The budget version and its reallocations, as provenance names them.
    let budgetRecords: [String]

    /// Whether there is any frame.
    var hasFrame: Bool { !components.isEmpty || posted != 0 }
    /// The whole frame.
    var frame: Int64 { components.map(\.amount).sum().ore + posted }
  }

  /// The follow-up of drift that the plan stands beside.
  let followUp: FollowUp
  /// The year of the follow-up and the two after it.
  let years: [Year]

  /// The frames and plans of the follow-up's year and the two after it; nil where the view does not show the whole
  /// board, since a frame beside a part of the budget would say nothing.
  init?(_ followUp: FollowUp, in view: View) throws {
    guard view.scope == .everything else { return nil }
    self.followUp = followUp
    let first = followUp.month.year
    let frames = try view.state.all(BudgetFrame.self)
    let own = frames.filter { $0.value.year == first }
      .map { FrameRules.Planned(frame: $0, amount: $0.value.amount, isCarried: false) }
    let structure = followUp.structure
    let hasBudget = followUp.budgetBook.version != nil
    var budgeted = followUp.lineLeaves(.budget, over: followUp.year)
    let onFrameLines = structure.frameLines.reduce(0) { $0 + budgeted[$1] }
    // The components lie on the frame line already, where the statement has one.
    let components = own.map(\.amount).sum().ore
    let posted = structure.frameLines.isEmpty ? 0 : onFrameLines - components
    for line in structure.frameLines { budgeted[line] = 0 }
    years =
      [
        Year(
          year: first, components: own, posted: posted, lines: hasBudget ? budgeted : nil,
          budgetRecords: followUp.budgetBook.records)
      ]
      + (try [first + 1, first + 2].filter { Month(year: $0, month: 1) != nil }
        .map { try FramePlan.later($0, frames, structure, in: view) })
  }

  /// A later year: its own components or those that go on, and its plan laid on the lines of the year followed up.
  private static func later(
    _ year: Int, _ frames: [Versioned<BudgetFrame>], _ structure: FollowUpStructure, in view: View
  ) throws -> Year {
    let book = try BudgetBook(year: year, in: view)
    var lines = [Int64](repeating: 0, count: structure.lineCount)
    for (row, cell) in structure.cells(book.columns).enumerated() {
      if let cell { lines[cell.line] += book.rows.amounts[row] }
    }
    let posted = structure.frameLines.reduce(0) { $0 + lines[$1] }
    for line in structure.frameLines { lines[line] = 0 }
    return Year(
      year: year, components: FrameRules.planned(frames, in: year), posted: posted,
      lines: book.version == nil ? nil : lines, budgetRecords: book.records)
  }

  /// The amount of the line and of the lines beneath it; nil where the year has no budget.
  func amount(of line: Int, in year: Year) -> Int64? {
    year.lines.map { lines in followUp.structure.leaves(of: line).reduce(0) { $0 + lines[$1] } }
  }

  /// The net cost that is dealt out; nil where the year has no budget.
  func detailed(_ year: Year) -> Int64? { amount(of: followUp.structure.exceptFrames, in: year) }

  /// What is left of the frame, negative where something is, positive where more is dealt out than there is; nil where
  /// the frame or the budget is missing.
  func unallocated(_ year: Year) -> Int64? {
    year.hasFrame ? detailed(year).map { year.frame + $0 } : nil
  }

  /// The year of a period that is a whole calendar year; nil for others.
  func year(of period: Period) -> Year? {
    guard period.count == 12, period.first.month == 1 else { return nil }
    return years.first { $0.year == period.first.year }
  }
}

extension FollowUp {
  /// The measure of every line that amounts lie on, sums left out.
  func lineLeaves(_ measure: FollowUpMeasure, over period: Period) -> [Int64] {
    values(measure, count: structure.lineCount, over: period) { $0.line }
  }

  /// What of the year's detailed budget reallocations have added to the statement, the council's money apart: nothing,
  /// unless one passes between statements.
  func reallocated(by owner: (String) -> Bool = { _ in true }) -> Int64 {
    var sum: Int64 = 0
    for (row, cell) in structure.cells(budgetBook.columns).enumerated() {
      guard let cell, !structure.frameLines.contains(cell.line), let reallocation = budgetBook.reallocation(ofRow: row),
        owner(reallocation.id)
      else { continue }
      sum += budgetBook.rows.amounts[row]
    }
    return sum
  }
}
