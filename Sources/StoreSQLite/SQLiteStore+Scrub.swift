import GRDB
import Kernel
package import Storage

extension SQLiteStore {
  /// How often the log is asked to empty itself; each time waits as long as the busy timeout.
  private static let attempts = 3

  /// Writes the file anew without what was removed, and empties the log. Content that was removed has been overwritten
  /// with zeros already, for `secure_delete` is on; but older copies of a page lie in the log, and in free pages of
  /// files from before that.
  ///
  /// Who reads an older moment keeps the log: then it is left for another time.
  package func scrub() async throws -> Scrub {
    do {
      return try await connections.writing { database, _ in
        try database.execute(sql: "VACUUM")
        for _ in 0..<SQLiteStore.attempts {
          let row = try Prepared(database, "PRAGMA wal_checkpoint(TRUNCATE)").first {
            (isBusy: $0.integer(0) != 0, frames: $0.integer(1))
          }
          if row?.isBusy == false { return .complete }
        }
        return .incomplete("Ett annat program läser lagret och håller kvar dess logg.")
      }
    } catch let error as DatabaseError {
      // The disposal stands: that its remains cannot be scrubbed right now must not look as if it had failed.
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: return .incomplete("Ett annat program skriver i lagret.")
      case .SQLITE_FULL:
        return .incomplete("Disken har inte plats för en ny kopia av lagret, som rensningen behöver för en stund.")
      default: throw SQLiteFailure.told(error, doing: "scrubbing", path: path)
      }
    }
  }
}
