import Formats
import Kernel
import Ledger
import Storage

/// A reconciliation, as JSON and as lines of text.
struct ReconciliationOutput: Encodable {
  struct Row: Encodable {
    private enum CodingKeys: String, CodingKey {
      case source, accounts, period, unit, origin, readOre, reportOre, differenceOre, isReconciled
    }

    /// What the total is of, for people.
    let name: String
    let source: String
    let accounts: String
    let period: String
    let unit: String
    let origin: String
    let readOre: Int64
    let reportOre: Int64
    let differenceOre: Int64
    let isReconciled: Bool
  }

  let month: String
  let isCovered: Bool
  let rows: [Row]

  init(_ reconciliation: Reconciliation) {
    month = reconciliation.month.description
    isCovered = reconciliation.isCovered
    rows = reconciliation.rows.map { row in
      let total = row.total.value
      return Row(
        name: total.name, source: total.source, accounts: total.accounts, period: total.period.description,
        unit: total.unit.rawValue,
        origin: total.origin, readOre: row.read.ore, reportOre: row.expected.ore, differenceOre: row.difference.ore,
        isReconciled: row.isReconciled)
    }
  }

  /// A line a total, and what is missing.
  var lines: [String] {
    let lines = rows.map { row in
      "  \(row.name)\(row.source == "huvudbok" ? "" : " (\(row.source))")  inläst "
        + "\(kronor(row.readOre)), rapporten \(kronor(row.reportOre))  "
        + (row.isReconciled ? "stämmer" : "skillnad \(kronor(row.differenceOre))")
    }
    return lines + (isCovered ? [] : ["\(month) är inte avstämd."])
  }

  private func kronor(_ ore: Int64) -> String { Words.kronor(Money(ore: ore)) }
}
