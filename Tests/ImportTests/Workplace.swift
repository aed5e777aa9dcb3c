import Foundation
import Kernel
import Storage
import StoreSQLite

/// A new store in a temporary folder, and people who work on it.
struct Workplace {
  let store: SQLiteStore
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("roder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteStore.create(
      at: folder.appendingPathComponent("board.roder").path, tenant: "Socialnämnden",
      key: StoreKey(bytes: [UInt8](repeating: 5, count: StoreKey.length)))
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
