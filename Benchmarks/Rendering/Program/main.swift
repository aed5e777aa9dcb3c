// Measures the way from a document's tree to bytes in every format, and reading a large CSV file.
// `Benchmarks/Rendering/run` builds and runs this.
//
//   RenderingBenchmark RUNS CSVROWS
import BenchmarkSupport
import DocumentWriters
import Documents
import Formats
import Foundation
import Kernel

let arguments = CommandLine.arguments
guard arguments.count >= 3, let runs = Int(arguments[1]), let csvRows = Int(arguments[2]) else {
  print("usage: RenderingBenchmark RUNS CSVROWS")
  exit(2)
}

for (tables, rows, columns, charts) in [(8, 25, 8, 0), (60, 25, 7, 20)] {
  let document = LargeReport.document(tables: tables, rows: rows, columns: columns, charts: charts)
  for format in DocumentFormat.allCases {
    var measured = Measured()
    var checksum = Checksum()
    var size = 0
    for run in 0..<runs {
      let bytes = measured.run { DocumentWriter.bytes(of: document, as: format) }
      size = bytes.count
      if run == 0 { checksum.add(bytes) }
    }
    print(
      "\(tables) tables of \(rows) × \(columns), \(charts) charts as \(format): \(measured.text), bytes \(size), "
        + "checksum \(checksum)"
    )
  }
}

let file = LargeReport.postings(csvRows)
var reading = Measured()
var sums: Set<String> = []
for _ in 0..<runs {
  let (rows, sum, problems) = try reading.run {
    let table = try CSVTable(CSVFile(file), columns: [CSVColumn("konto"), CSVColumn("belopp")])
    let amount = table.positions[1]
    var rows = 0
    var sum: Int64 = 0
    let problems = try table.forEachRow { row throws(FormatsProblem) in
      sum += try row.money(amount).ore
      rows += 1
    }
    return (rows, sum, problems.count)
  }
  sums.insert("rows \(rows), sum \(sum), problems \(problems)")
}
print(
  "CSV of \(file.count) bytes, opened, split and amounts read: \(reading.text), "
    + sums.sorted().joined(separator: "; ")
)
