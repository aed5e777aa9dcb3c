import Kernel

/// What has been gathered of a table's rows.
struct GatheredRows {
  var lines: [TableLine] = []
  /// The lines in numbers, for the proof.
  var numbers: [TableTotalRules.Line] = []
  var totals: [(total: TableTotalRules.Total, row: Int, isUnnamed: Bool)] = []
  /// How many lines stand before each line that begins a group.
  var breaks: [Int] = []
  var skipped: [TableSkip.Reason: [Int]] = [:]
}
