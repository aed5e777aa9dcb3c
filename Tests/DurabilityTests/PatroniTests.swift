import Foundation
import Programs
import PostgresSandbox
import Storage
import StorePostgres
import Testing

/// Run by `scripts/trial-patroni`, which starts the servers and says how their leader dies.
@Suite("Patroni decides who takes over", .serialized)
struct PatroniTests {
  private static let environment = ProcessInfo.processInfo.environment

  private static func run(_ variable: String) throws {
    let process = try ChildProcess([try #require(environment[variable])], in: "/", environment: environment)
    try #require(process.wait() == .exit(0), "\(variable) failed")
  }

  @Test(
    "When the leader's machine dies its standby takes over, and the processes that write go on by themselves",
    .enabled(if: PatroniTests.environment["RODER_PATRONI_ADDRESS"] != nil))
  func takesOver() async throws {
    let address = try #require(Self.environment["RODER_PATRONI_ADDRESS"])
    let rounds = Self.environment["RODER_TRIAL_PATRONI"].flatMap { Int($0) } ?? 1
    let seed = Self.environment["RODER_TRIAL_SEED"].flatMap { Int($0) } ?? Int.random(in: 1...1_000_000)
    print("Patroni: seed \(seed), \(rounds) rounds (RODER_TRIAL_SEED, RODER_TRIAL_PATRONI)")
    let folder = try TrialFolder()
    try TrialFolder.makeBoard(at: address)
    let trial = try FailoverTrial(folder: folder.url, address: address, seed: seed)
    for round in 1...rounds {
      try await trial.run {
        try Self.run("RODER_PATRONI_KILL")
        return .now
      }
      try #require(trial.problems.isEmpty, "\(trial.problems.joined(separator: "\n"))")
      // The last one is not needed any more.
      if round < rounds { try Self.run("RODER_PATRONI_RAISE") }
    }
    await trial.close()
    let pauses = trial.pauses.map { "\($0.components.seconds)" }.joined(separator: ", ")
    print(
      """
      Patroni: \(rounds) rounds of 3 writers, \(trial.events.all) events, 0 lost, \(trial.events.untold) kept that \
      nobody was told of; nobody wrote for \(pauses) s
      """)
  }
}
