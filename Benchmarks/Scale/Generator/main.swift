// Writes months of the ledger that large stores are measured with; `Benchmarks/Scale/run` builds and runs this.
//
//   generate FOLDER FIRST-YEAR LAST-YEAR ROWS-A-MONTH     always the same files for the same numbers
//
// Prints each file's name, rows and combinations of codes.
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 5, let first = Int(arguments[2]), let last = Int(arguments[3]), let rows = Int(arguments[4]),
  first <= last
else {
  print("usage: generate FOLDER FIRST-YEAR LAST-YEAR ROWS-A-MONTH")
  exit(2)
}
let pool = CodingPool(seed: 2019)
for year in first...last {
  for month in 1...12 {
    let ledger = MonthLedger(rows: rows, year: year, month: month, pool: pool)
    let path = "\(arguments[1])/\(year)-\(month < 10 ? "0" : "")\(month).se"
    guard let out = fopen(path, "w") else {
      print("\(path) cannot be written")
      exit(3)
    }
    let written = ledger.bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, out) }
    guard fclose(out) == 0, written == ledger.bytes.count else {
      print("\(path) cannot be written")
      exit(3)
    }
    print("\(path) \(rows) \(ledger.combinations)")
  }
}
