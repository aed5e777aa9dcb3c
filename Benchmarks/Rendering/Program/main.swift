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
import Typesetting

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
  try measurePDF(document, "\(tables) tables of \(rows) × \(columns), \(charts) charts")
}

/// A PDF takes a process of its own: the source is written here, the pages are set there.
func measurePDF(_ document: Document, _ name: String) throws {
  let environment = ProcessInfo.processInfo.environment
  let home = environment["HOME"] ?? ""
  let compiler = PDFCompiler(
    path: environment["PATH"] ?? "", python: environment["RODER_PYTHON"] ?? home + "/.cache/roder/python")
  var source = Measured()
  var whole = Measured(isWall: true)
  var size = 0
  do {
    for _ in 0..<runs {
      size = try whole.run {
        let bytes = source.run { TypstWriter.bytes(of: document) }
        return try compiler.pdf(of: bytes).count
      }
    }
  } catch let problem as any Problem {
    print("SKIPPED: \(name) as pdf: \(problem.message)")
    return
  }
  print("\(name) as pdf with the compiler's start: \(whole.text), of which the source: \(source.text), bytes \(size)")
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
