import CLI
import Foundation
import Importing
import Kernel
import Storage
import StorePostgres
import StoreSQLite

extension StoreChoice {
  func noted(_ address: String) -> String { isFile(address) ? absolute(address) : shown(address) }

  func database(_ address: String) throws -> any DatabaseStore {
    guard let store = try open(address) as? any DatabaseStore else {
      preconditionFailure("Every store of this program is made of sessions")
    }
    return store
  }

  func copy(
    of source: any DatabaseStore, named name: String, to address: String, progress: @escaping StoreCopy.Progress
  ) async throws -> StoreCopy {
    func copy(to target: any DatabaseStore) -> StoreCopy {
      StoreCopy(from: source, named: name, to: target, named: noted(address), progress: progress)
    }
    let target = noted(address)
    let tenant = try await source.snapshot("reading") { session in
      // What cannot be copied leaves nothing behind. A move that was interrupted goes on.
      if try session.placement() != .moved(target: target) { try session.requireInPlace() }
      return try session.tenantName()
    }
    guard isFile(address) else {
      let facts = try await source.snapshot("reading") { session in
        // What describes no table is told by the copy.
        try Set(session.segments().map(\.shape)).sorted().compactMap { try? session.shape($0) }
      }
      return copy(to: try board(at: address, named: tenant, with: facts))
    }
    if !DraftFile.exists(address) {
      try requireNoLog(beside: address)
      // Made beside its place: a process that is killed meanwhile leaves nothing there that looks like a store.
      let draft = try DraftFile(of: address)
      defer { draft.remove() }
      do {
        try await beginning(draft, of: tenant) { try await copy(to: $0).begin() }
      } catch let problem as StorageProblem where problem.place.file == draft.path {
        throw renamed(problem, address)
      }
      try draft.publish(at: address)
    }
    // Whatever lies there is looked at by the copy.
    return copy(to: try database(address))
  }

  /// Makes a store of the draft and hands it over; it is closed afterwards, whatever came of it.
  private func beginning(
    _ draft: DraftFile, of tenant: String, _ body: (SQLiteStore) async throws -> Void
  ) async throws {
    let new = try SQLiteStore.create(at: draft.path, tenant: tenant)
    do {
      try await body(new)
      try new.close()
    } catch {
      // What went wrong is told; the draft goes anyway.
      try? new.close()
      throw error
    }
  }

  /// The board of a database, which is made where it is missing, as the tables of facts are.
  private func board(at address: String, named tenant: String, with facts: [FactTable]) throws -> any DatabaseStore {
    let (server, board) = try server(address)
    try server.prepare(facts)
    do {
      return remembered(try server.create(board: board ?? tenant))
    } catch StorageProblem.alreadyExists {
      // Perhaps an unfinished copy.
      return remembered(try server.store(board: board ?? tenant))
    }
  }

  func isSame(_ one: String, _ other: String) -> Bool {
    guard isFile(one), isFile(other) else { return !isFile(one) && !isFile(other) && shown(one) == shown(other) }
    var first = stat()
    var second = stat()
    // Links and other spellings lead to the one file, which is only looked at.
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return absolute(one) == absolute(other) }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  func makeBackupKey(_ path: String, randomBytes: (Int) -> [UInt8]) throws {
    guard let key = StoreKey(bytes: randomBytes(StoreKey.length)) else {
      preconditionFailure("Chance gives as many bytes as asked for")
    }
    guard try KeyFile(path: path).write(key) else { throw MovingProblem.occupied(target: path) }
  }

  func backUp(_ order: BackupOrder) async throws -> BackupReceipt {
    let source = try database(order.store)
    let (tenant, origin) = try await source.snapshot("reading") { session in
      try session.requireInPlace()
      return (try session.tenantName(), try session.chainEnd(at: 1)?.hash)
    }
    let key = try order.keyFile.map(backupKey)
    let name = isFile(order.store) ? order.store : tenant.replacing("/", with: "-")
    let rotation = BackupRotation(order, of: name, origin: origin)
    let place = rotation?.place(sealed: key != nil) ?? order.target
    let finished = try DraftFile(of: place, stem: rotation?.stem)
    defer { finished.remove() }
    // What is to be encrypted never lies in plain where it is to be kept, but beside the store, and for a database
    // where the user wants temporary files. What a killed process left there goes, also when this backup is plain.
    let nearStore = isFile(order.store) ? DraftFile.folder(of: order.store) : NSTemporaryDirectory()
    let stem = isFile(order.store) ? (order.store as NSString).lastPathComponent + ".backup" : "roder-backup"
    DraftFolder.sweep(nearStore, stem: stem)
    let plain = key == nil ? finished : try DraftFile(in: nearStore, stem: stem)
    defer { if key != nil { plain.remove() } }
    let end = try await write(source, order.store, to: plain, whole: order.isVerified, named: place)
    let needsStoreKey = try await source.snapshot("reading") { try $0.fingerprint() != nil }
    if let key {
      try BackupFile.seal(plain.path, to: finished, key: key, salt: order.randomBytes(BackupSeal.saltLength))
    }
    try finished.publish(at: place)
    let size = try FileManager.default.attributesOfItem(atPath: place)[.size] as? Int ?? 0
    return BackupReceipt(
      path: place, bytes: size, end: end, needsStoreKey: needsStoreKey, removed: rotation?.removeOlder() ?? [],
      later: rotation?.later() ?? [])
  }

