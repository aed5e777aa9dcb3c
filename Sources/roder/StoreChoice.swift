import CLI
import Foundation
import Storage
import StoreSQLite
import Synchronization

/// Chooses the store by the form of its address. A class, because it remembers what is to be closed.
final class StoreChoice: StoreAccess {
  private let opened = Mutex<[SQLiteStore]>([])
  private let givenKey: String?

  /// Stores whose key is the given one, and where none is given lies beside each.
  init(key: String?) { givenKey = key }

  func open(_ address: String) throws -> any Store {
    try requireFile(address)
    return remembered(try SQLiteStore.open(path: address, key: try key(address)))
  }

  func create(_ address: String, tenant: String, randomBytes: (Int) -> [UInt8]) throws -> any Store {
    try requireFile(address)
    let (key, isNew) = try keyOrNew(address, randomBytes)
    do {
      return remembered(try SQLiteStore.create(at: address, tenant: tenant, key: key))
    } catch {
      if isNew { KeyFile(store: address).remove() }
      throw error
    }
  }

  func makeKey(_ address: String, randomBytes: (Int) -> [UInt8]) async throws {
    try requireFile(address)
    // Opened first, so that no key comes to lie beside what is no store.
    let store = remembered(try SQLiteStore.open(path: address, key: try key(address)))
    let (key, isNew) = try keyOrNew(address, randomBytes)
    do {
      try await store.adopt(key)
    } catch {
      if isNew { KeyFile(store: address).remove() }
      throw error
    }
  }

  private func key(_ address: String) throws -> StoreKey? {
    guard let givenKey else { return try KeyFile(store: address).read() }
    guard let key = StoreKey(text: givenKey) else { throw StorageProblem.badKey(place: "RODER_KEY") }
    return key
  }

  /// The key that there is, and else a new one that is written beside the store.
  private func keyOrNew(_ address: String, _ randomBytes: (Int) -> [UInt8]) throws -> (key: StoreKey, isNew: Bool) {
    if let key = try key(address) { return (key, false) }
    guard let new = StoreKey(bytes: randomBytes(StoreKey.length)) else {
      preconditionFailure("Chance gives as many bytes as asked for")
    }
    if try KeyFile(store: address).write(new) { return (new, true) }
    // Somebody else made one in between.
    guard let other = try key(address) else { throw StorageProblem.noKey }
    return (other, false)
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
    for path in [address, address + "-wal", address + "-shm", KeyFile(store: address).path] where exists(path) {
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
