import Foundation
import Kernel
import PostgresSandbox
import Storage
import Testing

@testable import StorePostgres

// A server of their own: what is kept for one database is kept for all.
@Suite("What was disposed of is gone from a database's files", .serialized)
struct ScrubTests {
  private static let name = "Sentinelsson-Akero"

  @Test("Nobody reads it: complete. A prepared transaction, a slot or a kept log: not, and it is said which")
  func complete() async throws {
    let cluster = try PostgresCluster(named: "kept")
    try cluster.succeed("ALTER SYSTEM SET max_prepared_transactions = 5")
    try cluster.restart()
    let database = try await BoardDatabase(cluster)
    let store = database.first
    #expect(try await store.scrub().told.contains("pg_read_all_stats"))
    try cluster.succeed(
      """
      GRANT pg_monitor, pg_checkpoint TO \(database.owner);
      """)
    _ = try database.psql("GRANT EXECUTE ON FUNCTION pg_switch_wal() TO \(database.owner)")
    try await store.setWorking("draft", "a", Array(Self.name.utf8), expires: Instant(seconds: 4_000_000_000))
    _ = try database.psql("CREATE TABLE held (a INT)")
    _ = try database.psql("BEGIN; INSERT INTO held VALUES (1); PREPARE TRANSACTION 'gid-7'")
    try await store.removeWorking("draft", "a")
    #expect(try await store.scrub().told.contains("gid-7"))
    _ = try database.psql("ROLLBACK PREPARED 'gid-7'")
    try cluster.succeed("SELECT pg_create_physical_replication_slot('db2', true)")
    #expect(try await store.scrub().told.contains("db2"))
    try cluster.succeed("SELECT pg_drop_replication_slot('db2')")
    #expect(try await store.scrub() == .complete)
    #expect(try Self.files(of: cluster) == [])
    #expect(try await store.verify() == [])
  }

  @Test("Only the parts that hold the board's rows are written anew")
  func parts() async throws {
    let database = try await BoardDatabase()
    func nodes() throws -> Set<String> {
      Set(
        try database.psql(
          """
          SELECT oid::REGCLASS || ' ' || relfilenode FROM pg_class
          WHERE relnamespace = 'roder_part'::REGNAMESPACE AND relkind = 'r'
          """
        ).split(separator: "\n").map(String.init))
    }
    try database.server.cluster.succeed("GRANT pg_read_all_stats TO \(database.owner)")
    let before = try nodes()
    _ = try await database.first.scrub()
    // Four tables of the store and one of facts.
    #expect(try before.subtracting(nodes()).count == 5)
  }

  /// The server's files that hold the name.
  private static func files(of cluster: PostgresCluster) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: cluster.path)?.compactMap { $0 as? String } ?? []
    return all.filter { file in
      let data = FileManager.default.contents(atPath: cluster.path + "/" + file)
      return data?.range(of: Data(name.utf8)) != nil
    }
  }
}

extension Scrub {
  /// What is not done; empty where all is.
  fileprivate var told: String {
    if case .incomplete(let text) = self { return text }
    return ""
  }
}
