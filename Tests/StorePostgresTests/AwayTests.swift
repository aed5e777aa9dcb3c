import Foundation
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

@Suite("When the server is away")
struct AwayTests {
  private static func write(_ text: String, _ store: PostgresStore) async throws -> Int? {
    try await store.append("test.write", context: BoardDatabase.context()) { transaction in
      try transaction.put(BoardNote(text: text), id: text)
    }.event
  }

  @Test("A server that does not come back is a problem that says how long it was waited for", .timeLimit(.minutes(5)))
  func goesAway() async throws {
    let cluster = try PostgresCluster(named: "away")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster, patience: .seconds(2))
    try cluster.stop(.immediate)
    for _ in 1...2 {
      let begins = ContinuousClock.now
      let problem = await #expect(throws: StorageProblem.self) { try await AwayTests.write("två", database.first) }
      let waited = ContinuousClock.now - begins
      guard case .serverAway(_, 2, let detail)? = problem else {
        Issue.record("told as \(String(describing: problem))")
        return
      }
      #expect(!detail.isEmpty)
      #expect(waited >= .seconds(2))
    }
    try cluster.start()
    #expect(try await AwayTests.write("två", database.first) == 2)
  }

  @Test("A process whose first write meets the loss waits as well, for it has read there", .timeLimit(.minutes(5)))
  func firstWrite() async throws {
    let cluster = try PostgresCluster(named: "first-write")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    let told = Counter()
    let fresh = try PostgresServer(database.first.server.address) { _ in told.count() }.store(board: "A")
    try cluster.stop()
    let writing = Task { try await AwayTests.write("två", fresh) }
    #expect(try await eventually { told.value == 1 })
    try await Task.sleep(for: .milliseconds(500))
    try cluster.start()
    #expect(try await writing.value == 2)
    #expect(told.value == 1)
  }

  // With one connection, which looks for the server as long as it takes, the others would be told that all are taken.
  @Test("Those who wait for a connection meanwhile wait for the server too", .timeLimit(.minutes(5)))
  func many() async throws {
    let cluster = try PostgresCluster(named: "many")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    var timeouts = PostgresTimeouts()
    timeouts.waiting = .milliseconds(100)
    let store = try PostgresServer(database.first.server.address, connections: 1, timeouts: timeouts).store(board: "A")
    #expect(try await AwayTests.write("två", store) == 2)
    try cluster.stop(.immediate)
    let writing = Task {
      try await withThrowingTaskGroup(of: Int?.self) { group in
        for number in 1...8 { group.addTask { try await AwayTests.write("n\(number)", store) } }
        return try await group.reduce(into: []) { $0.append($1 ?? 0) }.sorted()
      }
    }
    try await Task.sleep(for: .seconds(1))
    try cluster.start()
    #expect(try await writing.value == Array(3...10))
  }

  @Test("A login or database that the server refuses is told at once, also where it was served before")
  func refusals() async throws {
    let cluster = try PostgresCluster(named: "refusing")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    let store = database.first
    func told() async throws -> String? {
      try database.server.signal("pg_terminate_backend", where: "usename = '\(database.login)'")
      let begins = ContinuousClock.now
      let problem = await #expect(throws: StorageProblem.self) { try await AwayTests.write("två", store) }
      #expect(ContinuousClock.now - begins < .seconds(10))
      return problem?.code
    }
    _ = try cluster.succeed("ALTER ROLE \(database.login) NOLOGIN")
    #expect(try await told() == "storage.no-access")
    _ = try cluster.succeed("ALTER ROLE \(database.login) LOGIN")
    #expect(try await AwayTests.write("två", store) == 2)
    try database.server.signal("pg_terminate_backend", where: "usename = '\(database.login)'")
    _ = try cluster.succeed("ALTER DATABASE \(database.server.database) RENAME TO elsewhere")
    let problem = await #expect(throws: StorageProblem.self) { try await AwayTests.write("tre", store) }
    #expect(problem?.code == "storage.no-store")
    _ = try cluster.succeed("ALTER DATABASE elsewhere RENAME TO \(database.server.database)")
    #expect(try await AwayTests.write("tre", store) == 3)
  }

  @Test(
    "A lone server that takes no writes is told at once; with another beside it is waited for", .timeLimit(.minutes(5)))
  func readOnly() async throws {
    let cluster = try PostgresCluster(named: "leading")
    defer { cluster.remove() }
    let database = try await BoardDatabase(cluster)
    let replica = try cluster.replica(named: "following")
    defer { replica.remove() }
    try cluster.waitForReplicas(["following"])
    let lone = try PostgresServer(
      try PostgresAddress(replica.address(database.server.database, as: database.login))
    ).store(board: "A")
    // A copy can be read, and whoever writes there hears why not.
    #expect(try await lone.events(after: 0, limit: 9).count == 1)
    let begins = ContinuousClock.now
    let refused = await #expect(throws: StorageProblem.self) { try await AwayTests.write("två", lone) }
    #expect(refused == .noAccess(path: lone.server.place, detail: "databasen kan bara läsas"))
    #expect(ContinuousClock.now - begins < .seconds(10))

    let hosts = "host=\(cluster.path),\(replica.path)&user=\(database.login)"
    let both = try PostgresServer(PostgresAddress("postgres:///\(database.server.database)?\(hosts)")).store(board: "A")
    #expect(try await AwayTests.write("två", both) == 2)
    try cluster.kill()
    let writing = Task { try await AwayTests.write("tre", both) }
    try await Task.sleep(for: .seconds(1))
    // It would else wait for itself.
    try replica.succeed("ALTER SYSTEM SET synchronous_standby_names = ''")
    try replica.promote()
    #expect(try await writing.value == 3)
    #expect(try await AwayTests.write("två", lone) == nil)
    #expect(try await lone.events(after: 0, limit: 9).map(\.header.number) == [1, 2, 3])
    #expect(try await both.verify() == [])
  }
}
