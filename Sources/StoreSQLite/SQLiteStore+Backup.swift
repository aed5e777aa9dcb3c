import GRDB
import Kernel
import Storage

extension SQLiteStore {
  /// Refuses a path where no file of this program lies, without touching what lies there.
  ///
  /// **Throws** `StorageProblem.noStore`, `.notAStore` or `.noAccess`.
  package static func requireOurs(_ path: String) throws { try SQLiteSchema.requireOurs(path) }

  /// Writes one moment of the file, compact and without a log, to a file that is not there yet or is empty. Others go
  /// on writing meanwhile.
  ///
  /// Free pages and the rests within pages stay behind, and with them whatever a disposal may have left there.
  ///
  /// **Throws** `StorageProblem.diskFull` or `.noAccess` for the new file.
  package func write(to file: String) async throws {
    do {
      try await connections.besideWriting { database in
        try Prepared(database, "VACUUM INTO ?", .text(SQLiteConnections.name(file))).run()
      }
    } catch {
      throw SQLiteFailure.told(error, doing: "backing up " + path + " to", path: file)
    }
  }
}
