import Foundation
import PostgresSandbox
import Storage
import StorePostgres
import StoreSQLite
import TestSupport
import Testing

/// `scripts/trial-kill` asks for a thousand rounds; without it there are 25.
@Suite("Writers are killed", .serialized)
struct KillTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rounds = environment["RODER_TRIAL_ROUNDS"].flatMap { Int($0) } ?? 25
  private static let seed = environment["RODER_TRIAL_SEED"].flatMap { Int($0) } ?? Int.random(in: 1...1_000_000)
  // Looking a store through takes longer the more it holds.
  private static let roundsPerStore = 50

  @Test(
    "Whenever writers are killed, what was acknowledged is there, nothing is half, and the next start needs no hand")
  func killed() async throws {
    print("killed writers: seed \(Self.seed), \(Self.rounds) rounds (RODER_TRIAL_SEED, RODER_TRIAL_ROUNDS)")
    let begins = ContinuousClock.now
    var (events, unacknowledged, stranded, verifications) = (0, 0, 0, 0)
    for first in stride(from: 0, to: Self.rounds, by: Self.roundsPerStore) {
      let folder = try TrialFolder()
      let path = folder.path("board.roder")
      try SQLiteStore.create(at: path, tenant: "nämnden", key: TrialFolder.key).close()
      let trial = KillTrial(folder: folder.url, address: path, seed: Self.seed + first) {
        let store = try SQLiteStore.open(path: path, key: TrialFolder.key)
        return (store, { try store.close() })
      }
      let last = min(first + Self.roundsPerStore, Self.rounds) - 1
      for round in first...last {
        try await trial.run(
          round: round, verifies: round == last || round % KillTrial.roundsPerVerification == 0)
        try #require(trial.problems.isEmpty, "\(trial.problems.joined(separator: "\n"))")
      }
      events += trial.events
      unacknowledged += trial.unacknowledged
      stranded += trial.strandedSegments
      verifications += trial.verifications
    }
    #expect(events > Self.rounds)
    // A writer is killed at most once between its commit and its line.
    #expect(unacknowledged <= Self.rounds * 3)
    print(
      """
      killed writers: SQLite, \(Self.rounds) rounds of 3 writers, \(events) events, 0 lost, \(unacknowledged) kept \
      whose writer died before it could tell, \(stranded) staged segments without a batch, \(verifications) \
      verifications without findings, \((ContinuousClock.now - begins).components.seconds) s
      """)
  }

  // The writers hold on while the server is away: each goes on with what it had not got an answer to.
  @Test("The same on PostgreSQL, whose server is stopped as by a power failure in every second round")
  func killedOnPostgres() async throws {
    print("killed writers: PostgreSQL, seed \(Self.seed), \(Self.rounds) rounds")
    let begins = ContinuousClock.now
    let cluster = try PostgresCluster(named: "kill")
    defer { cluster.remove() }
    var (events, unacknowledged, stranded, verifications, stops) = (0, 0, 0, 0, 0)
    for first in stride(from: 0, to: Self.rounds, by: Self.roundsPerStore) {
      let folder = try TrialFolder()
      let address = try cluster.address(cluster.newDatabase())
      let server = PostgresServer(try PostgresAddress(address), facts: [SampleBoard.postings])
      try server.create(board: "nämnden") { _ in TrialFolder.key }.close()
      let trial = KillTrial(folder: folder.url, address: address, seed: Self.seed + first) {
        try cluster.stop(.immediate)
        try cluster.start()
      } open: {
        let store = try server.store(board: "nämnden") { _ in TrialFolder.key }
        return (store, { store.close() })
      }
      let last = min(first + Self.roundsPerStore, Self.rounds) - 1
      for round in first...last {
        try await trial.run(
          round: round, verifies: round == last || round % KillTrial.roundsPerVerification == 0)
        try #require(trial.problems.isEmpty, "\(trial.problems.joined(separator: "\n"))")
      }
      await server.close()
      events += trial.events
      unacknowledged += trial.unacknowledged
      stranded += trial.strandedSegments
      verifications += trial.verifications
      stops += trial.disturbances
    }
    #expect(events > Self.rounds)
    #expect(unacknowledged <= Self.rounds * 3)
    print(
      """
      killed writers: PostgreSQL, \(Self.rounds) rounds of 3 writers, \(stops) immediate stops of the server, \
      \(events) events, 0 lost, \(unacknowledged) kept whose writer died before it could tell, \(stranded) staged \
      segments without a batch, \(verifications) verifications without findings, \
      \((ContinuousClock.now - begins).components.seconds) s
      """)
  }
}
