import FoundationEssentials
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Damage is found")
struct DamageTests {
  // Each row in turn, each byte of its value in turn: integers by one, text and blobs by flipping the lowest bit; where
  // there is no value, one is put there. The columns are those that the file has, so that a new one is not forgotten.
  @Test("A byte altered in any column of any row is found", arguments: [false, true])
  func flippedByte(isDisposed: Bool) async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    if isDisposed { try await SampleBoard.disposeOfSome(store) }
    #expect(try await store.verify() == [])
    let expected = try await SampleBoard.everything(store)
    var counts: [String: Int] = [:]
    for flip in try await store.withConnection({ try Damage.flips($0) }) {
      guard flip.isCovered else { continue }
      let places = try await store.withConnection { try Damage.places(flip, $0) }
      #expect(!places.isEmpty, "\(flip)")
      for place in places {
        if try await isFound(flip, place, store) {
          counts["found", default: 0] += 1
          continue
        }
        #expect(flip.isIdle(afterDisposal: isDisposed), "\(flip) row \(place.row), byte \(place.byte)")
        let undo = try await store.withConnection { try Damage.alter(flip, place, $0) }
        let reader = try SQLiteStore.open(path: folder.path(), key: sampleKey)
        #expect(try await SampleBoard.everything(reader) == expected, "\(flip)")
        try reader.close()
        try await store.withConnection { try undo($0) }
        counts["figures identical", default: 0] += 1
      }
    }
    print("Bytes altered through SQL, \(isDisposed ? "after a disposal" : "nothing disposed of"): \(counts)")
    #expect(try await store.verify() == [])
  }

  private func isFound(_ flip: DamagePlace, _ place: Damage.Spot, _ store: SQLiteStore) async throws -> Bool {
    try await store.withConnection { database -> Bool in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }  // On the next connection it is on anyway.
      var found = false
      try database.inTransaction(.immediate) {
        _ = try Damage.alter(flip, place, database)
        do {
          let result = try SQLiteSession(database: database, tenant: 1).verification(key: sampleKey)
          found = !result.findings.isEmpty || result.key == .wrongKey
        } catch is Fault {
          found = true
        }
        return .rollback
      }
      return found
    }
  }

  @Test(
    "What is missing or too much is found, and named",
    arguments: [
      ("DELETE FROM event WHERE number = 2", "händelse 3 står där händelse 2 väntas"),
      ("DELETE FROM record_version WHERE version = 2", "note a version 2, skriven av händelse 2, saknas"),
      ("DELETE FROM record_body WHERE version = 2", "note a version 2 saknar innehåll"),
      ("DELETE FROM blob", "händelse 3 sparade bilaga"),
      ("DELETE FROM sealed_key", "saknar nyckel"), ("DELETE FROM sealed_key", "batch b1 version 1 nämner texter"),
      ("DELETE FROM vault", "lagret minns inte nyckeln till sina skyddade bilagor"),
      ("UPDATE sealed_key SET wrapped = x'00'", "har en nyckel som inte är någon"),
      ("UPDATE sealed_key SET wrapped = zeroblob(60)", "går inte att öppna som den skrevs"),
      ("DELETE FROM segment WHERE number = 1", "som inte finns kvar som det skrevs"),
      ("DELETE FROM segment WHERE number = 1", "fact_ledger_posting har rader av segment 1, som inte finns"),
      ("DELETE FROM fact_ledger_posting WHERE segment = 2 AND row = 2", "segment 2 har 2 rader i stället för 3"),
      ("DELETE FROM shape", "segment 1 går inte att läsa"),
      ("UPDATE fact_ledger_posting SET row = 9 WHERE segment = 1 AND row = 2", "inte är numrerade från 0 utan luckor"),
      (
        "INSERT INTO record_version SELECT tenant, kind, 'b', 1, 1, tag, digest FROM record_version WHERE event = 1",
        "note b version 1 nämns inte av någon händelse"
      ),
      ("UPDATE tenant SET tenant = 2", "event har rader av nämnd nummer 1, som inte finns"),
      ("UPDATE tenant SET tenant = 2", "fact_ledger_posting har rader av nämnd nummer 1, som inte finns"),
      (
        "UPDATE vault SET fingerprint = zeroblob(16)",
        "lagret minns en annan nyckel än den som öppnar dess bilagor"
      ),
      ("UPDATE shape SET grouped_by = ''", "har summor som dess rader inte ger"),
    ])
  func missing(sql: String, finding: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    try await store.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
    }
    let findings = try await store.verify()
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  // The record is of a kind that the store knows nothing about: only the event says which blob belongs to it.
  @Test(
    "A blob that any record points to is missed when it is gone or altered",
    arguments: ["DELETE FROM blob", "UPDATE blob SET bytes = x'00'", "UPDATE blob SET tenant = 2"])
  func keptBlob(sql: String) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.create(at: folder.path(), tenant: "nämnden")
    let kept = try await store.append("test.keep", context: context()) { transaction in
      let digest = transaction.keep(Array("rader".utf8))
      try transaction.put(Note(text: digest.description), id: "a")
      return digest
    }
    #expect(try await store.verify() == [])
    try await store.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
    }
    let findings = try await store.verify()
    #expect(findings.contains("händelse 1 sparade bilaga \(kept.output.short), som inte finns kvar som den sparades"))
  }

  @Test("The file of a batch is missed also where the event's header is older than the list of blobs")
  func olderHeader() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    let last = try #require(try await store.events(after: 2, limit: 1).first)
    let header = EventHeader(
      number: 3, recordedAt: last.header.recordedAt, actor: last.header.actor, useCase: last.header.useCase,
      reason: last.header.reason, items: last.header.items)
    let older = try Event(header: header, after: last.predecessor)
    try await store.withConnection { database in
      try Prepared(
        database, "UPDATE event SET header = ?, hash = ? WHERE number = 3", .bytes(older.headerBytes),
        .bytes(older.hash.bytes)
      ).run()
    }
    #expect(try await store.verify() == [])
    try await store.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: "DELETE FROM blob")
    }
    let findings = try await store.verify()
    #expect(findings.contains { $0.hasPrefix("batch b1 version 1 nämner texter") })
    // A batch of the first schema had its file open.
    try await store.withConnection { try $0.execute(sql: "UPDATE record_version SET tag = 'batch/1'") }
    #expect(try await store.verify().contains { $0.hasPrefix("batch b1 version 1 nämner fil") })
  }

  // A newer program writes valid JSON under its own tag; damage leaves the tag as it was.
  @Test("A body that this program cannot read is a newer program's or a fault, and stops no other record")
  func unreadableBodies() async throws {
    let folder = try TemporaryFolder()
    try await sampleStore(at: folder.path()).close()
    let changes: [(sql: String, error: any Error)] = [
      (
        "UPDATE record_version SET tag = 'note/2' WHERE kind = 'note'",
        StorageProblem.newerThanProgram(tag: "note/2", store: folder.path())
      ),
      ("UPDATE record_version SET tag = 'note/1' WHERE kind = 'note'", Fault(doing: "", underlying: "")),
      ("UPDATE record_version SET digest = x'00' WHERE kind = 'note'", Fault(doing: "", underlying: "")),
    ]
    for (sql, expected) in changes {
      let store = try SQLiteStore.open(path: folder.path())
      try await store.withConnection { database in
        try database.execute(sql: sql)
        try database.execute(sql: "UPDATE record_body SET body = CAST('{\"words\":[5]}' AS BLOB) WHERE kind = 'note'")
        guard !sql.contains("digest") else { return }
        // Whoever alters a body and gives it its digest is not met by the digest.
        try database.execute(
          sql: """
            UPDATE record_version SET digest = (
              SELECT sha256(CAST(b.salt || b.body AS BLOB)) FROM record_body AS b
              WHERE b.kind = record_version.kind AND b.id = record_version.id AND b.version = record_version.version)
            WHERE kind = 'note'
            """)
      }
      do {
        _ = try await store.read(asOf: .now, scope: .everything) { try $0.state.record(Note.self, id: "a") }
        Issue.record("The body was read")
      } catch let problem as StorageProblem {
        #expect(problem == expected as? StorageProblem)
      } catch let fault as Fault {
        #expect(expected is Fault)
        #expect(fault.doing == "reading note a version 2")
      }
      let batches = try await store.read(asOf: .now, scope: .everything) { try $0.state.all(Batch.self).map(\.id) }
      #expect(batches == ["b1"])
      #expect(try await store.verify().contains { $0.hasPrefix("note a version 2 har ") })
      try store.close()
    }
  }

  @Test("A blob that was altered is never handed out")
  func alteredBlob() async throws {
    let folder = try TemporaryFolder()
    let store = try await sampleStore(at: folder.path())
    try await store.withConnection { try $0.execute(sql: "UPDATE blob SET bytes = x'00'") }
    await #expect(throws: Fault.self) {
      _ = try await store.read(asOf: .now, scope: .everything) { view in
        try view.facts.blob(Digest.of(Array("öppen bilaga".utf8)))
      }
    }
  }
}

