import Foundation
import GRDB
import GRDBSQLite
import Storage

/// The file as SQLite sees it: whose it is, which tables it has and how it came to have them.
enum SQLiteSchema {
  /// What SQLite's header says of a file of ours: "Rodr".
  static let applicationID = 0x526F_6472

  /// The version of the schema that this program writes.
  static var version: Int { steps.count }

  /// The steps from an empty file to today's schema. A step that was released never changes; new ones are added last.
  static let steps = [
    // 1: events in a chain, record versions with bodies that can be disposed of apart from them, blobs, and segments
    // of facts. The tables of facts themselves are made from their descriptors (FactShape). Tables that hold long
    // bytes keep a rowid, because long rows in a keyed tree would push its keys far apart.
    """
    CREATE TABLE tenant (
      tenant INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE event (
      tenant INTEGER NOT NULL REFERENCES tenant (tenant),
      number INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      header BLOB NOT NULL,
      predecessor BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (tenant, number)
    ) STRICT;
    CREATE INDEX event_by_time ON event (tenant, recorded_at, number);

    CREATE TABLE record_version (
      tenant INTEGER NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      event INTEGER NOT NULL,
      tag TEXT NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (tenant, kind, id, version),
      FOREIGN KEY (tenant, event) REFERENCES event (tenant, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_version_by_event ON record_version (tenant, event);

    CREATE TABLE record_body (
      tenant INTEGER NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      salt BLOB NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (tenant, kind, id, version),
      FOREIGN KEY (tenant, kind, id, version) REFERENCES record_version (tenant, kind, id, version)
    ) STRICT;

    CREATE TABLE blob (
      tenant INTEGER NOT NULL REFERENCES tenant (tenant),
      digest BLOB NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (tenant, digest)
    ) STRICT;

    CREATE TABLE shape (
      tenant INTEGER NOT NULL REFERENCES tenant (tenant),
      number INTEGER NOT NULL,
      fact_table TEXT NOT NULL,
      columns TEXT NOT NULL,
      grouped_by TEXT NOT NULL,
      summed TEXT NOT NULL,
      PRIMARY KEY (tenant, number),
      UNIQUE (tenant, fact_table, columns, grouped_by, summed)
    ) STRICT;

    CREATE TABLE segment (
      tenant INTEGER NOT NULL,
      number INTEGER NOT NULL,
      digest BLOB NOT NULL,
      shape INTEGER NOT NULL,
      month INTEGER NOT NULL,
      row_count INTEGER NOT NULL,
      sums BLOB NOT NULL,
      PRIMARY KEY (tenant, number),
      UNIQUE (tenant, digest),
      FOREIGN KEY (tenant, shape) REFERENCES shape (tenant, number)
    ) STRICT;
    """,
    // 2: confidential content is sealed. Its ciphertext is a blob; what opens it lies here, where a disposal may remove
    // it without touching the chain. The store remembers which key it was sealed under.
    """
    CREATE TABLE sealed_key (
      tenant INTEGER NOT NULL,
      digest BLOB NOT NULL,
      mark BLOB NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (tenant, digest),
      UNIQUE (tenant, mark),
      FOREIGN KEY (tenant, digest) REFERENCES blob (tenant, digest)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE vault (
      tenant INTEGER PRIMARY KEY REFERENCES tenant (tenant),
      fingerprint BLOB NOT NULL
    ) STRICT;
    """,
    // 3: the sums of a segment have a digest, so that an altered byte is met when they are read; a disposal may take
    // the rows and leave the sums. Working data stands outside the chain and expires.
    """
    ALTER TABLE segment ADD COLUMN sums_digest BLOB;
    ALTER TABLE segment ADD COLUMN emptied_by INTEGER;
    UPDATE segment SET sums_digest = sha256(sums);

    CREATE TABLE working_data (
      tenant INTEGER NOT NULL REFERENCES tenant (tenant),
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (tenant, kind, id)
    ) STRICT;
    CREATE INDEX working_data_by_time ON working_data (tenant, expires_at);
    """,
  ]

