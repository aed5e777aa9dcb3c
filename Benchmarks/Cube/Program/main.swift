// Measures the way from coded rows to the table of line × unit × month. `Benchmarks/Cube/run` builds and runs this.
//
//   CubeBenchmark ROWS RUNS FOLDER   measures RUNS times, prints medians, and writes rows, lines and answer to FOLDER
//                                    for the rival
//
// The budget is a second, smaller set of rows of the same layout from another seed.
import Accounts
import BenchmarkSupport
import Foundation
import Kernel
import Storage

let arguments = CommandLine.arguments
guard arguments.count >= 4, let rowCount = Int(arguments[1]), let runs = Int(arguments[2]) else {
  print("usage: CubeBenchmark ROWS RUNS FOLDER")
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[3])

func cube(_ columns: FactColumns, _ layout: CellLayout) -> MoneyCube {
  var cube = MoneyCube(period: CubeRows.period, shape: layout.shape)
  cube.add(columns, amount: "amount_ore", month: "month", by: layout)
  return cube
}

func checksum(_ table: MonthlyTable) -> String {
  var sum = Checksum()
  for column in [table.actual, table.yearToDate, table.budget, table.forecast] { sum.add(column) }
  return sum.description
}

func write(_ values: [some FixedWidthInteger], _ name: String) throws {
  try values.withUnsafeBytes { try Data($0).write(to: folder.appendingPathComponent(name)) }
}

let actualRows = CubeRows(count: rowCount, seed: 20_190_430).columns
let budgetRows = CubeRows(count: rowCount / 50, seed: 20_190_101).columns
let layout = CubeRows.layout
var whole = Measured()
var kept = Measured()
var sums: Set<String> = []
var answer: MonthlyTable?
for _ in 0..<runs {
  let (actual, budget, table) = whole.run {
    let actual = cube(actualRows, layout)
    let budget = cube(budgetRows, layout)
    return (actual, budget, MonthlyTable(actual: actual, budget: budget))
  }
  let again = kept.run { MonthlyTable(actual: actual, budget: budget) }
  sums.formUnion([checksum(table), checksum(again)])
  answer = again
}
print("rows \(rowCount), budget rows \(rowCount / 50), cells \(layout.shape.count), runs \(runs)")
print("roder, rows to table: \(whole.text)")
print("roder, kept cubes to table: \(kept.text)")
print("checksum \(sums.sorted().joined(separator: " "))")

for (name, columns) in [("actual", actualRows), ("budget", budgetRows)] {
  for part in ["account", "service_area", "responsibility", "month"] {
    try write(columns.code(part).codes, name + "-" + part)
  }
  try write(columns.integer("amount_ore"), name + "-amount")
}
// The line of each account and service area, found here by the naive rule so that the rival does not rest on ours.
var lines: [Int32] = []
let statement = CubeRows.statement
for account in 0..<CubeRows.accounts {
  for area in 0..<CubeRows.serviceAreas {
    let codes = ["account": CubeRows.account(account), "service_area": String(500 + area)]
    func matches(_ rules: [FactSelection]) -> Bool { rules.contains { $0.contains { codes[$0] ?? "" } } }
    let taking = statement.lines.indices.filter { matches(statement.lines[$0].rules) }
    lines.append(
      matches(statement.outside)
        ? -1 : Int32(taking.count == 1 ? taking[0] : statement.lines.count + (taking.isEmpty ? 0 : 1)))
  }
}
try write(lines, "lines")
if let answer {
  for (name, column) in [
    ("answer-actual", answer.actual), ("answer-year", answer.yearToDate), ("answer-budget", answer.budget),
    ("answer-forecast", answer.forecast),
  ] {
    try write(column, name)
  }
  try write([Int64(answer.lines), Int64(answer.units), Int64(answer.period.count)], "shape")
}