/// Single altered bytes, made with SQL.
enum Damage {
  /// A byte of one row's value; rows are counted in the order of the table's key.
  struct Spot: Sendable {
    let row: Int
    let byte: Int
  }

  /// Every column of every table that the file has.
  static func flips(_ database: Database) throws -> [DamagePlace] {
    try Prepared(
      database,
      """
      SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT GLOB 'sqlite_*'
      ORDER BY t.name, c.cid
      """
    ).map { DamagePlace(table: $0.text(0), column: $0.text(1)) }
  }

  /// Every byte of the column, at most 40 spread over a long value.
  static func places(_ flip: DamagePlace, _ database: Database) throws -> [Spot] {
    let keys = try keys(of: flip.table, database)
    return try Prepared(
      database,
      """
      SELECT length(CAST(\(flip.column) AS BLOB)), typeof(\(flip.column)) FROM \(flip.table)
      ORDER BY \(keys.joined(separator: ", "))
      """
    ).map { ($0.integer(0), $0.text(1)) }.enumerated().flatMap { row, value in
      let (length, kind) = value
      if ["integer", "null"].contains(kind) { return [Spot(row: row, byte: 0)] }
      return stride(from: 0, to: length, by: max(1, length / 40)).map { Spot(row: row, byte: $0) }
    }
  }

