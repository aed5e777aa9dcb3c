import Foundation
import Storage
import Synchronization

/// The files that a store has open, so that it is noticed when they no longer lie in their places: what is written to a
/// file that was removed is gone when it is closed, and SQLite does not say so.
///
/// Once they were not in their places the store is never believed again, for its connections may each have another log
/// open. A class, because that is remembered.
final class OpenFiles: Sendable {
  /// A file by its device and number, as the system tells them.
  private struct File {
    let path: String
    let device: dev_t
    let number: ino_t

    /// The file at the path; nil where there is none.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      (self.path, device, number) = (path, status.st_dev, status.st_ino)
    }

    var isInPlace: Bool {
      guard let found = File(path) else { return false }
      return found.device == device && found.number == number
    }
  }

  private let path: String
  private let files: [File]
  private let wereMoved = Atomic(false)

  /// The store's file and what lies beside it now, after a connection has made it.
  init(_ path: String) {
    self.path = path
    files = ["", "-wal", "-shm"].compactMap { File(path + $0) }
  }

  /// Refuses to go on where one of the files was moved, removed or replaced.
  ///
  /// **Throws** `StorageProblem.fileMoved`.
  func requireInPlace() throws(StorageProblem) {
    // Every look asks: no lock, and no strings.
    if wereMoved.load(ordering: .acquiring) { throw .fileMoved(path: path) }
    guard files.allSatisfy(\.isInPlace) else {
      wereMoved.store(true, ordering: .releasing)
      throw .fileMoved(path: path)
    }
  }
}
