import Kernel
import Storage
import TestSupport
import Testing

@testable import StorePostgres

@Suite("Damage in PostgreSQL is found")
struct DamageTests {
  private static let bytesInValue = 3

  // Every column of every table that the database has, so that a new one is not forgotten; in each row some bytes
  // chosen by chance. Each change is made by the server's administrator, checked in the board's role as every
  // verification is, and rolled back. What is not found is kept for a moment, and read by a store opened anew.
  @Test(
    "A byte altered in any column of any row is found, refused, or changes nothing that is read",
    arguments: [(false, 7), (true, 8)])
  func flippedByte(isDisposed: Bool, seed: Int) async throws {
    var chance = SeededChance(seed: seed)
    let server = try Server()
    let postgres = PostgresServer(try server.address(), facts: [SampleBoard.postings], patience: .zero)
    let store = try postgres.create(board: SampleBoard.name) { _ in SampleBoard.key }
    try await SampleBoard.fill(store)
    if isDisposed { try await SampleBoard.disposeOfSome(store) }
    #expect(try await store.verify() == [])
    let expected = try await SampleBoard.everything(store)
    let damage = try Damage(server)
    var counts: [String: Int] = [:]
    for (place, type) in try damage.columns() where place.isCovered {
      let spots = try damage.spots(place, type: type, bytes: Self.bytesInValue, &chance)
      // Nothing of it is there to be altered only where the whole table is empty.
      #expect(!spots.isEmpty, "\(place)")
      for spot in spots {
        if try isFound(spot, damage, store) {
          counts["found", default: 0] += 1
          continue
        }
        // What lies beside the chained tables is no content of the board: whatever it says, nothing else is read.
        let isBeside = ["store", "schema_step", "tenant"].contains(place.table)
        #expect(
          isBeside || place.isIdle(afterDisposal: isDisposed),
          "seed \(seed): \(place) \(spot.row), byte \(spot.byte ?? 0)")
        let undo = try damage.alter(spot)
        let outcome = await read(server, expected)
        #expect(outcome != "silently different", "seed \(seed): \(place) \(spot.row)")
        counts[outcome, default: 0] += 1
        try undo()
      }
    }
    print(
      "Bytes altered in PostgreSQL, \(isDisposed ? "after a disposal" : "nothing disposed of"), seed \(seed): \(counts)"
    )
    #expect(counts["found", default: 0] > 200, "seed \(seed): \(counts)")
    #expect(try await store.verify() == [])
    #expect(try await SampleBoard.everything(store) == expected)
    await postgres.close()
  }

  /// Whether a verification in the board's role sees the altered byte.
  private func isFound(_ spot: Damage.Spot, _ damage: Damage, _ store: PostgresStore) throws -> Bool {
    let link = damage.link
    try link.execute("BEGIN")
    defer { link.endTransaction() }
    try damage.alter(spot)
    try link.execute("SET LOCAL ROLE \(PostgresSchema.quoted(store.role))")
    do {
      let result = try PostgresSession(link: link, tenant: store.tenant.number).verification(key: SampleBoard.key)
      return !result.findings.isEmpty || result.key == .wrongKey
    } catch is Fault {
      return true
    } catch let error as PostgresError where error.outcome == .refused {
      return true
    }
  }

  /// What comes of reading everything through a store that is opened anew.
  private func read(_ server: Server, _ expected: String) async -> String {
    do {
      let postgres = PostgresServer(try server.address(), patience: .zero)
      let store = try postgres.store(board: SampleBoard.name) { _ in SampleBoard.key }
      let read = try await SampleBoard.everything(store)
      await postgres.close()
      return read == expected ? "figures identical" : "silently different"
    } catch {
      // A problem or a fault: nothing was read.
      return "refused"
    }
  }
}
