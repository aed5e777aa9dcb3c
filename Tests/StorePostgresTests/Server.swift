import PostgresSandbox
import Storage
import Synchronization

@testable import StorePostgres

/// A database of its own on a server of the tests.
struct Server {
  let cluster: PostgresCluster
  let database: String

  /// A new database on the server that all tests share, or on another.
  init(_ cluster: PostgresCluster? = nil) throws {
    self.cluster = try cluster ?? .shared()
    database = try self.cluster.newDatabase()
  }

  /// The address of the database for the login.
  func address(as login: String = PostgresCluster.owner) throws -> PostgresAddress {
    try PostgresAddress(cluster.address(database, as: login))
  }

  /// A pool on the database.
  func pool(size: Int = 2, _ change: (inout PostgresTimeouts) -> Void = { _ in }) throws -> PostgresPool {
    var timeouts = PostgresTimeouts()
    // Between two jobs of a test others may run for minutes.
    timeouts.idle = .seconds(1_800)
    change(&timeouts)
    return PostgresPool(try address(), size: size, timeouts: timeouts)
  }

  /// What psql answers in the database.
  func psql(_ statements: String) throws -> String { try cluster.succeed(statements, in: database) }

  /// How many sessions the database has.
  func sessions() throws -> Int {
    Int(try cluster.succeed("SELECT count(*) FROM pg_stat_activity WHERE datname = '\(database)'")) ?? -1
  }

  /// Does something to the sessions of the database that `condition` fits: `pg_terminate_backend`, for example.
  func signal(_ function: String, where condition: String = "true") throws {
    try cluster.succeed(
      "SELECT count(\(function)(pid)) FROM pg_stat_activity WHERE datname = '\(database)' AND \(condition)")
  }
}
