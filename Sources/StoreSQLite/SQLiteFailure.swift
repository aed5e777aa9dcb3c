import Foundation
import GRDB
import GRDBSQLite
import Kernel
import Storage

/// How SQLite's errors are told: as a problem where somebody can act, otherwise as a fault.
enum SQLiteFailure {
  /// What `error` is called outside this target; errors that are not SQLite's stay what they are. `holder` is who held
  /// the lock that was waited for.
  static func told(_ error: any Error, doing: String, path: String, holder: String? = nil) -> any Error {
    if let fault = error as? Fault { return fault.inStore(path) }
    if case .newerThanProgram(let tag, "")? = error as? StorageProblem {
      return StorageProblem.newerThanProgram(tag: tag, store: path)
    }
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case _ where isFullDisk(error):
      return StorageProblem.diskFull(path: path)
    case .SQLITE_READONLY:
      return StorageProblem.noAccess(path: path, detail: "filen är skrivskyddad")
    case .SQLITE_PERM, .SQLITE_AUTH:
      return StorageProblem.noAccess(path: path, detail: "behörighet saknas")
    case .SQLITE_CANTOPEN:
      return StorageProblem.noAccess(path: path, detail: "filen eller mappen kan inte öppnas")
    case .SQLITE_NOTADB:
      return StorageProblem.notAStore(path: path)
    case .SQLITE_CORRUPT:
      return StorageProblem.damaged(path: path)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
      // The file is shorter than it says that it is.
      return StorageProblem.damaged(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return StorageProblem.busy(path: path, holder: holder)
    default:
      return Fault(doing: doing + " " + path, underlying: error.description)
    }
  }

  /// Whether the error means that the disk is full. The index of the log that could not be made or grow is that too, on
  /// Linux.
  static func isFullDisk(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_FULL
      || [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMOPEN].contains(error.extendedResultCode)
  }

  /// Whether the last error means that the file or its log could not grow: SQLite tells a quota and a limit on the size
  /// of files as errors of the device.
  static func isFullDisk(_ error: DatabaseError, _ database: Database) -> Bool {
    guard error.resultCode == .SQLITE_IOERR, let connection = database.sqliteConnection else { return false }
    return [SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER].contains { pointer in
      var file: UnsafeMutablePointer<sqlite3_file>?
      var number: Int32 = 0
      guard sqlite3_file_control(connection, "main", pointer, &file) == SQLITE_OK, let file,
        let ask = file.pointee.pMethods?.pointee.xFileControl,
        ask(file, SQLITE_FCNTL_LAST_ERRNO, &number) == SQLITE_OK
      else { return false }
      return [ENOSPC, EDQUOT, EFBIG].contains(number)
    }
  }

  /// The fault that the store holds something that the program never writes.
  static func damaged(_ what: String) -> Fault { Fault.damagedStore(what) }
}
