import Foundation
import Kernel
import PostgresSandbox
import Storage
import StorePostgres
import TestSupport
import Testing

@Suite("Processes share a database")
struct NodesTests {
  private static func write(_ number: Int, in store: any Store) async throws {
    let context = Context(actor: .administrator("test"), now: Instant(seconds: 1_559_030_400)) { count in
      [UInt8](repeating: 7, count: count)
    }
    _ = try await store.append("test.write", context: context) { transaction in
      try transaction.put(TrialNote(text: String(number)), id: "test")
    }
  }

  /// The microseconds since the machine started.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }

  /// Milliseconds from each write to when the follower noticed it.
  private static func delays(
    _ numbers: ClosedRange<Int>, _ store: any Store, _ follower: WriterProcess
  ) async throws -> [Int] {
    var delays: [Int] = []
    for number in numbers {
      try await write(number, in: store)
      let written = now()
      let words = try #require(follower.nextLine(), "\(follower.complaint)").split(separator: " ").compactMap {
        Int($0)
      }
      #expect(words.first == number)
      delays.append(max(0, (words.last ?? 0) - written) / 1_000)
    }
    return delays
  }

  // The bounds are generous, for the machine may be busy with other tests; what was measured is printed.
  @Test("Two processes see each other's events within a second, also where no notification comes through")
  func follows() async throws {
    let folder = try TrialFolder()
    let cluster = try PostgresCluster(named: "nodes")
    defer { cluster.remove() }
    let database = try cluster.newDatabase()
    try cluster.newLogin("follower")
    let address = try PostgresAddress(cluster.address(database, as: "follower"))
    let server = PostgresServer(
      address, admin: try PostgresAddress(cluster.address(database)), facts: [SampleBoard.postings])
    let store = try server.create(board: "nämnden") { _ in TrialFolder.key }
    let follower = try WriterProcess(["follow", cluster.address(database, as: "follower")], in: folder.url)
    defer { follower.kill() }
    let heard = try await NodesTests.delays(1...8, store, follower)
    // Whoever listened is thrown out and finds no place any more: nothing is heard.
    try cluster.silenceListeners(ofProcess: follower.number, login: "follower")
    let asked = try await NodesTests.delays(9...14, store, follower)
    #expect(try cluster.listeners() == 0)
    store.close()
    await server.close()
    print(
      """
      followed on PostgreSQL by another process: noticed after at most \(heard.max() ?? 0) ms \(heard); with its \
      listener thrown out after at most \(asked.max() ?? 0) ms \(asked)
      """)
    #expect((heard.max() ?? .max) < 5_000)
    #expect((asked.max() ?? .max) < 5_000)
  }
}
