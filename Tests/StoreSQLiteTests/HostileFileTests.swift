import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Hostile files")
struct HostileFileTests {
  private func sample(_ folder: TemporaryFolder, _ sql: String...) async throws -> SQLiteStore {
    let store = try await sampleStore(at: folder.path())
    try await store.withConnection { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for statement in sql { try database.execute(sql: statement) }
    }
    return store
  }

  @Test("Amounts whose sum does not fit 64 bits are found, in either direction", arguments: [Int64.max, .min])
  func overflow(amount: Int64) async throws {
    let folder = try TemporaryFolder()
    let store = try await sample(folder, "UPDATE fact_ledger_posting SET amount_ore = \(amount) WHERE segment = 1")
    let findings = try await store.verify()
    #expect(findings.contains { $0.contains("segment 1") && $0.contains("rader som är ändrade") })
    #expect(findings.contains("segment 1 har summor som dess rader inte ger"))
  }

  // Whoever writes the file can also give the address that the rows have.
  @Test("Amounts whose sum does not fit are found also under the address that they give")
  func overflowWithAddress() async throws {
    let folder = try TemporaryFolder()
    let store = try await sample(folder, "UPDATE fact_ledger_posting SET amount_ore = 9223372036854775807")
    let march = try segment("2019-03", from: 0)
    let named = zip(march.rows.names, march.rows.columns).map { name, column in
      (name, name == "amount_ore" ? FactColumn.integer([.max, .max, .max]) : column)
    }
    let address = Segment.digest(
      table: postings, month: march.month, canonicalRows: FactColumns(named).canonical(for: postings))
    try await store.withConnection { database in
      try Prepared(database, "UPDATE segment SET digest = ? WHERE number = 1", .bytes(address.bytes)).run()
    }
    let findings = try await store.verify()
    #expect(findings.contains("segment 1 har summor som dess rader inte ger"))
    #expect(!findings.contains { $0.hasPrefix("segment 1 (") })
  }

  @Test(
    "A descriptor that the program never writes is a finding, and a fault for readers",
    arguments: [
      "fact_table = 'posting'", "fact_table = ''", "fact_table = 'Ledger_posting'", "fact_table = '_ledger'",
      "fact_table = 'x_y; DROP TABLE event'", "columns = ''", "columns = ':'", "columns = 'account'",
      "columns = 'account:float'", "columns = replace(columns, 'text:text', 'tenant:text')",
      "columns = replace(columns, 'text:text', 'segment:code')", "columns = replace(columns, 'text:text', 'row:text')",
      "columns = replace(columns, 'text:text', 'rows:integer')", "columns = columns || ',account:code'",
      "columns = replace(columns, 'text:text', 'text or 1:text')", "columns = columns || ',more:integer'",
      "columns = replace(columns, 'account:code', 'account:integer')", "grouped_by = 'account,account'",
      "grouped_by = 'text'", "grouped_by = 'finns_inte'", "summed = 'amount_ore,amount_ore'", "summed = 'account'",
    ])
  func descriptors(change: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await sample(folder, "UPDATE shape SET " + change)
    let findings = try await store.verify()
    #expect(findings.contains { $0.hasPrefix("segment 1 går inte att läsa") }, "\(findings)")
    let march = try segment("2019-03", from: 100)
    await #expect(throws: Fault.self) {
      _ = try await store.read(asOf: .now, scope: .everything) {
        try $0.facts.rows(of: march.digest, in: postings, where: ["account": ["5011"]], limit: nil)
      }
    }
  }

  @Test(
    "Numbers and tables that the program never writes are findings",
    arguments: [
      ("UPDATE segment SET row_count = 9223372036854775807", "rader i stället för 9223372036854775807"),
      ("UPDATE segment SET month = -9223372036854775808 WHERE number = 1", "segment 1 har ingen giltig månad"),
      ("UPDATE segment SET sums = x'' WHERE number = 1", "segment 1 har summor som dess rader inte ger"),
      ("CREATE TABLE \"fact_x; DROP TABLE event\" (a)", "ett namn som Roder aldrig skriver"),
      ("CREATE TABLE fact_other_facts (a)", "fact_other_facts går inte att läsa"),
      ("UPDATE event SET number = 9223372036854775807 WHERE number = 3", "händelse 9223372036854775807 står där"),
      ("UPDATE event SET recorded_at = 9223372036854775807 WHERE number = 3", "har en annan tid"),
      ("UPDATE event SET header = x'00' WHERE number = 3", "har ett huvud som inte går att läsa"),
    ])
  func numbers(sql: String, finding: String) async throws {
    let folder = try TemporaryFolder()
    let findings = try await sample(folder, sql).verify()
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  @Test(
    "Nothing is written on top of numbers that cannot be counted on from",
    arguments: [
      "UPDATE event SET number = 9223372036854775807 WHERE number = 3",
      "UPDATE event SET recorded_at = 9223372036854775807 WHERE number = 3",
      "UPDATE event SET recorded_at = -1 WHERE number = 3",
      """
      UPDATE record_version SET version = 9223372036854775807 WHERE version = 2;
      UPDATE record_body SET version = 9223372036854775807 WHERE version = 2
      """,
    ])
  func counting(sql: String) async throws {
    let folder = try TemporaryFolder()
    try await sample(folder, sql).close()
    let store = try SQLiteStore.open(path: folder.path())
    await #expect(throws: Fault.self) {
      _ = try await store.append("test.write", context: context()) { try $0.put(Note(text: "tre"), id: "a") }
    }
  }

  @Test("A file that has taken fewer than no schema steps is refused")
  func negativeSteps() async throws {
    let folder = try TemporaryFolder()
    try await sample(folder, "PRAGMA user_version = -1").close()
    #expect(throws: Fault.self) { try SQLiteStore.open(path: folder.path()) }
  }

  @Test(
    "Facts are not staged into a table that the program never made",
    arguments: [
      "CREATE TABLE fact_staff_facts (tenant INTEGER, segment INTEGER, row INTEGER, x TEXT)",
      "CREATE TABLE fact_staff_facts (tenant INTEGER, segment INTEGER, row INTEGER, x INTEGER, \"y z\" TEXT)",
      "CREATE TABLE fact_staff_facts (a)", "CREATE TABLE staff_facts (a)",
    ])
  func foreignTable(sql: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await sample(folder, sql)
    let table = FactTable(name: "staff_facts", columns: [.init("x", .integer)], groupedBy: [], summed: ["x"])
    let march = try #require(Month("2019-03"))
    let staged = Segment(table: table, month: march, rows: FactColumns([("x", .integer([1]))]))
    await #expect(throws: Fault.self) { try await store.stage([staged]) }
    #expect(try await store.verification().segments == 2)
  }
}
