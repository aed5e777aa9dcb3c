import Foundation
import Storage

/// What a file that is read without locks looked like when it was opened: whoever changes it meanwhile is noticed.
struct StillFile: Hashable {
  private let path: String
  private let size: Int
  private let changedAt: [Int]
  private let logSize: Int

  /// The file as it lies now.
  init(_ path: String) {
    self.path = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    size = isThere ? Int(status.st_size) : -1
    changedAt = isThere ? [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino)] : []
    logSize = max(0, StillFile.size(path + "-wal"))
  }

  /// Refuses what was read where somebody changed the file meanwhile.
  ///
  /// **Throws** `StorageProblem.busy`.
  func requireUnchanged() throws(StorageProblem) {
    guard StillFile(path) == self else { throw .busy(path: path) }
  }

  /// How many bytes the file has; -1 where there is none.
  static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : -1
  }
}
