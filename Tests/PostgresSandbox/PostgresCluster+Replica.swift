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

  /// Makes the copy a server that takes writes, and waits until it does.
  package func promote() throws {
    try programs.succeed(
      "pg_ctl", ["promote", "--wait", "--timeout", "60", "--silent", "--pgdata", data.path], home: folder)
  }
}
