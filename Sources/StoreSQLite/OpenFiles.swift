import Storage
import Synchronization

/// The files that a store has open, so that it is noticed when they no longer lie in their places: what is written to a
/// file that was removed is gone when it is closed, and SQLite does not say so.
///
/// Once they were not in their places the store is never believed again, for its connections may each have another log
/// open. A class, because that is remembered.
final class OpenFiles: Sendable {
  private let path: String
  private let files: [String: FileLock.File]
  private let wereMoved = Mutex(false)

  /// The store's file and what lies beside it now, after a connection has made it.
  init(_ path: String) {
    self.path = path
    let places = ["", "-wal", "-shm"].compactMap { suffix in FileLock.File(path + suffix).map { (path + suffix, $0) } }
    files = Dictionary(uniqueKeysWithValues: places)
  }

  /// Refuses to go on where one of the files was moved, removed or replaced.
  ///
  /// **Throws** `StorageProblem.fileMoved`.
  func requireInPlace() throws(StorageProblem) {
    let areMoved = wereMoved.withLock { wereMoved in
      if !wereMoved { wereMoved = files.contains { FileLock.File($0.key) != $0.value } }
      return wereMoved
    }
    if areMoved { throw .fileMoved(path: path) }
  }
}
