import BenchmarkSupport
import Documents
import Figures
import Forecasting
import Foundation
import Kernel
import Storage
import StorePostgres
import StoreSQLite

// One node that serves many boards within one budget of memory; `Benchmarks/Tenants/run` builds and runs it.
//
//   TenantsBenchmark BUDGET-MIB OPEN MONTH STORE...     a store is a path, or postgres://…?board=NAME
//
// Asks every board for its drift table in three rounds, two boards at a time, and prints each round's time for a board,
// the peak of resident memory and a checksum of all answers, which is the same in every round.

/// What the boards of the node are opened from: one pool of connections for each database.
actor Node {
  let budget: MemoryBudget
  private var servers: [String: PostgresServer] = [:]

  init(budget: MemoryBudget) { self.budget = budget }

  func open(_ place: String) throws -> any Store {
    guard PostgresAddress.isMeant(by: place) else { return try SQLiteStore.open(path: place, budget: budget) }
    let address = try PostgresAddress(place)
    let server = servers[address.description] ?? PostgresServer(address)
    servers[address.description] = server
    return try server.store(board: address.board, budget: budget)
  }
}

func peakMiB() -> Int {
  // Where the system tells no such thing the peak is 0.
  let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
}

func checksum(_ store: any Store, _ month: Month) async throws -> String {
  let context = Context(actor: .administrator("cli:bench"), now: Instant(seconds: 2_000_000_000)) {
    [UInt8](repeating: 0, count: $0)
  }
  let sections = try await Desk(store: store, context: context).ask(AskMonth.self, .init(month: month))
  guard let table = try sections.table(ofSection: "drift") else { return "no table" }
  var sum = Checksum()
  sum.add("\(table)".utf8)
  return sum.description
}

let arguments = CommandLine.arguments
guard arguments.count > 4, let mebibytes = Int(arguments[1]), let open = Int(arguments[2]),
  let month = Month(arguments[3])
else {
  print("usage: TenantsBenchmark BUDGET-MIB OPEN MONTH STORE...")
  exit(2)
}
let places = Array(arguments.dropFirst(4))
let node = Node(budget: MemoryBudget(bytes: mebibytes << 20))
let boards = Boards(limit: open) { try await node.open($0) }
do {
  for round in 1...3 {
    let clock = ContinuousClock()
    let start = clock.now
    var sums: [String] = []
    for first in stride(from: 0, to: places.count, by: 2) {
      let pair = Array(places[first..<min(first + 2, places.count)])
      sums += try await withThrowingTaskGroup(of: String.self) { group in
        for place in pair {
          group.addTask { try await boards.use(place) { try await checksum($0, month) } }
        }
        var answers: [String] = []
        for try await answer in group { answers.append(answer) }
        return answers
      }
    }
    let took = clock.now - start
    var all = Checksum()
    for sum in sums.sorted() { all.add(sum.utf8) }
    let milliseconds =
      Double(took.components.seconds) * 1e3 + Double(took.components.attoseconds) / 1e15
    print(
      String(
        format: "round %d: %d boards, wall_ms %.1f a board, kept_mib %d, peak_mib %d, checksum %@", round, sums.count,
        milliseconds / Double(max(sums.count, 1)), node.budget.usedBytes >> 20, peakMiB(), all.description))
  }
  try await boards.close()
} catch {
  print("TenantsBenchmark: \(error)")
  exit(1)
}
