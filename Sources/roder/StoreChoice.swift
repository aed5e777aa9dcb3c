import CLI
import Foundation
import Storage
import StoreSQLite

/// Chooses the store by the form of its address.
struct StoreChoice: StoreAccess {
  func open(_ address: String) throws -> any Store {
    try requireFile(address)
    return try SQLiteStore.open(path: address)
  }

  func create(_ address: String, tenant: String) throws -> any Store {
    try requireFile(address)
    return try SQLiteStore.create(at: address, tenant: tenant)
  }

  func remove(_ address: String) throws {
    // Opening refuses what is no store of ours, so nothing else is ever removed.
    _ = try open(address)
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
