// Measures reading a large SIE file. `Benchmarks/SIE/run` builds this program and runs it as documented there.
//
//   SIEBenchmark generate FILE ROWS [ksumma]   writes a ledger of ROWS rows, always the same for the same ROWS
//   SIEBenchmark read FILE                     maps the file, reads it with all checks, prints figures
//   SIEBenchmark memchr FILE                   the rival: libc's memchr over the same mapped bytes
import Glibc
import SIE

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "generate" where arguments.count >= 4:
  let rows = Int(arguments[3]) ?? 0
  let ledger = GeneratedLedger(rows: rows, hasChecksum: arguments.dropFirst(4).first == "ksumma")
  guard let out = fopen(arguments[2], "w") else {
    print("cannot write \(arguments[2])")
    exit(3)
  }
  let written = ledger.bytes().withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, out) }
  fclose(out)
  print("rows=\(rows) bytes=\(written)")
case "read" where arguments.count >= 3:
  guard let mapping = Mapping(path: arguments[2]) else {
    print("cannot map \(arguments[2])")
    exit(3)
  }
  print(Measurement.summary(of: SIEReader.read(mapping.bytes)))
  print(Measurement.resources())
case "memchr" where arguments.count >= 3:
  guard let mapping = Mapping(path: arguments[2]) else {
    print("cannot map \(arguments[2])")
    exit(3)
  }
  print("line feeds=\(Measurement.countLineFeeds(mapping.bytes))")
  print(Measurement.resources())
default:
  print("usage: SIEBenchmark generate FILE ROWS [ksumma] | read FILE | memchr FILE")
  exit(2)
}
