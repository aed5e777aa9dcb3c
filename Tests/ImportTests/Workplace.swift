import Foundation
import Kernel
import Storage
import StoreSQLite

/// A new store in a temporary folder, and people who work on it.
struct Workplace {
  let store: SQLiteStore
  private let folder: URL

  /// A store that keeps what it has read within the budget; without one nothing but the state.
  init(budget: MemoryBudget? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("board.roder").path
    let key = StoreKey(bytes: [UInt8](repeating: 5, count: StoreKey.length))
    let made = try SQLiteStore.create(at: path, tenant: "Socialnämnden", key: key)
    guard let budget else {
      store = made
      return
    }
    try made.close()
    store = try SQLiteStore.open(path: path, key: key, budget: budget)
  }

  /// Somebody with these rights at the store.
  func desk(
    _ id: String = "test", permissions: Set<Permission> = Set(Permission.allCases), scope: Scope = .everything
  ) -> Desk { desk(id, grants: Grants(permissions, scope: scope)) }

  /// Somebody who may do each thing in its own place.
  func desk(_ id: String, grants: Grants) -> Desk {
    Desk(
      store: store,
      context: Context(
        actor: Actor(id: id, grants: grants), now: Instant(seconds: 1_557_000_000),
        randomBytes: { [UInt8](repeating: 7, count: $0) }))
  }

  /// How many events and how many segments, of any kind, the store has.
  func size() async throws -> [Int] {
    let found = try await store.verification()
    return [found.events, found.versions, found.blobs, found.segments, found.findings.count]
  }

  func remove() throws {
    try store.close()
    try FileManager.default.removeItem(at: folder)
  }
}
