// Writes the ledger that the command line is measured with; `Benchmarks/CommandLine/run` builds and runs this.
//
//   generate FILE ROWS YEAR LAST-MONTH     always the same file for the same numbers
//
// Prints the sums that the file was made with, a line for each class of accounts: the class, `p` after it for rows on
// projects, then öre by month. They are kept while the rows are written and owe nothing to the measured program.
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 5, let rows = Int(arguments[2]), let year = Int(arguments[3]), let last = Int(arguments[4]),
  (1...12).contains(last), let out = fopen(arguments[1], "w")
else {
  print("usage: generate FILE ROWS YEAR LAST-MONTH")
  exit(2)
}
let ledger = MunicipalLedger(rows: rows, year: year, lastMonth: last)
let written = ledger.bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, out) }
guard fclose(out) == 0, written == ledger.bytes.count else {
  print("\(arguments[1]) cannot be written")
  exit(3)
}
for (index, months) in ledger.sums.enumerated() where months.contains(where: { $0 != 0 }) {
  print("\(index % 10)\(index < 10 ? "" : "p") " + months.map(String.init).joined(separator: " "))
}
