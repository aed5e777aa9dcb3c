import CLI
import Foundation
import Storage
import StoreSQLite

extension StoreChoice {
  /// A new store in a file, which comes to its place whole and on disk: where the process is killed meanwhile nothing
  /// lies there, and the next run goes on with the key.
  ///
  /// **Throws** `StorageProblem.alreadyExists`, `.networkFileSystem`, `.noAccess` or `.diskFull`, and
  /// `MovingProblem.logBeside`.
  func newFile(_ address: String, tenant: String, _ randomBytes: (Int) -> [UInt8]) throws -> SQLiteStore {
    // A link may lead to where nothing is yet.
    let place = SymbolicLink.end(of: address)
    let file = KeyFile(store: address)
    let folder = DraftFile.folder(of: place)
    guard DraftFile.exists(folder) else {
      throw StorageProblem.noAccess(path: address, detail: "mappen \(folder) finns inte")
    }
    // What a killed run left goes, also where that run was all but done.
    for path in [place, file.path] {
      DraftFolder.sweep(DraftFile.folder(of: path), stem: (path as NSString).lastPathComponent)
    }
    // Looked at first, so that no key comes to lie beside what is there.
    guard !DraftFile.exists(place) else { throw StorageProblem.alreadyExists(path: address) }
    try requireNoLog(beside: place)
    let (key, isNew) = try keyOrNew(file, randomBytes)
    do {
      try make(place, told: address, tenant: tenant, key: key)
    } catch {
      // Where somebody else made the store in between, the key is the key to that one.
      if isNew, !DraftFile.exists(place) { file.remove() }
      throw error
    }
    return try SQLiteStore.open(path: address, tenant: tenant, key: key)
  }

  private func make(_ place: String, told address: String, tenant: String, key: StoreKey) throws {
    do {
      let draft = try DraftFile(of: place)
      defer { draft.remove() }
      do {
        try SQLiteStore.create(at: draft.path, tenant: tenant, key: key).close()
      } catch let problem as StorageProblem {
        throw renamed(problem, address)
      }
      try draft.publish(at: place)
    } catch MovingProblem.occupied {
      throw StorageProblem.alreadyExists(path: address)
    } catch CLIProblem.unwritable(_, let detail) {
      throw StorageProblem.noAccess(path: address, detail: detail)
    }
  }
}
