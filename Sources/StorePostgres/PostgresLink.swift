import Clibpq

/// A connection as one job uses it: on its own thread, one statement after another, each of which blocks.
///
/// A class, because it owns libpq's connection. Never for other threads, and never after the job.
final class PostgresLink {
  /// A statement as it was prepared: the same text may be bound to values of other types.
  private struct StatementKey: Hashable {
    let sql: String
    let types: [UInt32]
  }

  /// So many statements are kept on the server. The stores' own are a few dozen; more come from odd callers, whose
  /// statements are then planned anew each time.
  static let preparedLimit = 256

  /// So many bytes of values go with one statement; the server's own limit is a gigabyte for the whole message.
  static let largestMessage = 1_000_000_000

  let handle: OpaquePointer
  /// Whether the connection is of no more use.
  private(set) var isBroken = false
  /// How many statements have succeeded.
  private(set) var succeeded = 0
  /// The job that runs.
  var interrupt: PostgresInterrupt?
  private var cancelHandle: OpaquePointer?
  private let notices: PostgresNotices
  private var prepared: [StatementKey: String] = [:]
  private var names = 0
  private var isStreaming = false

  /// Takes over a connection, which may still be in the making.
  init(_ handle: OpaquePointer, notices: PostgresNotices) {
    self.handle = handle
    self.notices = notices
  }

  deinit {
    PQfreeCancel(cancelHandle)
    PQfinish(handle)
  }

  /// The connection is made: only now the server has said how its statements are stopped.
  func isMade() { cancelHandle = PQgetCancel(handle) }

  /// Where another thread asks for this connection's statement to stop, as a number.
  var cancelAddress: UInt { UInt(bitPattern: cancelHandle) }

  /// Runs the statement, which is prepared once and reused, with the values bound to `$1`, `$2` and so on.
  @discardableResult
  func query(_ sql: String, _ values: PostgresValue...) throws -> PostgresResult { try query(sql, values: values) }

