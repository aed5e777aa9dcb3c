import Accounts
import BenchmarkSupport
import Foundation
import Kernel
import Ledger
import Organisation
import Storage
import StoreSQLite

// Measures finding postings in a year's ledger. `Benchmarks/Postings/run` builds and runs this.
//
//   PostingsBenchmark make STORE ROWS-A-MONTH repeated|distinct
//   PostingsBenchmark measure STORE RUNS BUDGET-MB

let arguments = CommandLine.arguments
guard arguments.count == 5, let number = Int(arguments[3]), number > 0 else {
  print("usage: PostingsBenchmark make STORE ROWS repeated|distinct, or measure STORE RUNS BUDGET-MB")
  exit(2)
}
let key = StoreKey(bytes: [UInt8](repeating: 5, count: StoreKey.length))

func desk(_ store: any Store) -> Desk {
  var chance = Chance(seed: 1)
  let bytes = (0..<64).map { _ in UInt8(chance.below(256)) }
  return Desk(
    store: store,
    context: Context(actor: .administrator("cli:bench"), now: Instant(seconds: 1_580_000_000)) { count in
      Array(bytes.prefix(count))
    })
}

/// How many megabytes of the process are resident, now and at most.
func resident() -> String {
  // Elsewhere than on Linux there is no such file, and nothing is told.
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  func megabytes(_ name: String) -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1_024
  }
  return "resident \(megabytes("VmRSS")) MB, at most \(megabytes("VmHWM")) MB"
}

func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
  let start = ContinuousClock().now
  try await work()
  let time = start.duration(to: ContinuousClock().now)
  return Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
}

switch arguments[1] {
case "make":
  let store = try SQLiteStore.create(at: arguments[2], tenant: "Socialnämnden", key: key)
  _ = try await desk(store).run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Storköping"))
  var year = PostingsYear(rows: number, isDistinct: arguments[4] == "distinct")
  let time = try await milliseconds { try await year.write(to: desk(store)) }
  try store.close()
  print(String(format: "%d postings, %@ texts: written in %.1f s", number * 12, arguments[4], time / 1e3))
case "measure":
  let budget = MemoryBudget(bytes: (Int(arguments[4]) ?? 64) * 1_000_000)
  let store = try SQLiteStore.open(path: arguments[2], key: key, budget: budget)
  let search = PostingDesk(desk(store))
  let april = Month(year: PostingsYear.year, month: 4).map { Period($0) }
  let queries: [(String, PostingQuery)] = [
    ("a word and a number", PostingQuery(words: "familjehem 77")), ("a word, no hit", PostingQuery(words: "xyzzy")),
    ("a supplier with å", PostingQuery(supplier: "åå 17 ab")),
    ("two words in one month", PostingQuery(april, words: "hyra åå")),
    ("an account", PostingQuery(codes: [.account: [CodeRange("40")]])),
    ("an amount", PostingQuery(amounts: AmountRange(text: "12345"))),
    (
      "a word, an account and an interval",
      PostingQuery(
        words: "köpt", codes: [.account: [CodeRange("4")]], amounts: AmountRange(text: "10000-20000"))
    ),
    ("a voucher", PostingQuery(voucher: "A100200")), ("everything, latest first", PostingQuery(order: .latest)),
    ("everything, greatest first", PostingQuery()),
  ]
  let first = try await milliseconds { _ = try await search.find(PostingQuery(words: "familjehem", limit: 0)) }
  print(String(format: "the year looked through for the first time: %.0f ms", first))
  // What a pass over the amounts alone takes: the floor of anything that looks at every posting.
  let amounts = (0..<3_000_000).map { Int64($0 &* 7_919 % 3_000_000) }
  var floors: [Double] = []
  for run in 0..<number {
    var hits = 0
    floors.append(await milliseconds { for amount in amounts where amount % 1_000 == Int64(run) { hits += 1 } })
    precondition(hits > 0)
  }
  let floor = floors.sorted()[number / 2]
  print(String(format: "a plain pass over 3 million amounts: %.1f ms", floor))
  var worst = 0.0
  for (name, query) in queries {
    var times: [Double] = []
    var count = 0
    for _ in 0..<number { times.append(try await milliseconds { count = try await search.find(query).count }) }
    let median = times.sorted()[number / 2]
    worst = max(worst, median)
    print(
      String(
        format: "%@: %.1f ms (%.1f–%.1f), %.1f times the pass, %d found", name, median, times.min() ?? 0,
        times.max() ?? 0, median / floor, count))
  }
  print(String(format: "kept %.1f of %d MB; ", Double(budget.usedBytes) / 1e6, budget.bytes / 1_000_000) + resident())
  print(String(format: "worst %.1f ms, at most 100: %@", worst, worst <= 100 ? "yes" : "NO"))
  try store.close()
  if worst > 100 { exit(1) }
default:
  print("usage: make or measure")
  exit(2)
}
