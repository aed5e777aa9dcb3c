import Foundation
import Kernel
import Storage
import StoreSQLite

// Puts the record versions of ten years' work into a store of the benchmark; `Benchmarks/Scale/run` builds and runs it.
//
//   ScaleBenchmark records VERSIONS STORE     always the same versions for the same number

let arguments = CommandLine.arguments
guard arguments.count == 4, arguments[1] == "records", let versions = Int(arguments[2]) else {
  print("usage: ScaleBenchmark records VERSIONS STORE")
  exit(2)
}
do {
  let store = try SQLiteStore.open(path: arguments[3])
  try await TenYears(versions: versions).write(to: store)
  try store.close()
} catch {
  print("ScaleBenchmark: \(error)")
  exit(1)
}
