// Measures the monthly follow-up of a large municipality's board, both years' sums in memory.
// `Benchmarks/FollowUp/run` builds and runs this.
//
//   FollowUpBenchmark POSTINGS RUNS   POSTINGS a month, in 12 months and 4
import Accounts
import BenchmarkSupport
import DocumentWriters
import Documents
import Figures
import Forecasting
import Foundation
import Kernel
import Ledger
import Reporting
import Storage

let arguments = CommandLine.arguments
guard arguments.count >= 3, let postings = Int(arguments[1]), let runs = Int(arguments[2]),
  let january = Month(year: 2018, month: 1)
else {
  print("usage: FollowUpBenchmark POSTINGS RUNS")
  exit(2)
}
let months = (0..<16).map { january.advanced(by: $0) }
let april = months[15]
let large = try LargeView(months: months, postingsPerMonth: postings)
let view = large.view

// The forecast before: the same board's at the same month, every sixth cell moved.
let before = try AskFollowUp.answer(.init(month: april), view: view).snapshots
func moved(_ snapshot: ForecastSnapshot) -> ForecastSnapshot {
  let cells = snapshot.cells.map { cell in
    var cell = cell
    if cell.amount % 6 == 0 { cell.amount += 1_234_500 }
    return cell
  }
  return ForecastSnapshot(
    month: months[14], event: 1, lines: snapshot.lines, areas: snapshot.areas, units: snapshot.units, cells: cells)
}
let input = AskFollowUp.Input(
  month: april, previous: (drift: moved(before.drift), investments: before.investments.map(moved)))
let report = try ReadReport.answer(.init(month: april), view: view)

var building = Measured()
var groups = 0
for _ in 0..<runs {
  groups = building.run { large.rows.prefix(12).map { $0.sums(for: LedgerTable.table).count }.reduce(0, +) }
}
print("postings \(12 * postings) a year, sums \(groups), runs \(runs)")
print("rows to sums: \(building.text)")

/// The month's report of the sections, in the template that the program brings.
func made(of sources: [any SectionSource]) throws -> Document {
  let resolver = ProseResolver(month: april, catalogue: Catalogue(sources))
  return try ReportRules.compose(
    report.template.tree, TemplateContext(report: report, month: april, sources: sources, resolver: resolver)
  ).document
}

var laying = Measured()
var rendering = Measured()
var whole = Measured()
var checksums: Set<String> = []
var size = 0
let structures = (
  drift: try FollowUpStructure(Statement.drift, usesAreas: true, month: april, in: view.state),
  investments: try FollowUpStructure(Statement.investments, usesAreas: false, month: april, in: view.state)
)
let sources = try FollowUpSources(month: april, in: view)
for _ in 0..<runs {
  let document = try laying.run {
    let sections = FollowUpSections(
      drift: try FollowUp(sources, as: structures.drift, previous: input.previous?.drift, isWatching: true),
      investments: try FollowUp(
        sources, as: structures.investments, previous: input.previous?.investments, isWatching: false))
    return try made(of: [sections])
  }
  let bytes = rendering.run { DocumentWriter.bytes(of: document, as: .html) }
  let fromRecords = try whole.run {
    let sections = try AskFollowUp.answer(input, view: view)
    return DocumentWriter.bytes(
      of: try made(of: [sections]), as: .html)
  }
  for bytes in [bytes, fromRecords] {
    var checksum = Checksum()
    checksum.add(bytes)
    checksums.insert(checksum.description)
  }
  size = bytes.count
}
print("sums in memory to document: \(laying.text)")
print("document to HTML: \(rendering.text)")
print("records as stored, sums in memory, to HTML: \(whole.text)")
print("bytes \(size), checksum \(checksums.sorted().joined(separator: " "))")