  /// Alters that byte, and answers what puts it back.
  static func alter(
    _ flip: DamagePlace, _ spot: Spot, _ database: Database
  ) throws -> @Sendable (Database) throws -> Void {
    let keys = try keys(of: flip.table, database)
    let found = try #require(
      try Row.fetchOne(
        database,
        sql: """
          SELECT \(keys.joined(separator: ", ")), \(flip.column) AS old FROM \(flip.table)
          ORDER BY \(keys.joined(separator: ", ")) LIMIT 1 OFFSET ?
          """, arguments: [spot.row]))
    let old: DatabaseValue = found["old"]
    let new: DatabaseValue
    switch old.storage {
    // Far enough to hit no other row's key.
    case .int64(let number): new = (number + 1_000).databaseValue
    case .null: new = 1.databaseValue
    case .string(let text):
      var bytes = Array(text.utf8)
      bytes[spot.byte] ^= 1
      new = String(decoding: bytes, as: UTF8.self).databaseValue
    case .blob(var bytes):
      bytes[bytes.startIndex + spot.byte] ^= 1
      new = bytes.databaseValue
    case .double: new = old
    }
    let before: [DatabaseValue] = keys.map { found[$0] }
    let after = zip(keys, before).map { $0 == flip.column ? new : $1 }
    let sql =
      "UPDATE \(flip.table) SET \(flip.column) = ? WHERE " + keys.map { $0 + " = ?" }.joined(separator: " AND ")
    try database.execute(sql: "PRAGMA foreign_keys = OFF")
    try database.execute(sql: sql, arguments: StatementArguments([new] + before))
    return { try $0.execute(sql: sql, arguments: StatementArguments([old] + after)) }
  }

  private static func keys(of table: String, _ database: Database) throws -> [String] {
    try Prepared(
      database, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", .text(table)
    ).map { $0.text(0) }
  }
}
