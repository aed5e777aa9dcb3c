import Clibpq
import Foundation

extension PostgresLink {
  /// PostgreSQL 15 is the oldest that can guard views by the rights of whoever reads them.
  static let oldestVersion = 150_000

  /// A new connection to the first server of the address that answers, set up as every connection of ours is.
  ///
  /// Servers that say that they are starting are asked again until the time for that is up; what `check` throws ends
  /// the wait.
  ///
  /// **Throws** a `PostgresError`, of the server that came farthest where there are several; or
  /// `StorageProblem.unprotected`.
  static func open(
    _ address: PostgresAddress, _ timeouts: PostgresTimeouts, name: String, _ check: () throws -> Void = {}
  ) throws -> PostgresLink {
    let end = ContinuousClock.now + timeouts.starting
    while true {
      do {
        return try openAtOnce(address, timeouts, name: name)
      } catch let error as PostgresError where error.sqlState == "57P03" && ContinuousClock.now < end {
        try check()
        usleep(50_000)
      }
    }
  }

  private static func openAtOnce(
    _ address: PostgresAddress, _ timeouts: PostgresTimeouts, name: String
  ) throws -> PostgresLink {
    let attempts = address.attempts(
      defaults: [
        // A machine that has vanished says nothing: after half a minute it counts as lost.
        "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        "tcp_user_timeout": "20000",
      ],
      always: ["client_encoding": "UTF8", "application_name": name])
    var worst: PostgresError?
    for attempt in attempts {
      do {
        let link = try connect(attempt, timeouts, place: address.description)
        try link.setUp(timeouts)
        return link
      } catch var error as PostgresError {
        // Nothing has been asked of it yet, so nothing can be left undecided.
        if error.endsConnection { error.outcome = .unreachable }
        // A server that answered and refused says more than one that did not answer.
        if worst.map({ error.weight > $0.weight }) ?? true { worst = error }
      }
    }
    throw worst ?? PostgresError(message: "the address names no server", outcome: .unreachable)
  }

  /// Whether there is something to read, or nothing will come any more.
  static func isReadable(_ socket: Int32) -> Bool {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  /// libpq's own loop knows no time limit for each server and no codes of errors, so this one is ours.
  private static func connect(
    _ given: [String: String], _ timeouts: PostgresTimeouts, place: String
  ) throws -> PostgresLink {
    let parameters = try PostgresEncryption.required(of: given, usual: PostgresEncryption.usual(), place: place)
    let handle = withParameters(parameters) { PQconnectStartParams($0, $1, 0) }
    guard let handle else { throw PostgresError(message: "out of memory", outcome: .unreachable) }
    let notices = PostgresNotices()
    notices.receive(from: handle)
    // From here on the link closes it.
    let link = PostgresLink(handle, notices: notices)
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    // What the address says is meant. Without a limit, which 0 asks for, a job would hang.
    let asked = parameters["connect_timeout"].flatMap { Int32($0) } ?? 0
    let end = ContinuousClock.now + (asked > 0 ? .seconds(asked) : timeouts.connect)
    var wish = PQstatus(handle) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while wish != PGRES_POLLING_OK {
      guard wish != PGRES_POLLING_FAILED else {
        let error = PostgresError(connecting: String(cString: PQerrorMessage(handle)))
        // libpq gives up by itself where the server wants a password and nobody has given one.
        guard PQconnectionNeedsPassword(handle) == 1 else { throw error }
        throw PostgresError(sqlState: "28P01", message: error.message, outcome: .unreachable)
      }
      let left = ContinuousClock.now.duration(to: end)
      var entry = pollfd(
        fd: PQsocket(handle), events: Int16(wish == PGRES_POLLING_READING ? POLLIN : POLLOUT), revents: 0)
      guard left > .zero, poll(&entry, 1, Int32(clamping: left.wholeMilliseconds)) != 0 else {
        throw PostgresError(message: "the server did not answer in time", outcome: .unreachable)
      }
      wish = PQconnectPoll(handle)
    }
    try PostgresEncryption.check(handle, place: place)
    link.isMade()
    PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    guard PQserverVersion(handle) >= oldestVersion else {
      throw PostgresError(
        sqlState: unsuitable, message: "PostgreSQL \(PQserverVersion(handle) / 10_000), inte 15 eller senare")
    }
    return link
  }

  /// The code, in a class that PostgreSQL leaves to others, of a server that the store cannot use.
  static var unsuitable: String { "RD001" }

  private func setUp(_ timeouts: PostgresTimeouts) throws {
    try execute(
      """
      SET statement_timeout = \(timeouts.statement.wholeMilliseconds);
      SET lock_timeout = \(timeouts.lock.wholeMilliseconds);
      SET idle_in_transaction_session_timeout = \(timeouts.idleInTransaction.wholeMilliseconds);
      SET standard_conforming_strings = on;
      """)
    let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
    guard encoding == "UTF8" else {
      throw PostgresError(
        sqlState: PostgresLink.unsuitable, message: "databasens teckenkodning är \(encoding), inte UTF8")
    }
    // What is weaker than `on` would acknowledge what a power failure takes away. Stronger settings stay.
    let promise = try query("SELECT current_setting('synchronous_commit')").text(0, 0)
    if !["on", "remote_apply"].contains(promise) { try execute("SET synchronous_commit = on") }
  }

  private static func withParameters<Answer>(
    _ parameters: [String: String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Answer
  ) -> Answer {
    let sorted = parameters.sorted { $0.key < $1.key }
    let keywords = sorted.map { strdup($0.key) }
    let values = sorted.map { strdup($0.value) }
    defer { for text in keywords + values { free(text) } }
    let keywordPointers = keywords.map { UnsafePointer($0) } + [nil]
    let valuePointers = values.map { UnsafePointer($0) } + [nil]
    return body(keywordPointers, valuePointers)
  }
}
