import Foundation
import PostgresSandbox
import RoderSandbox
import Storage
import StorePostgres
import Testing

/// `scripts/trial-failover` asks for more rounds; without it there are two.
@Suite("A server is lost and its replica takes over", .serialized)
struct FailoverTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rounds = environment["RODER_TRIAL_FAILOVERS"].flatMap { Int($0) } ?? 2
  private static let seed = environment["RODER_TRIAL_SEED"].flatMap { Int($0) } ?? Int.random(in: 1...1_000_000)
  private static let script = ProjectFolder.root.appendingPathComponent("scripts/failover")

  /// Runs the operator's script on the machine of that server, which must succeed.
  @discardableResult
  private static func failover(
    on node: PostgresCluster, _ arguments: String..., fails: Bool = false
  ) throws -> String {
    let run = try node.run(
      script: script, arguments + ["--data", node.data.path, "--bin", node.programFolder.path])
    try #require((run.code != 0) == fails, "\(arguments): exit \(run.code)\n\(run.answer)\(run.told)")
    return run.answer + run.told
  }

  private typealias Node = (name: String, cluster: PostgresCluster)

  /// What is left of the old server is used again, or everything is copied.
  private static func rebuild(_ old: Node, from new: Node, isCopied: Bool) throws -> PostgresCluster.Run {
    let order = [
      "rebuild", "--from", new.cluster.path, "--name", old.name, "--synchronous", old.name, "--data",
      old.cluster.data.path, "--bin", old.cluster.programFolder.path, "--timeout", "240",
    ]
    let run = try old.cluster.run(script: script, order + (isCopied ? ["--copy"] : []))
    guard run.code != 0, !isCopied, (run.answer + run.told).contains("Kör om med --copy") else { return run }
    // Where much was written, the log that the old server would need is gone: then as the script says.
    return try old.cluster.run(script: script, order + ["--copy"])
  }

  @Test(
    "Whenever the server is killed its replica takes over by script, and the processes that write go on by themselves")
  func takesOver() async throws {
    print("failover: seed \(Self.seed), \(Self.rounds) rounds (RODER_TRIAL_SEED, RODER_TRIAL_FAILOVERS)")
    let begins = ContinuousClock.now
    let folder = try TrialFolder()
    let first = try PostgresCluster(named: "node1")
    defer { first.remove() }
    // pg_rewind reads the old server's log back to where the two parted.
    try first.keepLog("256MB")
    let database = try first.newDatabase()
    let second = try first.replica(named: "node2")
    defer { second.remove() }
    try first.waitForReplicas(["node2"])
    try await Self.isSynchronous("node2", on: first)
    let address =
      "postgres:///\(database)?host=\(first.path),\(second.path)&user=\(PostgresCluster.owner)"
      + "&target_session_attrs=read-write"
    try TrialFolder.makeBoard(at: address)
    let trial = try FailoverTrial(folder: folder.url, address: address, seed: Self.seed)
    var nodes = [(name: "node1", cluster: first), (name: "node2", cluster: second)]
    var (takeovers, rebuilds): ([Duration], [Duration]) = ([], [])
    for round in 1...Self.rounds {
      let (primary, replica) = (nodes[0], nodes[1])
      try await trial.run {
        if round == 1 {
          // Whoever errs harms nothing: two servers that take writes would part the board's history.
          #expect(
            try Self.failover(
              on: replica.cluster, "promote", "--primary", primary.cluster.path, "--fenced", fails: true
            ).contains("lever"))
        }
        try primary.cluster.kill()
        let start = ContinuousClock.now
        if round == 1 {
          #expect(
            try Self.failover(on: replica.cluster, "promote", "--primary", primary.cluster.path, fails: true)
              .contains("--fence"))
        }
        let told = try Self.failover(
          on: replica.cluster, "promote", "--primary", primary.cluster.path, "--fenced")
        #expect(told.contains("tar emot skrivningar"))
        takeovers.append(ContinuousClock.now - start)
        return start
      }
      try #require(trial.problems.isEmpty, "\(trial.problems.joined(separator: "\n"))")
      let start = ContinuousClock.now
      let run = try Self.rebuild(primary, from: replica, isCopied: round.isMultiple(of: 2))
      try #require(run.code == 0, "round \(round): \(run.answer)\(run.told)")
      try await Self.isSynchronous(primary.name, on: replica.cluster)
      rebuilds.append(ContinuousClock.now - start)
      nodes.swapAt(0, 1)
    }
    await trial.close()
    func worst(_ times: [Duration]) -> String {
      "\(Self.seconds(times.max() ?? .zero)) s at most"
    }
    print(
      """
      failover: \(Self.rounds) rounds of 3 writers, \(trial.events.all) events, 0 lost, \(trial.events.untold) kept \
      that nobody was told of; script took over in \(worst(takeovers)), nobody wrote for \(worst(trial.pauses)), \
      the old server was a replica again after \(worst(rebuilds)); \
      \((ContinuousClock.now - begins).components.seconds) s
      """)
  }

  private static func seconds(_ time: Duration) -> String {
    let tenths = Int(time / .milliseconds(100))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func isSynchronous(_ name: String, on primary: PostgresCluster) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while try !primary.isSynchronous(name) {
      try #require(ContinuousClock.now < end, "the replica \(name) does not follow")
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
