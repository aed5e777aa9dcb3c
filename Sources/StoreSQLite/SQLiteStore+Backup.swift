import GRDB
import Kernel
import Storage

extension SQLiteStore {
  /// Refuses a path where no file of this program lies, without touching what lies there.
  ///
  /// **Throws** `StorageProblem.noStore`, `.notAStore` or `.noAccess`.
  package static func requireOurs(_ path: String) throws { try SQLiteSchema.requireOurs(path) }

  /// Writes one moment of the file, compact and without a log, to a file that is not there yet or is empty. Others go
  /// on writing meanwhile. Working data stays behind but for the reading log: sessions and drafts are nothing to be
  /// kept.
  ///
  /// Free pages and the rests within pages stay behind, and with them whatever a disposal may have left there.
  ///
  /// **Throws** `StorageProblem.diskFull` or `.noAccess` for the new file.
  package func write(to file: String) async throws {
    do {
      try await connections.besideWriting { database in
        try Prepared(database, "VACUUM INTO ?", .text(SQLiteConnections.name(file))).run()
      }
      try SQLiteStore.removeWorkingData(from: file)
    } catch {
      throw SQLiteFailure.told(error, doing: "backing up " + path + " to", path: file)
    }
  }

  /// Removes from a file that nobody else knows of all working data but what never expires: the store's own notes and
  /// the reading log.
  ///
  /// Not by opening it as a store: it may lie where no store may be written, as on a network disk.
  private static func removeWorkingData(from file: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
    }
    let queue = try DatabaseQueue(path: SQLiteConnections.name(file), configuration: configuration)
    try queue.write { database in
      try Prepared(database, "DELETE FROM working_data WHERE expires_at < ?", .long(Instant.never.seconds)).run()
    }
    try queue.close()
  }
}
