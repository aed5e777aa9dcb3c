import Foundation

extension PostgresCluster {
  /// A streaming copy of this server, started: it follows, and takes no writes until it is promoted.
  package func replica(named name: String) throws -> PostgresCluster {
    let replica = try PostgresCluster(empty: name)
    try programs.succeed(
      "pg_basebackup",
      [
        "--pgdata", replica.data.path, "--wal-method", "stream", "--checkpoint", "fast", "--no-sync",
        "--dbname", "host=\(folder.path) user=\(PostgresCluster.owner) application_name=\(name)",
        "--write-recovery-conf",
      ], home: replica.folder)
    // The last line that names a setting decides.
    try replica.append("unix_socket_directories = '\(replica.folder.path)'\n", to: "postgresql.conf")
    try replica.start()
    return replica
  }

  /// From now on a commit waits until the copies of these names have written it down; without names it waits for none.
  package func waitForReplicas(_ names: [String]) throws {
    let list = names.isEmpty ? "" : "FIRST \(names.count) (\(names.joined(separator: ", ")))"
    try succeed("ALTER SYSTEM SET synchronous_standby_names = '\(list)'")
    try programs.succeed("pg_ctl", ["reload", "--silent", "--pgdata", data.path], home: folder)
  }

  /// Whether commits wait for the copy of that name, and it follows.
  package func isSynchronous(_ name: String) throws -> Bool {
    try succeed(
      "SELECT count(*) FROM pg_stat_replication WHERE application_name = '\(name)' AND sync_state = 'sync'") == "1"
  }

  /// Keeps so much of the log, in PostgreSQL's words, that pg_rewind finds where two servers parted.
  package func keepLog(_ size: String) throws { try succeed("ALTER SYSTEM SET wal_keep_size = '\(size)'") }

  /// Throws out whoever listens in the process of that number, and lets its login, which is no owner, make no more
  /// connections.
  package func silenceListeners(ofProcess number: Int32, login: String) throws {
    try succeed(
      """
      ALTER ROLE \(login) CONNECTION LIMIT 0;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%pid \(number) listening';
      """)
  }

  /// How many connections listen.
  package func listeners() throws -> Int? {
    Int(try succeed("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%listening'"))
  }

  /// Makes a login that may do nothing yet.
  package func newLogin(_ name: String) throws { try succeed("CREATE ROLE \(name) LOGIN") }

  /// Makes the copy a server that takes writes, and waits until it does.
  package func promote() throws {
    try programs.succeed(
      "pg_ctl", ["promote", "--wait", "--timeout", "60", "--silent", "--pgdata", data.path], home: folder)
  }
}
