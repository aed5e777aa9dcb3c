import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import StoreSQLite

/// Every schema that was ever written is read for ever. `Schemas/N.sql` holds a small store as the schema of version N
/// keeps it (scripts/keep-schema); it is made when that version is and never changed.
@Suite("Stores of every earlier schema")
struct SchemaTests {
  /// The digests of the steps, oldest first. A step that was released never changes: a digest here is only ever added.
  static let released = [
    "6f6981b2fa77f46b1c191bc2c1c5665657189b025897c76ea007b5d8462adfbb",
    "d2361a4dd832aff7e7aaaede718bb57eb023ad6013af1d3cb81294133bdc4521",
    "4ab89aee654d77a3ad4110ba1f9383b62bb70ecf060e8163970dde49c5a278a7",
  ]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Schemas")

  /// The last event's hash in each kept store: the content is made alike, but the first knew no sealing.
  static let ends = [
    "24c17fc659bb8ff272495a587307657f294d8d05f24db52cb9087cad6d8c76d4",
    "0002aa7ddd42bc56fa96e394e0c90c686bdc51f97c07c03d9d493561a62e09b2",
    "0002aa7ddd42bc56fa96e394e0c90c686bdc51f97c07c03d9d493561a62e09b2",
  ]

  @Test("No released step has changed, and each version has its kept store")
  func steps() throws {
    let digests = SQLiteSchema.steps.map { Storage.Digest.of(Array($0.utf8)).description }
    #expect(digests == Self.released, "A new step: add its digest. A changed step: put it back, and add another.")
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(kept == (1...SQLiteSchema.version).map { "\($0).sql" }.sorted(), "Run scripts/keep-schema.")
    #expect(Self.ends.count == SQLiteSchema.version)
  }

  @Test("It opens, agrees with itself, holds what it held and can be written on", arguments: 1...SQLiteSchema.version)
  func kept(version: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("gammal nämnd å ä ö.roder")
    try Self.restore(version, to: path)
    let store = try SQLiteStore.open(path: path, key: sampleKey)
    #expect(try await store.verify() == [])
    let events = try await store.events(after: 0, limit: 10)
    #expect(events.map(\.header.number) == [1, 2, 3])
    #expect(events.last?.hash.description == Self.ends[version - 1])
    #expect(try await store.snapshot("reading") { try $0.tenantName() } == "Nämnden för prov")
    try await expectContent(of: store)
    // The same steps make a new file, and nothing else does.
    let fresh = try await sampleStore(at: folder.path("ny.roder"))
    #expect(try await Self.tables(of: store) == Self.tables(of: fresh))
    let written = try await store.append("test.write", context: context()) { try $0.put(Note(text: "fyra"), id: "a") }
    #expect(written.event == 4)
    #expect(try await store.stage([try segment("2019-05", from: 1)]) == 1)
    #expect(try await store.verify() == [])
    try store.close()
    #expect(try await SQLiteStore.open(path: path, key: sampleKey).verify() == [])
  }

  @Test("A copy of it holds the same", arguments: 1...SQLiteSchema.version)
  func copied(version: Int) async throws {
    let folder = try TemporaryFolder()
    try Self.restore(version, to: folder.path("gammal.roder"))
    let old = try SQLiteStore.open(path: folder.path("gammal.roder"), key: sampleKey)
    let new = try SQLiteStore.create(at: folder.path("ny.roder"), tenant: "Nämnden för prov")
    let report = try await StoreCopy(from: old, named: "A", to: new, named: "B").run()
    #expect(report.end?.hash.description == Self.ends[version - 1])
    #expect(try await new.verify() == [])
    try await expectContent(of: new)
  }

  private func expectContent(of store: SQLiteStore) async throws {
    try await store.read(asOf: .now, scope: .everything) { view in
      #expect(try view.state.record(Note.self, id: "a")?.value.text == "två")
      #expect(try view.state.record(Note.self, id: "å ä ö")?.value.text == "tre")
      let batch = try #require(try view.state.record(Batch.self, id: "b1")?.value)
      let segments = batch.parts.compactMap(\.segment)
      let sums = try segments.map { try view.facts.sums(of: $0, in: postings) }
      #expect(sums[0].code("account").dictionary == ["5011", "6011"])
      #expect(sums[0].integer("amount_ore") == [1 << 40 | 100, -101])
      #expect(sums[1].integer("amount_ore") == [7])
      let rows = try view.facts.rows(of: segments[0], in: postings, where: [:], limit: nil)
      #expect((0..<rows.count).map { rows.text("text")[$0] } == ["hyra", "", "lön å"])
    }
    let earlier = try await store.read(asOf: .event(1), scope: .everything) { try $0.state.record(Note.self, id: "a") }
    #expect(earlier?.value.text == "ett")
  }

  /// Makes the file that the kept text describes.
  private static func restore(_ version: Int, to path: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent("\(version).sql"), encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: text) }
    try queue.close()
  }

  /// The tables, indexes and views as they are declared, those of facts aside.
  private static func tables(of store: SQLiteStore) async throws -> [String] {
    try await store.withConnection { database in
      try Prepared(
        database,
        """
        SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT LIKE '%ledger_posting%'
        ORDER BY type, name
        """
      ).map { $0.text(0) }
    }
  }
}
