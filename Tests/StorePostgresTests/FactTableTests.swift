import Kernel
import PostgresSandbox
import Storage
import TestSupport
import Testing

@testable import StorePostgres

@Suite("Tables of facts in a database")
struct FactTableTests {
  private static let grown = FactTable(
    name: BoardDatabase.table.name, columns: BoardDatabase.table.columns + [.init("project", .code)],
    groupedBy: ["account", "project"], summed: ["amount_ore"])

  private static func segment() throws -> Segment {
    Segment(
      table: grown, month: try #require(Month("2019-06")),
      rows: FactColumns([
        ("account", .code(CodeColumn(dictionary: ["5011"], codes: [0]))), ("amount_ore", .integer([1])),
        ("text", .text(TextColumn(bytes: Array("a".utf8), ends: [1]))),
        ("project", .code(CodeColumn(dictionary: ["7"], codes: [0]))),
      ]))
  }

  @Test("A program with a new column gets it from the owner when it opens; before that its facts are refused")
  func grown() async throws {
    let database = try await BoardDatabase()
    let place = database.first.server.address.description
    await #expect(throws: StorageProblem.newerThanProgram(tag: "ledger_posting", store: place)) {
      try await database.first.stage([try Self.segment()])
    }
    let login = try database.server.address(as: database.login)
    let alone = PostgresServer(login, facts: [Self.grown])
    let refusal = #expect(throws: StorageProblem.self) { try alone.store(board: "A") }
    #expect(refusal?.code == "storage.no-access")
    let admin = try database.server.address(as: database.owner)
    let postgres = PostgresServer(login, admin: admin, facts: [Self.grown])
    let store = try postgres.store(board: "A") { _ in database.first.storeKey }
    #expect(try await store.stage([try Self.segment()]) == 1)
    // Whoever was there before goes on, and others need the owner no more.
    #expect(try await database.second.verify() == [])
    #expect(try alone.boards() == ["A", "B"])
    #expect(try await store.verify() == [])
    for server in [alone, postgres] { await server.close() }
  }

  @Test("What a copied store needs is made for it")
  func prepared() async throws {
    let database = try await BoardDatabase()
    let server = database.first.server
    try server.prepare([Self.grown])
    try server.prepare([Self.grown])
    #expect(try await database.first.stage([try Self.segment()]) == 1)
  }
}
