import GRDB
import Kernel
import Storage

/// How SQLite's errors are told: as a problem where somebody can act, otherwise as a fault.
enum SQLiteFailure {
  /// What `error` is called outside this target; errors that are not SQLite's stay what they are.
  static func told(_ error: any Error, doing: String, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_FULL:
      return StorageProblem.diskFull(path: path)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      // The index of the log could not grow: on Linux that is a full disk.
      return StorageProblem.diskFull(path: path)
    case .SQLITE_READONLY:
      return StorageProblem.noAccess(path: path, detail: "filen är skrivskyddad")
    case .SQLITE_PERM, .SQLITE_AUTH:
      return StorageProblem.noAccess(path: path, detail: "behörighet saknas")
    case .SQLITE_CANTOPEN:
      return StorageProblem.noAccess(path: path, detail: "filen eller mappen kan inte öppnas")
    case .SQLITE_NOTADB:
      return StorageProblem.notAStore(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return StorageProblem.busy(path: path)
    default:
      return Fault(doing: doing + " " + path, underlying: error.description)
    }
  }

  /// The fault that the store holds something that the program never writes.
  static func damaged(_ what: String) -> Fault { Fault(doing: "reading the store", underlying: what) }
}
