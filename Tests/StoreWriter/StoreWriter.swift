import Foundation
import Storage
import StorePostgres
import StoreSQLite

/// A process of its own that uses the product's store code as a server or a command line does, and tells on its output
/// what the store has acknowledged: one line for each event, written after the commit returned. It goes on until it is
/// killed.
///
///     StoreWriter write STORE NAME SEED      writes events of every kind
///     StoreWriter hold PATH SECONDS         holds the write lock so long; says "held" when it has it
///     StoreWriter stage PATH ROWS           stages so many rows in twelve months, as an import does
///     StoreWriter follow PATH               says each event's number when it is noticed, and when that was
@main
struct StoreWriter {
  static func main() async {
    do {
      try await run()
    } catch {
      // For the test that started it; no person sees it.
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { throw Misuse() }
    let store = try open(arguments[1])
    switch (arguments[0], arguments.dropFirst(2).first) {
    case ("write", .some(let name)):
      guard arguments.count == 4, let seed = Int(arguments[3]) else { throw Misuse() }
      try await TrialWork(store: store, name: name, seed: seed).run { say($0) }
    case ("hold", .some(let text)):
      guard let seconds = Double(text) else { throw Misuse() }
      try await hold(store, seconds)
    case ("stage", .some(let text)):
      guard let rows = Int(text) else { throw Misuse() }
      let segments = try TrialWork.year(rows: rows)
      say("begins")
      say("staged \(try await store.stage(segments))")
    case ("follow", nil):
      for try await number in store.follow(after: 0) { say("\(number) \(now())") }
    default: throw Misuse()
    }
    try store.close()
  }

  /// The store at the address, with the key that lies beside it, else that of the trials' own.
  private static func open(_ address: String) throws -> any Store {
    if PostgresAddress.isMeant(by: address) {
      let server = PostgresServer(try PostgresAddress(address))
      // The trial may just have stopped the server; whoever starts meanwhile tries again, as a service does.
      for _ in 0..<200 {
        do {
          return try server.store(board: nil) { _ in TrialWork.key }
        } catch StorageProblem.noServer, StorageProblem.connectionLost {
          usleep(100_000)
        }
      }
      return try server.store(board: nil) { _ in TrialWork.key }
    }
    // A store of the trials' own has no file with a key.
    let file = try? String(contentsOfFile: address + ".key", encoding: .utf8)
    return try SQLiteStore.open(
      path: address, key: file.flatMap { StoreKey(text: $0) } ?? TrialWork.key, busyTimeout: 60)
  }

  /// The arguments are none that it knows.
  private struct Misuse: Error {}

  private static func hold(_ store: any Store, _ seconds: Double) async throws {
    _ = try await store.append("trial.hold", context: TrialWork.context(reason: "hold")) { transaction in
      try transaction.put(TrialNote(text: "held"), id: "hold")
      say("held")
      usleep(UInt32(seconds * 1_000_000))
    }
  }

  /// The microseconds since the machine started.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }

  /// One write of less than a pipe's page is whole or not at all.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { exit(9) }
  }
}
