import Foundation
import Storage
import StorePostgres
import TestSupport
import Testing

/// Rounds in which several processes write through an address with two servers, the one that takes writes is ended at a
/// moment of chance, and the other takes over. Nobody starts the writers anew. A class, because it remembers what was
/// acknowledged and how long nobody could write.
final class FailoverTrial {
  private static let writers = 3
  /// How long the writers may take to go on.
  private static let patience = Duration.seconds(300)

  private let folder: URL
  private let address: String
  private let server: PostgresServer
  private let store: PostgresStore
  private let seed: Int
  private let notes: KillTrial
  private var chance: SeededChance
  private var round = 0

  /// How long no writer was told of an event, for each round.
  private(set) var pauses: [Duration] = []

  /// A trial on the empty board of the address, which names both servers. The store object is made once and goes on
  /// through all rounds, as the writers do through theirs.
  init(folder: URL, address: String, seed: Int) throws {
    self.folder = folder
    self.address = address
    self.seed = seed
    chance = SeededChance(seed: seed)
    server = PostgresServer(try PostgresAddress(address))
    let store = try server.store(board: nil) { _ in TrialFolder.key }
    self.store = store
    notes = KillTrial(folder: folder, address: address, seed: seed) { (store, {}) }
  }

  /// How many events there are, and how many of them nobody was told of.
  var events: (all: Int, untold: Int) { (notes.events, notes.unacknowledged) }

  /// What was lost, halved or found damaged.
  var problems: [String] { notes.problems }

  /// One round. `failOver` ends the one server at once, waits until the other takes writes, and answers when the first
  /// was lost.
  func run(failOver: () async throws -> ContinuousClock.Instant) async throws {
    round += 1
    let writers = try (0..<FailoverTrial.writers).map { number in
      try WriterProcess(
        ["write", address, "w\(number)", String((seed % 90) * 1_000 + round * FailoverTrial.writers + number)],
        in: folder)
    }
    defer { for writer in writers { writer.kill() } }
    // Each has begun, and goes on for a while.
    try await allTell(writers)
    _ = try await listen(to: writers, for: .milliseconds(Int.random(in: 100...900, using: &chance)))
    let lost = try await failOver()
    // What they had told before stands in the pipes still.
    _ = try await listen(to: writers, for: .zero)
    pauses.append(try await allTell(writers, since: lost))
    _ = try await listen(to: writers, for: .milliseconds(200))
    for writer in writers {
      writer.kill()
      for line in writer.remainingLines() { notes.acknowledge(line) }
      try #require(writer.complaint.isEmpty, "round \(round): a writer failed: \(writer.complaint)")
    }
    try await notes.look(round: round, verifies: true)
    // What this object made of the events it followed is what another reads that knows nothing yet.
    let followed = try await store.read(asOf: .now, scope: .everything) { $0.state }
    let other = PostgresServer(try PostgresAddress(address))
    let fresh = try await other.store(board: nil) { _ in TrialFolder.key }
      .read(asOf: .now, scope: .everything) { $0.state }
    await other.close()
    #expect(followed.event == fresh.event && followed.hash == fresh.hash)
    #expect(followed.allStored == fresh.allStored)
  }

  /// Closes the connections.
  func close() async { await server.close() }

  /// Waits until each writer has told of an event, and answers how long it took from `begins` until the first did.
  @discardableResult
  private func allTell(
    _ writers: [WriterProcess], since begins: ContinuousClock.Instant = .now
  ) async throws -> Duration {
    var silent = Set(writers.indices)
    var first: Duration?
    while !silent.isEmpty {
      let told = try await listen(to: writers, for: .milliseconds(5))
      if !told.isEmpty, first == nil { first = ContinuousClock.now - begins }
      silent.subtract(told)
      try #require(
        ContinuousClock.now - begins < FailoverTrial.patience,
        "round \(round): \(silent.count) writers do not go on: \(writers.map(\.complaint))")
    }
    return first ?? .zero
  }

  /// Takes note of what the writers tell, and answers which of them did.
  private func listen(to writers: [WriterProcess], for time: Duration) async throws -> Set<Int> {
    var told: Set<Int> = []
    let end = ContinuousClock.now + time
    repeat {
      for (index, writer) in writers.enumerated() {
        for line in writer.newLines() {
          notes.acknowledge(line)
          told.insert(index)
        }
      }
      if ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(2)) }
    } while ContinuousClock.now < end
    return told
  }
}
