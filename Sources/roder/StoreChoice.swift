import CLI
import Foundation
import Installed
import Storage
import StorePostgres
import StoreSQLite
import Synchronization

/// Chooses the store by the form of its address. A class, because it remembers what is to be closed.
final class StoreChoice: StoreAccess {
  private let opened = Mutex<[any Store]>([])
  private let servers = Mutex<[PostgresAddress: PostgresServer]>([:])
  private let givenKey: String?
  private let adminAddress: String?
  private let keyFolder: String
  private let terminal: any Terminal

  /// Stores whose key is the given one, and where none is given lies beside each: beside the file, or in the folder
  /// for a board in a database. The owner of a database reaches it at `adminAddress`, where one is given. Long waits
  /// are told on the terminal.
  init(key: String?, adminAddress: String?, keyFolder: String, terminal: any Terminal) {
    givenKey = key
    self.adminAddress = adminAddress
    self.keyFolder = keyFolder
    self.terminal = terminal
  }

  func open(_ address: String, budget: MemoryBudget?) throws -> any Store {
    if PostgresAddress.isMeant(by: address) {
      let (server, board) = try server(address)
      return remembered(try server.store(board: board, budget: budget) { try key(file(role: $0)) })
    }
    return remembered(
      try SQLiteStore.open(path: address, key: try key(KeyFile(store: address)), budget: budget) { holder in
        // A wait that somebody watches is explained.
        guard self.terminal.isWatched else { return }
        self.terminal.tell("Väntar på \(holder ?? "någon annan"), som skriver i lagret …\n")
      })
  }

  func create(_ address: String, tenant: String, randomBytes: (Int) -> [UInt8]) throws -> any Store {
    if PostgresAddress.isMeant(by: address) {
      let (server, board) = try server(address)
      if let board, ExactText(board) != ExactText(tenant) {
        throw StorageProblem.badAddress(
          place: shown(address), detail: "den anger nämnden ”\(board)”, men den nya heter ”\(tenant)”")
      }
      return remembered(
        try server.create(board: tenant) { role in
          // One key for several boards would be one for all their texts.
          if givenKey != nil, let given = try self.key(file(role: role)),
            let other = try server.boards(with: given).first
          {
            throw StorageProblem.sharedKey(board: other)
          }
          try FileManager.default.createDirectory(
            atPath: keyFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
          return try keyOrNew(file(role: role), randomBytes).key
        })
    }
    return remembered(try newFile(address, tenant: tenant, randomBytes))
  }

  func makeKey(_ address: String, randomBytes: (Int) -> [UInt8]) async throws {
    // Opened first, so that no key comes to lie beside what is no store.
    let store: any DatabaseStore
    let file: KeyFile
    if PostgresAddress.isMeant(by: address) {
      let (server, board) = try server(address)
      let found = try server.store(board: board) { try self.key(self.file(role: $0)) }
      (store, file) = (found, self.file(role: found.role))
    } else {
      file = KeyFile(store: address)
      store = try SQLiteStore.open(path: address, key: try self.key(file))
    }
    _ = remembered(store)
    let (key, isNew) = try keyOrNew(file, randomBytes)
    do {
      try await store.adopt(key)
    } catch {
      if isNew { file.remove() }
      throw error
    }
  }

  func server(_ text: String) throws -> (PostgresServer, board: String?) {
    let address = try PostgresAddress(text)
    let admin = try adminAddress.map { try PostgresAddress($0) }
    let server = servers.withLock { servers in
      if let known = servers[address] { return known }
      let server = PostgresServer(address, admin: admin, facts: FactTables.all) { atMost in
        // Said to whoever reads a log as well: it may take a minute.
        self.terminal.tell(
          "Databasservern svarar inte. Väntar högst \(atMost.components.seconds) s på den, eller den som tar över …\n")
      }
      servers[address] = server
      return server
    }
    return (server, address.board)
  }

  /// The key file of the board whose role in its database that is.
  private func file(role: String) -> KeyFile { KeyFile(store: keyFolder + "/" + role) }

  /// The given key, and else the one in the file, where there may be one.
  func key(_ file: KeyFile?) throws -> StoreKey? {
    guard let givenKey else { return try file?.read() }
    guard let key = StoreKey(text: givenKey) else { throw StorageProblem.badKey(place: "RODER_KEY") }
    return key
  }

  /// The key that there is, and else a new one that is written beside the store.
  func keyOrNew(_ file: KeyFile, _ randomBytes: (Int) -> [UInt8]) throws -> (key: StoreKey, isNew: Bool) {
    if let key = try key(file) { return (key, false) }
    guard let new = StoreKey(bytes: randomBytes(StoreKey.length)) else {
      preconditionFailure("Chance gives as many bytes as asked for")
    }
    if try file.write(new) { return (new, true) }
    // Somebody else made one in between.
    guard let other = try key(file) else { throw StorageProblem.noKey }
    return (other, false)
  }

  func keyPlace(_ address: String) throws -> String {
    guard PostgresAddress.isMeant(by: address) else { return KeyFile(store: address).path }
    let (server, board) = try server(address)
    return file(role: try server.store(board: board).role).path
  }

  func closeAll() throws {
    let stores = opened.withLock { stores in
      defer { stores = [] }
      return stores
    }
    for store in stores { try store.close() }
  }

  func remembered<Opened: Store>(_ store: Opened) -> Opened {
    opened.withLock { $0.append(store) }
    return store
  }

  func remove(_ address: String) throws {
    // What others may share is nobody's to replace.
    guard !PostgresAddress.isMeant(by: address) else { throw CLIProblem.foreignStore(path: address) }
    // Opening refuses what is no store of ours, so nothing else is ever removed.
    _ = try open(address)
    try closeAll()
    let place = SymbolicLink.end(of: address)
    // The list of disposals goes too: its board is gone, and another that comes there would be refused with it. The key
    // goes last: one beside no store is used again, a store without its key is not.
    for path in [
      place + "-wal", place + "-shm", DisposalListFile.path(beside: address), place, KeyFile(store: address).path,
    ]
    where FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw StorageProblem.noAccess(path: path, detail: "filen kan inte tas bort")
      }
    }
  }

  func shown(_ address: String) -> String {
    guard PostgresAddress.isMeant(by: address) else { return address }
    // An address that cannot be read may hold a password anywhere.
    return (try? PostgresAddress(address).description) ?? "postgres://…"
  }

  func found(_ address: String, tenant: String) throws -> String {
    guard PostgresAddress.isMeant(by: address) else { return address }
    let (server, board) = try server(address)
    let isAlone = try board != nil || server.boards().count == 1
    return isAlone ? shown(address) : server.address.with(board: tenant).description
  }

  func exists(_ address: String) -> Bool {
    PostgresAddress.isMeant(by: address) || FileManager.default.fileExists(atPath: address)
  }
}
