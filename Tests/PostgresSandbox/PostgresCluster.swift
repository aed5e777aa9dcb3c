package import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own in a temporary folder, reached through a Unix socket that lies there.
///
/// It flushes to disk as a real one does. Whatever becomes of the test process, a watcher stops the server and removes
/// the folder once that process is gone. A class, because it owns a server.
package final class PostgresCluster: Sendable {
  /// What came of a program.
  package struct Run: Hashable, Sendable {
    /// What stood on the answer's side.
    package let answer: String
    /// What was told beside it.
    package let told: String
    /// The exit code.
    package let code: Int32
  }

  /// How a server is stopped.
  package enum Stop: String, Sendable {
    /// Connections are cut, everything is written down.
    case fast
    /// As a power failure would: the next start recovers.
    case immediate
  }

  /// The login that may do everything.
  package static let owner = "postgres"
  /// A login that needs its password, once somebody has made it: all others need none.
  package static let guarded = "guarded"

  /// Where everything of this server lies; the socket too.
  package let folder: URL
  /// The path of the folder.
  package var path: String { folder.path }
  let programs: PostgresPrograms
  private let databases = Mutex(0)

  private static let made = Result { try PostgresCluster(named: "main") }

  /// The server of this test process, which is made when it is first asked for.
  ///
  /// **Throws** an error that says what to type, where no server is installed.
  package static func shared() throws -> PostgresCluster { try made.get() }

  /// A new server, started.
  package convenience init(named name: String) throws {
    try self.init(empty: name)
    try programs.succeed(
      "initdb",
      [
        "--pgdata", data.path, "--username", PostgresCluster.owner, "--encoding", "UTF8", "--locale", "C.UTF-8",
        "--auth", "trust", "--no-sync",
      ], home: folder)
    try append(
      """
      listen_addresses = ''
      unix_socket_directories = '\(folder.path)'
      unix_socket_permissions = 0777
      max_connections = 400
      shared_buffers = 64MB
      fsync = on
      full_page_writes = on
      synchronous_commit = on
      wal_level = replica
      wal_log_hints = on
      wal_recycle = off
      max_wal_senders = 10
      log_min_messages = warning

      """, to: "postgresql.conf")
    // The first line that fits decides.
    try append(
      """
      local all \(PostgresCluster.guarded) scram-sha-256
      local all all trust
      local replication all trust

      """, to: "pg_hba.conf", instead: true)
    try start()
  }

  /// A folder for a server that has no data yet.
  init(empty name: String) throws {
    programs = try PostgresPrograms()
    folder = try ServerWatch.shared(programs).newFolder(name)
  }

  /// Where PostgreSQL's own programs lie.
  package var programFolder: URL { programs.folder }

  /// The folder of the data.
  package var data: URL { folder.appendingPathComponent("data") }

  /// What the server has written in its log.
  package var log: String {
    // No log yet: nothing written.
    (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
  }

  /// The address of the database for that login, with further parameters such as `board=A`.
  package func address(_ database: String, as login: String = PostgresCluster.owner, _ parameters: String...) -> String
  {
    let all = ["host=" + folder.path, "user=" + login] + parameters
    return "postgres:///" + database + "?" + all.joined(separator: "&")
  }

  /// Starts the server and waits until it answers.
  package func start() throws {
    let log = folder.appendingPathComponent("log")
    try programs.succeed(
      "pg_ctl", ["start", "--wait", "--timeout", "60", "--silent", "--pgdata", data.path, "--log", log.path],
      home: folder)
  }

  /// Stops the server and waits until it has ended.
  package func stop(_ stop: Stop = .fast) throws {
    try programs.succeed(
      "pg_ctl", ["stop", "--wait", "--timeout", "60", "--silent", "--mode", stop.rawValue, "--pgdata", data.path],
      home: folder)
  }

  /// Stops and starts the server.
  package func restart(_ stop: Stop = .fast) throws {
    try self.stop(stop)
    try start()
  }

  /// Runs the statements through psql, which stops at the first that fails; rows without padding, columns parted by
  /// `|`.
  package func psql(
    _ statements: String, as login: String = PostgresCluster.owner, in database: String = "postgres"
  ) throws -> Run {
    try programs.run(
      "psql",
      [
        "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--host", folder.path,
        "--username", login, "--dbname", database, "--file", "-",
      ], home: folder, input: statements + "\n")
  }

  /// Runs the statements, which must succeed, and answers what they gave, without the last line end.
  @discardableResult
  package func succeed(
    _ statements: String, as login: String = PostgresCluster.owner, in database: String = "postgres"
  ) throws -> String {
    let run = try psql(statements, as: login, in: database)
    guard run.code == 0 else { throw PostgresPrograms.Failure(line: statements, run: run) }
    return run.answer.last == "\n" ? String(run.answer.dropLast()) : run.answer
  }

  /// Makes an empty database and answers its name.
  package func newDatabase(named name: String? = nil) throws -> String {
    let name =
      name
      ?? databases.withLock { count in
        count += 1
        return "test_\(count)"
      }
    try succeed("CREATE DATABASE \"\(name)\"")
    return name
  }

  /// Stops the server, if it runs, and removes everything of it.
  package func remove() {
    // A server that is stopped already cannot be stopped.
    try? stop(.immediate)
    // A folder that stays behind goes when the process ends.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Adds lines to a file of the data folder, or writes it anew.
  func append(_ text: String, to name: String, instead: Bool = false) throws {
    let file = try FileHandle(forWritingTo: data.appendingPathComponent(name))
    defer { file.closeFile() }
    if instead { try file.truncate(atOffset: 0) } else { try file.seekToEnd() }
    try file.write(contentsOf: Data(text.utf8))
  }
}
