import GRDB
import Kernel
import Storage
import Testing

@testable import StoreSQLite

@Suite("Copying a damaged store")
struct DamagedCopyTests {
  /// What is done to the source, each by a statement of SQL.
  static let damages = [
    "UPDATE event SET header = CAST(header || x'20' AS BLOB) WHERE number = 2",
    "UPDATE event SET predecessor = zeroblob(32) WHERE number = 3",
    "UPDATE event SET hash = zeroblob(32) WHERE number = 1",
    "UPDATE event SET recorded_at = recorded_at + 1 WHERE number = 2",
    "DELETE FROM record_body WHERE version = 1 AND kind = 'note'",
    "UPDATE record_body SET body = CAST(body || x'20' AS BLOB) WHERE kind = 'note'",
    "UPDATE record_body SET salt = zeroblob(16) WHERE kind = 'batch'",
    "UPDATE record_version SET tag = 'note/9' WHERE kind = 'note'",
    "UPDATE blob SET bytes = CAST(bytes || x'20' AS BLOB)",
    "UPDATE segment SET sums = CAST(sums || x'20' AS BLOB) WHERE number = 1",
    "UPDATE segment SET month = 201913 WHERE number = 1",
    "UPDATE segment SET row_count = 4 WHERE number = 2",
    "UPDATE segment SET emptied_by = 2 WHERE number = 2",
    "UPDATE fact_ledger_posting SET amount_ore = amount_ore + 1 WHERE segment = 2 AND row = 0",
    "DELETE FROM fact_ledger_posting WHERE segment = 1 AND row = 2",
  ]

  @Test("Damage to the source is met while it is copied, and the copy is never finished", arguments: damages)
  func damaged(statement: String) async throws {
    let folder = try TemporaryFolder()
    let source = try await sampleStore(at: folder.path())
    try await source.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: statement)
      #expect(database.changesCount > 0)
    }
    let target = try SQLiteStore.create(at: folder.path("copy.roder"), tenant: "nämnden")
    await #expect {
      _ = try await StoreCopy(from: source, named: "A", to: target, named: "B").run()
    } throws: { error in
      if case .damagedSource? = error as? MovingProblem { return true }
      return error is Fault
    }
    await #expect(throws: MovingProblem.incomplete(source: "A")) { _ = try await target.events(after: 0, limit: 1) }
  }
}