  func restore(_ order: RestoreOrder) async throws -> RestoreReceipt {
    let file = BackupFile(path: order.file)
    let isSealed = try file.isSealed()
    if !isSealed { try requirePlainBackup(order.file) }
    let key: StoreKey? = try isSealed ? order.keyFile.map(backupKey) : nil
    if isSealed, key == nil { throw MovingProblem.keyNeeded(path: order.file) }
    let isFile = isFile(order.store)
    if isFile { try requireNoLog(beside: order.store) }
    let draft =
      try isFile
      ? DraftFile(of: order.store) : DraftFile(in: NSTemporaryDirectory(), stem: "roder-restore")
    defer { draft.remove() }
    order.progress("Läser säkerhetskopian …")
    if let key { try file.open(to: draft, key: key) } else { try file.copy(to: draft) }
    order.progress("Kontrollerar …")
    let store = try opened(draft.path, told: order.file, key: try self.key(isFile ? KeyFile(store: order.store) : nil))
    do {
      let found = try await verified(store, named: order.file)
      try await order.prepare(store)
      let end = try await store.snapshot("reading") { try $0.chainEnd(at: nil) }
      if !isFile {
        order.progress("Kopierar till \(noted(order.store)) …")
        _ = try await copy(of: store, named: order.file, to: order.store) { _, _, _ in }.run()
      }
      // Everything comes to lie in the one file.
      try store.close()
      if isFile { try draft.publish(at: order.store) }
      return RestoreReceipt(found: found, end: end, isSealed: isSealed)
    } catch {
      // What went wrong is told; the draft goes anyway.
      try? store.close()
      throw error
    }
  }

  /// Writes the store to the draft, checks it, and answers where its chain ends.
  private func write(
    _ source: any DatabaseStore, _ address: String, to draft: DraftFile, whole: Bool, named place: String
  ) async throws -> ChainEnd? {
    do {
      if let file = source as? SQLiteStore {
        try await file.write(to: absolute(draft.path))
      } else {
        let tenant = try await source.snapshot("reading") { try $0.tenantName() }
        try await beginning(draft, of: tenant) { copy in
          _ = try await StoreCopy(from: source, named: noted(address), to: copy, named: place).run()
        }
      }
    } catch let problem as StorageProblem
      where problem.place.file == draft.path || problem.place.file == absolute(draft.path)
    {
      throw renamed(problem, draft.told)
    }
    let copy = try opened(draft.path, told: place, key: source.storeKey)
    do {
      let end = try await copy.snapshot("reading") { try $0.chainEnd(at: nil) }
      if let end {
        let same = try await source.snapshot("reading") { try $0.chainEnd(at: end.number) }
        guard same == end else {
          throw MovingProblem.damagedBackup(path: place, what: "händelse \(end.number) är en annan än lagrets")
        }
      }
      if whole { _ = try await verified(copy, named: place) }
      try copy.close()
      return end
    } catch {
      // What went wrong is told; the draft goes anyway.
      try? copy.close()
      throw error
    }
  }

  /// What came of recomputing everything in it.
  ///
  /// **Throws** `MovingProblem.damagedBackup` where something does not agree or cannot be read.
  private func verified(_ copy: SQLiteStore, named name: String) async throws -> Verification {
    let found: Verification
    do {
      found = try await copy.verification()
    } catch let fault as Fault {
      throw MovingProblem.damagedBackup(path: name, what: fault.underlying)
    }
    if let finding = found.findings.first {
      throw MovingProblem.damagedBackup(path: name, what: finding.text)
    }
    return found
  }

  /// The store in the file, of which problems are told by the name that the user knows.
  private func opened(_ path: String, told name: String, key: StoreKey?) throws -> SQLiteStore {
    do {
      return try SQLiteStore.open(path: path, key: key)
    } catch let problem as StorageProblem {
      switch problem {
      case .notAStore, .noStore, .noTenant: throw MovingProblem.notABackup(path: name)
      default: throw renamed(problem, name)
      }
    } catch let fault as Fault {
      throw MovingProblem.damagedBackup(path: name, what: fault.underlying)
    }
  }

  func renamed(_ problem: StorageProblem, _ path: String) -> StorageProblem {
    switch problem {
    case .diskFull: .diskFull(path: path)
    case .noAccess(_, let detail): .noAccess(path: path, detail: detail)
    case .networkFileSystem(_, let kind): .networkFileSystem(path: path, kind: kind)
    case .newerThanProgram(let tag, _): .newerThanProgram(tag: tag, store: path)
    default: problem
    }
  }

  /// A plain backup is one whole SQLite file of ours, in which nobody works.
  private func requirePlainBackup(_ path: String) throws {
    do {
      try SQLiteStore.requireOurs(path)
    } catch let problem as StorageProblem {
      if case .notAStore = problem { throw MovingProblem.notABackup(path: path) }
      throw problem
    }
    var status = stat()
    if stat(path + "-wal", &status) == 0, status.st_size > 0 { throw MovingProblem.logBeside(path: path + "-wal") }
  }

  /// A log that lies where a store is to come would be read into it.
  func requireNoLog(beside path: String) throws {
    for suffix in ["-wal", "-shm", "-journal"] where DraftFile.exists(path + suffix) {
      throw MovingProblem.logBeside(path: path + suffix)
    }
  }

  private func backupKey(_ path: String) throws -> StoreKey {
    guard let key = try KeyFile(path: path).read() else {
      throw ImportingProblem.unreadable(file: path, detail: SystemError.text(ENOENT))
    }
    return key
  }

  private func isFile(_ address: String) -> Bool { !PostgresAddress.isMeant(by: address) }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
