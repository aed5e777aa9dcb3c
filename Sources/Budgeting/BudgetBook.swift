import Kernel
package import Storage

/// A year's budget as it can be seen: the rows of its version and of the reallocations since, ready to be placed on
/// lines, and the frame components.
package struct BudgetBook: Sendable {
  /// The version; nil where the year has no budget.
  package let version: Versioned<BudgetVersion>?
  /// The rows of the version, then those of the reallocations.
  package let rows: BudgetRows
  /// The reallocations that the version does not hold already, in the order of their numbers.
  package let reallocations: [Versioned<Reallocation>]
  /// The frame components of the year.
  package let frames: [Versioned<BudgetFrame>]
  /// How many rows the version itself has.
  package let versionRows: Int
  /// For each row after the version's, the reallocation that it belongs to, by index.
  private let owners: [Int]

  /// The budget of the year in the view.
  package init(year: Int, in view: View) throws {
    let version = try view.state.record(BudgetVersion.self, id: Digits.padded(year, 4))
    self.version = version
    let own = try version.map { try BudgetRows.decode(view.facts.blob($0.value.rows)) } ?? BudgetRows([])
    let held = Set(version?.value.includedReallocations ?? [])
    // Without a version there is nothing that was reallocated.
    let active =
      version == nil ? [] : try Reallocation.all(of: year, in: view.state).filter { !held.contains($0.id) }
    reallocations = active
    versionRows = own.count
    rows = own.appending(active.flatMap { $0.value.rows.map(\.budgetRow) })
    owners = active.indices.flatMap { index in active[index].value.rows.map { _ in index } }
    // The council's money belongs to no unit.
    frames = view.scope == .everything ? try view.state.all(BudgetFrame.self).filter { $0.value.year == year } : []
  }

  /// The codes of the rows, a row each.
  package var columns: FactColumns { rows.columns }

  /// The reallocation that the row belongs to; nil for rows of the version.
  package func reallocation(ofRow row: Int) -> Versioned<Reallocation>? {
    row < versionRows ? nil : reallocations[owners[row - versionRows]]
  }

  /// The version and the reallocations as provenance names them: `budget-version/2019@2`.
  package var records: [String] {
    (version.map { ["budget-version/\($0.id)@\($0.version)"] } ?? [])
      + reallocations.map { "reallocation/\($0.id)@\($0.version)" }
  }
}
