import Foundation
import Kernel
import Storage
import StoreSQLite

/// A record of the size that people write.
struct Remark: RecordKind {
  static let kind = "remark"
  static let tag = "remark/1"

  let text: String
}

func context() -> Context {
  Context(actor: .administrator("cli:bench"), now: Instant(seconds: 1_556_600_000)) { [UInt8](repeating: 7, count: $0) }
}

/// Segments with sums and digests, and all of it into a new store: what the rival is compared with.
func write(_ rows: Int, to path: String) async throws {
  let (months, sum) = PostingColumns.months(rows)
  let whole = Spent()
  let segments = months.map { Segment(table: PostingColumns.table, month: $0, rows: $1) }
  let prepared = whole.text
  let store = try SQLiteStore.create(at: path, tenant: "bench")
  try await store.stage(segments)
  try store.close()
  let spent = whole.text
  let groups = segments.reduce(0) { $0 + $1.sums.count }
  print("rows \(rows) sum \(sum) \(spent) of which digests and sums (\(groups) groups) \(prepared)")
}

/// Opens the store and reads the sums of every segment, as a table of a year does.
func read(_ path: String) async throws {
  let spent = Spent()
  let store = try SQLiteStore.open(path: path)
  let table = PostingColumns.table
  let digests = try await store.stagedSegments()
  let opened = spent.text
  let total = try await store.read(asOf: .now, scope: .everything) { view in
    try digests.reduce(into: Int64(0)) { total, digest in
      total += try view.facts.sums(of: digest, in: table).integer("amount_ore").reduce(0, +)
    }
  }
  print("segments \(digests.count) sum \(total) \(spent.text) of which opening \(opened)")
}

/// Recomputes everything.
func verify(_ path: String) async throws {
  let spent = Spent()
  let result = try await SQLiteStore.open(path: path).verification()
  print("rows \(result.rows) events \(result.events) findings \(result.findings.count) \(spent.text)")
}

/// One small event after another, each flushed before the next; several processes may do so on one file.
func append(_ count: Int, to path: String) async throws {
  let store: SQLiteStore
  do {
    store = try SQLiteStore.create(at: path, tenant: "bench")
  } catch StorageProblem.alreadyExists {
    store = try SQLiteStore.open(path: path)
  }
  let process = ProcessInfo.processInfo.processIdentifier
  let spent = Spent()
  for number in 0..<count {
    let text = "Anmärkning \(number) av \(process): fler placeringar än budgeterat."
    _ = try await store.append("bench.append", context: context()) {
      try $0.put(Remark(text: text), id: "r\(number % 500)")
    }
  }
  print("events \(count) \(spent.text)")
  try store.close()
}

let arguments = CommandLine.arguments.dropFirst()
do {
  switch (arguments.first, arguments.dropFirst().first, arguments.dropFirst(2).first) {
  case ("write", let count?, let path?): try await write(Int(count) ?? 0, to: path)
  case ("append", let count?, let path?): try await append(Int(count) ?? 0, to: path)
  case ("read", let path?, nil): try await read(path)
  case ("verify", let path?, nil): try await verify(path)
  default:
    print("usage: StoreBenchmark write ROWS FILE | read FILE | verify FILE | append EVENTS FILE")
    exit(2)
  }
} catch {
  print("StoreBenchmark: \(error)")
  exit(1)
}
