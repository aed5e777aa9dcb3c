import Care
import Kernel
import Storage

/// What somebody else has written in a sheet since rows for it were read.
struct ForecastConflicts {
  /// The rows that were read.
  let base: [ForecastSheet.Row]
  /// The sheet as it stands.
  let current: Versioned<ForecastSheet>
  /// The event that the rows were read at.
  let since: Int

  /// A row to be written, and whether a stored row is of its cell.
  typealias Draft = (row: ForecastInput.Row, isOfCell: (ForecastSheet.Row) -> Bool)

  /// A problem for each cell that says something else than it did then, and that the drafts would write over or lose.
  func problems(_ manner: ForecastInput.Manner, _ drafts: [Draft], in sheet: String) -> [ForecastingProblem] {
    var problems: [ForecastingProblem] = []
    for draft in drafts {
      let now = current.value.rows.first(where: draft.isOfCell)
      let then = base.first(where: draft.isOfCell)
      guard !saysTheSame(then, now), !saysTheSame(draft.row, now, manner) else { continue }
      problems.append(
        .changedCell(
          draft.row.place, now: ForecastConflicts.text(now?.entered, now?.volume, now?.remark), by: author(now),
          own: ForecastConflicts.text(draft.row.entered, draft.row.volume, draft.row.remark), since: since))
    }
    guard manner == .sheets else { return problems }
    for row in current.value.rows where !drafts.contains(where: { $0.isOfCell(row) }) {
      guard !saysTheSame(base.first { $0.isOfSameCell(as: row) }, row) else { continue }
      let cell = [row.line, row.area].compactMap(\.self).joined(separator: " ")
      problems.append(
        .changedCell(
          Place(field: sheet + " " + cell), now: ForecastConflicts.text(row.entered, row.volume, row.remark),
          by: author(row),
          own: "ingen rad", since: since))
    }
    return problems
  }

  private func saysTheSame(_ a: ForecastSheet.Row?, _ b: ForecastSheet.Row?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.saysTheSame(as: b)
  }

  /// Whether the row would leave the cell as it stands.
  private func saysTheSame(
    _ row: ForecastInput.Row, _ now: ForecastSheet.Row?, _ manner: ForecastInput.Manner
  ) -> Bool {
    guard manner != .clearing else { return now == nil }
    return row.entered == now?.entered && row.volume == now?.volume
      && (row.remark.map { PersonalNumbers.masked($0).text == now?.remark } ?? true)
  }

  private func author(_ row: ForecastSheet.Row?) -> String {
    // Nobody's name stands on a cell that was taken back.
    row.map { "\($0.stamp.author), händelse \($0.stamp.event ?? current.event)" } ?? "händelse \(current.event)"
  }

  private static func text(
    _ entered: ForecastSheet.Entered?, _ volume: ForecastSheet.Volume?, _ remark: String?
  ) -> String {
    let amount = entered.map { entered in
      // As reports have it: costs and what is worse than the budget are negative.
      let ore = 0 &- entered.amount.ore
      return entered.basis.title + " " + SwedishText.number(ore, decimals: 2) + SwedishText.space + "kr"
    }
    let words = remark.flatMap { $0.isEmpty ? nil : "”" + $0 + "”" }
    let number = volume.map { $0.count.text + SwedishText.space + $0.measure.word }
    let told = [amount, number, words].compactMap(\.self)
    return told.isEmpty ? "inget" : told.joined(separator: " ")
  }
}
