import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("When SQLite refuses")
struct FailureTests {
  @Test(
    "SQLite's errors become problems where somebody can act",
    arguments: [
      (ResultCode.SQLITE_FULL, StorageProblem.diskFull(path: "p")),
      (.SQLITE_IOERR_SHMSIZE, .diskFull(path: "p")),
      (.SQLITE_READONLY, .noAccess(path: "p", detail: "filen är skrivskyddad")),
      (.SQLITE_READONLY_DIRECTORY, .noAccess(path: "p", detail: "filen är skrivskyddad")),
      (.SQLITE_PERM, .noAccess(path: "p", detail: "behörighet saknas")),
      (.SQLITE_CANTOPEN, .noAccess(path: "p", detail: "filen eller mappen kan inte öppnas")),
      (.SQLITE_NOTADB, .notAStore(path: "p")),
      (.SQLITE_CORRUPT, .damaged(path: "p")),
      (.SQLITE_IOERR_SHORT_READ, .damaged(path: "p")),
      (.SQLITE_BUSY, .busy(path: "p")),
      (.SQLITE_BUSY_SNAPSHOT, .busy(path: "p")),
      (.SQLITE_LOCKED, .busy(path: "p")),
    ])
  func problems(code: ResultCode, problem: StorageProblem) {
    let told = SQLiteFailure.told(DatabaseError(resultCode: code), doing: "writing to", path: "p")
    #expect(told as? StorageProblem == problem)
  }

  @Test("Any other error of SQLite is a fault that says what was being done")
  func faults() {
    let told = SQLiteFailure.told(
      DatabaseError(resultCode: .SQLITE_MISUSE, message: "malformed"), doing: "reading", path: "p")
    #expect((told as? Fault)?.doing == "reading p")
    #expect((told as? Fault)?.underlying.contains("malformed") == true)
    #expect(SQLiteFailure.told(StorageProblem.outsideScope(unit: "u"), doing: "", path: "") is StorageProblem)
  }

  // A limit on the file's pages gives the same error at the same place as a full disk.
  @Test("A full disk is a problem, and the store is as it was")
  func diskFull() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let pages = try await store.withConnection { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try await store.withConnection { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 2)") }
    let large = [UInt8](repeating: 1, count: 1_000_000)
    await #expect(throws: StorageProblem.diskFull(path: folder.path())) {
      _ = try await store.append("test.write", context: context()) { transaction in
        _ = transaction.keep(large)
        try transaction.put(Note(text: "tre"), id: "a")
      }
    }
    var texts = TextColumn()
    texts.append(large)
    let month = try #require(Month("2019-05"))
    let segment = Segment(
      table: postings, month: month,
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: ["1"], codes: [0]))), ("amount_ore", .integer([1])),
        ("text", .text(texts)),
      ]))
    await #expect(throws: StorageProblem.diskFull(path: folder.path())) { try await store.stage([segment]) }
    try await store.withConnection { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    let state = try await store.read(asOf: .now, scope: .everything) { $0.state.event }
    #expect(state == 3)
    let verification = try await store.verification()
    #expect(verification.findings == [])
    #expect(verification.blobs == 3)
    #expect(verification.segments == 2)
    let after = try await store.append("test.write", context: context()) { transaction in
      try transaction.put(Note(text: "tre"), id: "a")
    }
    #expect(after.event == 4)
  }

  @Test("A store that somebody else is writing is busy when the wait is over; readers do not wait")
  func busy() async throws {
    let folder = try TemporaryFolder()
    _ = try await sampleStore(at: folder.path())
    var held = Configuration()
    held.allowsUnsafeTransactions = true
    let writer = try DatabaseQueue(path: folder.path(), configuration: held)
    let other = try SQLiteStore.open(path: folder.path(), busyTimeout: 0.05)
    try await writer.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    // Who writes is this process itself, and Linux says so.
    let holder = try #require(LockHolder.writing(folder.path()))
    #expect(holder.process == Int(getpid()))
    #expect(holder.user != nil)
    #expect(holder.command?.isEmpty == false)
    await #expect(throws: StorageProblem.busy(path: folder.path(), holder: holder.text)) {
      _ = try await other.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
    await #expect(throws: StorageProblem.busy(path: folder.path(), holder: holder.text)) {
      try await other.stage([try segment("2019-05", from: 1)])
    }
    #expect(try await other.read(asOf: .now, scope: .everything) { $0.state.event } == 3)
    try await writer.writeWithoutTransaction { try $0.rollback() }
    let after = try await other.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    #expect(after.event == 4)
  }

  @Test("A file that SQLite may only read is no access for writers")
  func readOnly() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    try await store.withConnection { try $0.execute(sql: "PRAGMA query_only = ON") }
    await #expect(throws: StorageProblem.noAccess(path: folder.path(), detail: "filen är skrivskyddad")) {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
  }

  @Test("An analyst's view shows each row with its board, month and segment")
  func view() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let april = try segment("2019-04", from: 900)
    let rows = try await store.withConnection { database in
      try Prepared(
        database,
        """
        SELECT board, in_month, segment_digest, account, amount_ore FROM ledger_posting
        WHERE in_month = 201904
        ORDER BY segment_digest, row_in_segment
        """
      ).map { [$0.text(0), $0.text(1), $0.text(2), $0.text(3), $0.text(4)] }
    }
    let expected = [("5011", "900"), ("6011", "901"), ("5011", "902")].map { account, amount in
      ["nämnden", "201904", april.digest.description, account, amount]
    }
    #expect(rows == expected)
  }
}
