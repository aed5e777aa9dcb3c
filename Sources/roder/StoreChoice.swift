import CLI
import Foundation
import Storage
import StoreSQLite
import Synchronization

/// Chooses the store by the form of its address. A class, because it remembers what is to be closed.
final class StoreChoice: StoreAccess {
  private let opened = Mutex<[SQLiteStore]>([])

  func open(_ address: String) throws -> any Store {
    try requireFile(address)
    return remembered(try SQLiteStore.open(path: address))
  }

  func create(_ address: String, tenant: String) throws -> any Store {
    try requireFile(address)
    return remembered(try SQLiteStore.create(at: address, tenant: tenant))
  }

  func closeAll() throws {
    let stores = opened.withLock { stores in
      defer { stores = [] }
      return stores
    }
    for store in stores { try store.close() }
  }

  private func remembered(_ store: SQLiteStore) -> SQLiteStore {
    opened.withLock { $0.append(store) }
    return store
  }

  func remove(_ address: String) throws {
    // Opening refuses what is no store of ours, so nothing else is ever removed.
    _ = try open(address)
    try closeAll()
    for path in [address, address + "-wal", address + "-shm"] where exists(path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw StorageProblem.noAccess(path: path, detail: "filen kan inte tas bort")
      }
    }
  }

  func exists(_ address: String) -> Bool { FileManager.default.fileExists(atPath: address) }

  private func requireFile(_ address: String) throws {
    if address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") {
      throw CLIProblem.noPostgreSQL(address: withoutPassword(address))
    }
  }

  /// The address without what stands between the scheme and the host: a password must not reach a log.
  private func withoutPassword(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@"), let scheme = address.firstRange(of: "://") else { return address }
    return String(address[..<scheme.upperBound] + address[address.index(after: at)...])
  }
}
