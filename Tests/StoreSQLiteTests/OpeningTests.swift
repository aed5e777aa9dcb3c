import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Opening and refusing files")
struct OpeningTests {
  @Test("A new store is a file of ours in WAL mode, with every commit flushed")
  func made() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.create(at: folder.path(), tenant: "nämnden")
    let pragmas = try await store.withConnection { database in
      try ["application_id", "user_version", "journal_mode", "synchronous", "foreign_keys"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }
    #expect(pragmas == [String(0x526F_6472), String(SQLiteSchema.version), "wal", "2", "1"])
    #expect(try await store.verify() == [])
  }

  @Test("Every table is STRICT and every key begins with the tenant")
  func strict() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let tables = try await store.withConnection { database in
      try Prepared(
        database,
        """
        SELECT l.name, l.strict, (SELECT i.name FROM pragma_table_info(l.name) AS i WHERE i.pk = 1)
        FROM pragma_table_list AS l
        WHERE l.type = 'table' AND l.name NOT LIKE 'sqlite%'
        ORDER BY l.name
        """
      ).map { [$0.text(0), $0.text(1), $0.text(2)] }
    }
    #expect(
      tables.map { $0[0] } == [
        "blob", "event", "fact_ledger_posting", "record_body", "record_version", "sealed_key", "segment", "shape",
        "tenant", "vault", "working_data",
      ])
    #expect(tables.allSatisfy { $0[1] == "1" && $0[2] == "tenant" })
  }

  @Test("What was acknowledged is there for the next process")
  func reopened() async throws {
    let folder = try TemporaryFolder()
    _ = try await sampleStore(at: folder.path())
    let store = try SQLiteStore.open(path: folder.path(), tenant: "nämnden")
    let note = try await store.read(asOf: .now, scope: .everything) { try $0.state.record(Note.self, id: "a") }
    #expect(note?.value.text == "två")
    #expect(note?.version == 2)
    #expect(try await store.verify() == [])
  }

  @Test("After the last object is closed everything lies in the file, and every call on a closed one is a fault")
  func closed() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let other = try SQLiteStore.open(path: folder.path())
    func files() throws -> Set<String> { Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)) }
    try store.close()
    try store.close()
    #expect(try files().contains("board.roder-wal"))
    await #expect(throws: Fault.self) { try await store.read(asOf: .now, scope: .everything) { $0.state.event } }
    await #expect(throws: Fault.self) { try await store.events(after: 0, limit: 1) }
    await #expect(throws: Fault.self) { try await store.verification() }
    await #expect(throws: Fault.self) { try await store.stage([try segment("2019-05", from: 1)]) }
    await #expect(throws: Fault.self) {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
    let after = try await other.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    #expect(after.event == 4)
    try other.close()
    #expect(try files() == ["board.roder"])
    #expect(try await SQLiteStore.open(path: folder.path()).verify() == [])
  }

  @Test("Opening and reading a store does not write to it")
  func readingWritesNothing() async throws {
    let folder = try TemporaryFolder()
    do { _ = try await sampleStore(at: folder.path()) }
    let before = try folder.bytes("board.roder")
    do {
      let store = try SQLiteStore.open(path: folder.path())
      _ = try await store.read(asOf: .now, scope: .everything) { $0.state.event }
    }
    #expect(try folder.bytes("board.roder") == before)
  }

  @Test("A file is never made where one lies, and what lies there stays as it is")
  func alreadyExists() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("min fil".utf8), to: "board.roder")
    #expect(throws: StorageProblem.alreadyExists(path: folder.path())) {
      try SQLiteStore.create(at: folder.path(), tenant: "n")
    }
    #expect(try folder.bytes("board.roder") == Array("min fil".utf8))
    _ = try SQLiteStore.create(at: folder.path("ny.roder"), tenant: "n")
    #expect(throws: StorageProblem.alreadyExists(path: folder.path("ny.roder"))) {
      try SQLiteStore.create(at: folder.path("ny.roder"), tenant: "n")
    }
  }

  @Test("A missing file, a folder, a pipe, a text, an empty file and noise are refused as what they are")
  func notStores() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StorageProblem.noStore(path: folder.path("finns.inte"))) {
      try SQLiteStore.open(path: folder.path("finns.inte"))
    }
    #expect(throws: StorageProblem.notAStore(path: folder.url.path)) { try SQLiteStore.open(path: folder.url.path) }
    try #require(mkfifo(folder.path("rör"), 0o600) == 0)
    #expect(throws: StorageProblem.notAStore(path: folder.path("rör"))) {
      try SQLiteStore.open(path: folder.path("rör"))
    }
    let contents: [[UInt8]] = [
      [], Array("#FLAGGA 0\n".utf8), Array(repeating: 0, count: 5_000), Array("SQLite format 3\0".utf8),
      Array("SQLite format 3\0".utf8) + Array(repeating: 255, count: 5_000),
    ]
    for bytes in contents {
      try folder.write(bytes, to: "fil")
      #expect(throws: StorageProblem.notAStore(path: folder.path("fil"))) {
        try SQLiteStore.open(path: folder.path("fil"))
      }
      #expect(try folder.bytes("fil") == bytes)
    }
  }

  @Test("Another program's database is refused and not touched")
  func foreignDatabase() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("annan.db"))
    try queue.write { try $0.execute(sql: "CREATE TABLE a (b INTEGER)") }
    try queue.close()
    let before = try folder.bytes("annan.db")
    #expect(throws: StorageProblem.notAStore(path: folder.path("annan.db"))) {
      try SQLiteStore.open(path: folder.path("annan.db"))
    }
    #expect(throws: StorageProblem.alreadyExists(path: folder.path("annan.db"))) {
      try SQLiteStore.create(at: folder.path("annan.db"), tenant: "n")
    }
    #expect(try folder.bytes("annan.db") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["annan.db"])
  }

  @Test("A store of a newer program is refused")
  func newer() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.create(at: folder.path(), tenant: "n")
    try await store.withConnection { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(throws: StorageProblem.newerThanProgram(tag: "schema/99", store: folder.path())) {
      try SQLiteStore.open(path: folder.path())
    }
  }

  @Test("A tenant that the file does not hold is refused")
  func tenants() throws {
    let folder = try TemporaryFolder()
    _ = try SQLiteStore.create(at: folder.path(), tenant: "nämnden")
    #expect(throws: StorageProblem.noTenant(path: folder.path(), name: "annan")) {
      try SQLiteStore.open(path: folder.path(), tenant: "annan")
    }
    _ = try SQLiteStore.open(path: folder.path())
  }

  @Test("A folder that is not there is no access, and nothing is left behind")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("saknas/board.roder")
    #expect(throws: StorageProblem.noAccess(path: path, detail: "filen eller mappen kan inte öppnas")) {
      try SQLiteStore.create(at: path, tenant: "n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  // Root may read and write everything, so the file is asked what it allows before the refusal is expected.
  @Test("A file without permissions is no access")
  func noPermission() async throws {
    let folder = try TemporaryFolder()
    do { _ = try await sampleStore(at: folder.path()) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path())
    guard !FileManager.default.isReadableFile(atPath: folder.path()) else {
      print("SKIPPED: this user may read files without permissions")
      return
    }
    #expect(throws: StorageProblem.noAccess(path: folder.path(), detail: "behörighet saknas")) {
      try SQLiteStore.open(path: folder.path())
    }
  }
}
