/// How long a connection waits, and for what.
package struct PostgresTimeouts: Hashable, Sendable {
  /// For a server to answer when a connection is made, for each server of the address.
  package var connect: Duration = .seconds(5)
  /// For a server that answers that it is starting: after a power failure it first goes through its log.
  package var starting: Duration = .seconds(60)
  /// For one statement, a COPY of a million rows included.
  package var statement: Duration = .seconds(600)
  /// For a lock that somebody else holds.
  package var lock: Duration = .seconds(5)
  /// For the next statement of a transaction: a process that hangs must not hold the write lock for ever.
  package var idleInTransaction: Duration = .seconds(120)
  /// For a connection that is free.
  package var waiting: Duration = .seconds(10)
  /// For work, before a connection that has none is closed.
  package var idle: Duration = .seconds(60)

  /// What suits a server in use.
  package init() {}
}

extension Duration {
  /// The whole milliseconds of it, at least one: for PostgreSQL a limit of 0 is no limit.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
