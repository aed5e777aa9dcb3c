import GRDB
import GRDBSQLite
import Storage

/// A value that is bound to a statement's parameter.
enum SQLValue {
  case integer(Int)
  case long(Int64)
  case text(String)
  case bytes([UInt8])
}

/// A prepared statement that is bound and stepped directly, without a Swift value for each cell.
///
/// The same SQL on the same connection gives the same statement, so it must not be used inside its own rows.
struct Prepared {
  // Tells SQLite to copy what is bound: the bytes need not outlive the call.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// SQLite's own statement.
  let handle: OpaquePointer
  private let statement: Statement
  private let connection: OpaquePointer?

  /// The statement `sql` with the values bound to its parameters in order.
  init(_ database: Database, _ sql: String, _ values: SQLValue...) throws {
    try self.init(database, sql, values: values)
  }

  /// The statement `sql` with the values of an array bound to its parameters in order.
  init(_ database: Database, _ sql: String, values: [SQLValue]) throws {
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = database.sqliteConnection
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
  }

  /// Binds the value to the parameter; the first is number 1.
  func bind(_ value: SQLValue, at index: Int32) throws {
    switch value {
    case .integer(let number): try check(sqlite3_bind_int64(handle, index, Int64(number)))
    case .long(let number): try check(sqlite3_bind_int64(handle, index, number))
    case .text(let text):
      // One more byte, so that the pointer is never null: SQLite would take that for NULL.
      let bytes = Array(text.utf8) + [0]
      try bytes.withUnsafeBytes {
        let start = $0.assumingMemoryBound(to: CChar.self).baseAddress
        try check(sqlite3_bind_text(handle, index, start, Int32(bytes.count - 1), Prepared.copied))
      }
    case .bytes(let bytes):
      guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
      try bytes.withUnsafeBytes {
        try check(sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Prepared.copied))
      }
    }
  }

  /// Runs the statement to its end, without rows.
  func run() throws {
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// Hands over each row in turn.
  func forEach(_ body: (Prepared) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while try step() { try body(self) }
  }

  /// What `body` makes of each row.
  func map<Value>(_ body: (Prepared) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    try forEach { values.append(try body($0)) }
    return values
  }

  /// What `body` makes of the first row; nil where there is none.
  func first<Value>(_ body: (Prepared) throws -> Value) throws -> Value? {
    defer { sqlite3_reset(handle) }
    return try step() ? try body(self) : nil
  }

  /// The column of the current row as an integer; the first is number 0, NULL is 0.
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// Whether the column of the current row holds nothing.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The column of the current row as text.
  func text(_ column: Int32) -> String { String(decoding: buffer(column), as: UTF8.self) }

  /// The column of the current row as bytes.
  func bytes(_ column: Int32) -> [UInt8] { Array(buffer(column)) }

  /// The column of the current row as bytes that lie in SQLite's memory until the next step.
  func buffer(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// The column of the current row as a digest; nil where it is none.
  func digest(_ column: Int32) -> Storage.Digest? { Storage.Digest(bytes: bytes(column)) }

  /// Goes to the next row; false after the last.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw failure(code) }
    return false
  }

  /// Throws what SQLite says unless the code means success.
  func check(_ code: Int32) throws { if code != SQLITE_OK { throw failure(code) } }

  /// What SQLite says went wrong.
  func failure(_ code: Int32? = nil) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code ?? sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) },
      sql: statement.sql)
  }
}