  /// What the steps call from SQL.
  static let functions = [
    DatabaseFunction("sha256", argumentCount: 1, pure: true) { values in
      Data.fromDatabaseValue(values[0]).map { Data(Storage.Digest.of(Array($0)).bytes) }
    }
  ]

  /// Whose file lies at the path, looked up without SQLite, which might change a file that is not ours.
  ///
  /// **Throws** `StorageProblem` where there is none, it cannot be read, or it is not ours.
  static func requireOurs(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard [ENOENT, ENOTDIR].contains(errno) else {
        throw StorageProblem.noAccess(path: path, detail: "filen eller mappen kan inte öppnas")
      }
      throw StorageProblem.noStore(path: path)
    }
    // Neither a folder nor a pipe, which would be waited for.
    guard status.st_mode & S_IFMT == S_IFREG else { throw StorageProblem.notAStore(path: path) }
    guard access(path, R_OK) == 0 else { throw StorageProblem.noAccess(path: path, detail: "behörighet saknas") }
    let header = try header(path)
    if BackupSeal.isSealed(header) { throw MovingProblem.keyNeeded(path: path) }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)),
      header[68..<72].reduce(0, { $0 << 8 | Int($1) }) == applicationID
    else { throw StorageProblem.notAStore(path: path) }
  }

  /// The first hundred bytes of the file; fewer where it is shorter.
  ///
  /// They are read through SQLite, with the promise that nothing is changed: were the file opened and closed beside it,
  /// this process would lose the locks that its other connections hold on the file, and with them what they write.
  /// Nothing but bytes is asked for, for the file alone may be half of a store whose log was not written back.
  private static func header(_ path: String) throws -> [UInt8] {
    var connection: OpaquePointer?
    let name = SQLiteConnections.stillName(path)
    let opened = sqlite3_open_v2(name, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
    defer { sqlite3_close(connection) }
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard opened == SQLITE_OK,
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
      let read = file.pointee.pMethods?.pointee.xRead
    else { throw StorageProblem.noAccess(path: path, detail: "filen kan inte läsas") }
    var bytes = [UInt8](repeating: 0, count: 100)
    switch read(file, &bytes, 100, 0) {
    case SQLITE_OK: return bytes
    // The number of SQLITE_IOERR_SHORT_READ, which C makes of two others.
    case SQLITE_IOERR | 2 << 8: return []
    default: throw StorageProblem.noAccess(path: path, detail: "filen kan inte läsas")
    }
  }

  /// Refuses a file that cannot be changed and has not taken exactly the steps that this program knows.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` or `.noAccess`.
  static func requireUpToDate(_ database: Database, path: String) throws {
    let present = try Prepared(database, "PRAGMA user_version").first { $0.integer(0) } ?? 0
    guard present <= version else { throw StorageProblem.newerThanProgram(tag: "schema/\(present)") }
    guard present == version else {
      throw StorageProblem.noAccess(
        path: path, detail: "det är skrivet av en äldre version och kan inte räknas om där det ligger")
    }
  }

  /// Takes the steps that the file has not taken yet.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where it has taken steps that this program does not know.
  static func bringUpToDate(_ database: Database) throws {
    let present = try Prepared(database, "PRAGMA user_version").first { $0.integer(0) } ?? 0
    // The number is written with the first step.
    guard present > 0 else { throw SQLiteFailure.damaged("the file says that it has taken \(present) schema steps") }
    guard present <= version else { throw StorageProblem.newerThanProgram(tag: "schema/\(present)") }
    guard present < version else { return }
    try database.inTransaction(.immediate) {
      // Another process may have taken them while this one waited for the lock.
      let present = try Prepared(database, "PRAGMA user_version").first { $0.integer(0) } ?? 0
      for step in steps.dropFirst(present) {
        do {
          try database.execute(sql: step)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
          // The file has not the tables that its number says. GRDB's own words have the whole step in them.
          throw SQLiteFailure.damaged("a schema step cannot be taken: \(error.message ?? "")")
        }
      }
      if present < version { try database.execute(sql: "PRAGMA user_version = \(version)") }
      return .commit
    }
  }
}