  /// Runs the statement with the values of an array.
  @discardableResult
  func query(_ sql: String, values: [PostgresValue]) throws -> PostgresResult {
    try begin(values)
    let state = PQtransactionStatus(handle)
    let name = try prepare(sql, values)
    let result = withBound(values) { pointers, lengths, formats in
      if let name { return PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1) }
      let types = values.map(\.type)
      return PQexecParams(handle, sql, Int32(values.count), types, pointers, lengths, formats, 1)
    }
    return try accepted(result, sql, values, state)
  }

  /// Runs the statement and hands over each row as it arrives, without holding them all. The link runs nothing else
  /// meanwhile. Where `body` throws, the rest is called off and the transaction is lost.
  func forEachRow(_ sql: String, _ values: PostgresValue..., body: (PostgresRow) throws -> Void) throws {
    try forEachRow(sql, values: values, body: body)
  }

  /// Runs the statement with the values of an array and hands over each row as it arrives.
  func forEachRow(_ sql: String, values: [PostgresValue], body: (PostgresRow) throws -> Void) throws {
    try begin(values)
    let state = PQtransactionStatus(handle)
    let name = try prepare(sql, values)
    let sent = withBound(values) { pointers, lengths, formats in
      if let name { return PQsendQueryPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1) }
      let types = values.map(\.type)
      return PQsendQueryParams(handle, sql, Int32(values.count), types, pointers, lengths, formats, 1)
    }
    guard sent == 1 else { throw failure(nil, state) }
    PQsetSingleRowMode(handle)
    isStreaming = true
    defer { isStreaming = false }
    do {
      while let next = PQgetResult(handle) {
        guard PQresultStatus(next) == PGRES_SINGLE_TUPLE else {
          _ = try accepted(next, sql, values, state)
          continue
        }
        try body(PostgresRow(result: PostgresResult(next), number: 0))
      }
    } catch {
      callOff()
      throw error
    }
  }

  /// Runs one or several statements without values or rows.
  func execute(_ sql: String) throws {
    precondition(!isStreaming, "A link runs one statement at a time")
    // Whatever may end a transaction must not be cancelled half-way. A rollback is let through in any case.
    let words = sql.uppercased().split { !$0.isLetter }
    let ends = words.contains("COMMIT") || words.contains("END")
    if !ends && !words.contains("ROLLBACK") { try begin() }
    let before = PQtransactionStatus(handle)
    if ends {
      interrupt?.beginCommit()
      notices.sawWarning = false
    }
    defer { if ends { interrupt?.endCommit() } }
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: break
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: preconditionFailure("COPY goes through copyIn")
    default:
      let begins = words.first == "BEGIN" || words.first == "START"
      throw failure(result, before, mayCommit: ends || (before == PQTRANS_IDLE && !begins))
    }
    succeeded += 1
    guard words == ["COMMIT"] else { return }
    guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
      throw PostgresError(sqlState: "25P02", message: "the transaction had failed and was rolled back")
    }
    if notices.sawWarning {
      throw PostgresError(message: "the commit was not confirmed by the replica", outcome: .undecided)
    }
  }

  /// Runs `body` between `begin` and a COMMIT; a ROLLBACK where it throws.
  func transaction<Value>(_ begin: String = "BEGIN", _ body: () throws -> Value) throws -> Value {
    try execute(begin)
    let value: Value
    do {
      value = try body()
    } catch {
      endTransaction()
      throw error
    }
    try execute("COMMIT")
    return value
  }

  /// Rolls back what is open. A connection that cannot do even that is broken.
  func endTransaction() {
    guard !isBroken, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
    do {
      try execute("ROLLBACK")
    } catch {
      // The server rolls back by itself when the connection closes.
      isBroken = true
    }
    if PQtransactionStatus(handle) != PQTRANS_IDLE { isBroken = true }
  }

  /// Runs `COPY … FROM STDIN (FORMAT binary)` with the rows that `fill` writes: all of them, or none where something
  /// fails. Answers how many they were.
  @discardableResult
  func copyIn(_ sql: String, _ fill: (inout PostgresCopy) throws -> Void) throws -> Int {
    try begin()
    let state = PQtransactionStatus(handle)
    let started = PQexec(handle, sql)
    guard PQresultStatus(started) == PGRES_COPY_IN else {
      defer { PQclear(started) }
      throw failure(started, state)
    }
    let isBinary = PQbinaryTuples(started) == 1
    PQclear(started)
    isStreaming = true
    defer { isStreaming = false }
    var copy = PostgresCopy(handle)
    do {
      guard isBinary else { throw PostgresError(sqlState: "42601", message: "COPY is not in binary: \(sql)") }
      try fill(&copy)
      try copy.finish()
    } catch {
      // Before the end was sent the server keeps nothing; it says so in a result that tells us no more.
      PQputCopyEnd(handle, "called off")
      let answer = drained()
      defer { PQclear(answer) }
      // A server that refused in the midst of the rows says why.
      let refusal = PQresultErrorField(answer, Int32(UnicodeScalar("C").value)).map { String(cString: $0) }
      if error is PostgresCopy.Interrupted || refusal.map({ $0 != "57014" }) == true { throw failure(answer, state) }
      throw error
    }
    let result = drained()
    guard let result, PQresultStatus(result) == PGRES_COMMAND_OK else {
      defer { PQclear(result) }
      throw failure(result, state)
    }
    succeeded += 1
    return PostgresResult(result).touched
  }

  /// Whether the server still answers as far as can be told: without asking it where `asking` is false.
  func isAlive(asking: Bool) -> Bool {
    guard !isBroken, PQstatus(handle) == CONNECTION_OK else { return false }
    // What an idle server sends is its farewell.
    if PostgresLink.isReadable(PQsocket(handle)) {
      guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { return false }
      // Its last words have been read, but not what follows them.
      if PostgresLink.isReadable(PQsocket(handle)), PQconsumeInput(handle) == 0 { return false }
    }
    guard asking else { return true }
    let answer = PQexec(handle, "")
    defer { PQclear(answer) }
    return PQresultStatus(answer) == PGRES_EMPTY_QUERY
  }

  private func begin(_ values: [PostgresValue] = []) throws {
    precondition(!isStreaming, "A link runs one statement at a time")
    if interrupt?.isCancelled == true { throw CancellationError() }
    // A longer message is none for the server, which then ends the connection.
    guard values.reduce(0, { $0 + $1.size }) < PostgresLink.largestMessage else {
      throw PostgresError(sqlState: "54000", message: "the values of one statement are larger than PostgreSQL takes")
    }
  }

  /// The name under which the statement is prepared; nil where there are too many.
  private func prepare(_ sql: String, _ values: [PostgresValue]) throws -> String? {
    let key = StatementKey(sql: sql, types: values.map(\.type))
    if let name = prepared[key] { return name }
    guard prepared.count < PostgresLink.preparedLimit else { return nil }
    let state = PQtransactionStatus(handle)
    names += 1
    let name = "roder_\(names)"
    let result = PQprepare(handle, name, sql, Int32(values.count), key.types)
    defer { PQclear(result) }
    // Nothing was carried out, so nothing can have been committed.
    guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result, state, mayCommit: false) }
    prepared[key] = name
    return name
  }

  /// Runs `body` with the values as libpq wants them: pointers, lengths and formats.
  private func withBound<Answer>(
    _ values: [PostgresValue], _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer
  ) -> Answer {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for value in values {
      let start = bytes.count
      value.append(to: &bytes)
      ranges.append(start..<bytes.count)
    }
    // One more byte, so that no pointer is null, which libpq takes for NULL.
    bytes.append(0)
    return bytes.withUnsafeBytes { buffer in
      let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
      let pointers = zip(values, ranges).map { value, range in value == .null ? nil : base.map { $0 + range.lowerBound }
      }
      return body(pointers, ranges.map { Int32($0.count) }, values.map { _ in 1 })
    }
  }

  /// The result where the statement succeeded.
  private func accepted(
    _ result: OpaquePointer?, _ sql: String, _ values: [PostgresValue], _ state: PGTransactionStatusType
  ) throws -> PostgresResult {
    let status = PQresultStatus(result)
    if let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY {
      succeeded += 1
      return PostgresResult(result)
    }
    defer { PQclear(result) }
    precondition(status != PGRES_COPY_IN && status != PGRES_COPY_OUT, "COPY goes through copyIn")
    let failure = failure(result, state)
    // A statement that the server has forgotten, or whose columns have changed since, is prepared anew next time.
    if failure.sqlState == "26000" || failure.sqlState == "0A000" { forget(sql, values) }
    throw failure
  }

  private func forget(_ sql: String, _ values: [PostgresValue]) {
    // Its name is never used again: the server may still know it.
    prepared[StatementKey(sql: sql, types: values.map(\.type))] = nil
  }

  /// What went wrong; marks the connection where it has ended.
  ///
  /// Outside a transaction each statement commits by itself, so its loss leaves open whether it did.
  private func failure(
    _ result: OpaquePointer?, _ before: PGTransactionStatusType, mayCommit: Bool? = nil
  ) -> PostgresError {
    var error = PostgresError(result: result, connection: handle, outcome: .refused)
    // A connection that could not be written to, in the midst of a COPY, counts as sound until it has been read from.
    if error.sqlState.isEmpty { PQconsumeInput(handle) }
    guard PQstatus(handle) != CONNECTION_OK || PostgresError.endsConnection(error.sqlState) else { return error }
    isBroken = true
    error.outcome = (mayCommit ?? false) || (mayCommit != false && before == PQTRANS_IDLE) ? .undecided : .lost
    return error
  }

  /// Calls off what runs, and reads what is left of its answer.
  private func callOff() {
    var message = [CChar](repeating: 0, count: 256)
    PQcancel(cancelHandle, &message, Int32(message.count))
    PQclear(drained())
    if PQstatus(handle) != CONNECTION_OK { isBroken = true }
  }

  /// Reads all results that are left, and answers the first failed one, else the last.
  private func drained() -> OpaquePointer? {
    var kept: OpaquePointer?
    while let next = PQgetResult(handle) {
      let isFailure = kept.map { PQresultStatus($0) == PGRES_FATAL_ERROR } ?? false
      if isFailure {
        PQclear(next)
      } else {
        PQclear(kept)
        kept = next
      }
      // A COPY that cannot be ended would answer the same for ever.
      if PQresultStatus(kept) == PGRES_COPY_IN || PQstatus(handle) != CONNECTION_OK { break }
    }
    return kept
  }
}
