import Clibpq

/// The rows that a statement gave. A class, because it owns libpq's memory; not for other threads.
final class PostgresResult {
  /// How many rows there are.
  let count: Int
  private let handle: OpaquePointer
  // PostgreSQL's numbers of bool, bigint, smallint, integer and oid.
  private static let integers: [UInt32] = [20, 23, 16, 21, 26]

  /// Takes over the result, whose columns are in binary.
  init(_ handle: OpaquePointer) {
    self.handle = handle
    count = Int(PQntuples(handle))
  }

  deinit { PQclear(handle) }

  /// How many rows an INSERT, UPDATE, DELETE or COPY touched; 0 for other statements.
  var touched: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  /// The integer there, whichever width it has; 0 for NULL, and 1 for true.
  func integer(_ row: Int, _ column: Int) -> Int {
    let bytes = buffer(row, column)
    guard let first = bytes.first else { return 0 }
    // A sum of bigint is numeric: such a statement lacks its cast.
    precondition(PostgresResult.integers.contains(PQftype(handle, Int32(column))), "Column \(column) is no integer")
    // A Boolean is one byte; all wider ones have a sign.
    var number = bytes.count > 1 && first >= 0x80 ? -1 : 0
    for byte in bytes { number = number << 8 | Int(byte) }
    return number
  }

  /// The text there; empty for NULL.
  func text(_ row: Int, _ column: Int) -> String { String(decoding: buffer(row, column), as: UTF8.self) }

  /// The bytes there; none for NULL.
  func bytes(_ row: Int, _ column: Int) -> [UInt8] { Array(buffer(row, column)) }

  /// Whether NULL stands there.
  func isNull(_ row: Int, _ column: Int) -> Bool {
    check(row, column)
    return PQgetisnull(handle, Int32(row), Int32(column)) != 0
  }

  /// The bytes there where they lie: valid as long as the result.
  func buffer(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
    check(row, column)
    let length = Int(PQgetlength(handle, Int32(row), Int32(column)))
    return UnsafeRawBufferPointer(start: PQgetvalue(handle, Int32(row), Int32(column)), count: length)
  }

  /// What `body` makes of each row.
  func map<Value>(_ body: (PostgresRow) throws -> Value) rethrows -> [Value] {
    try (0..<count).map { try body(PostgresRow(result: self, number: $0)) }
  }

  /// What `body` makes of the first row; nil where there is none.
  func first<Value>(_ body: (PostgresRow) throws -> Value) rethrows -> Value? {
    count == 0 ? nil : try body(PostgresRow(result: self, number: 0))
  }

  // libpq would answer with NULL, and print a warning.
  private func check(_ row: Int, _ column: Int) {
    precondition(row >= 0 && row < count && column >= 0 && column < Int(PQnfields(handle)), "No such row or column")
  }
}

/// One row of a result.
struct PostgresRow {
  let result: PostgresResult
  let number: Int

  /// The integer in the column, the first of which is number 0; 0 for NULL.
  func integer(_ column: Int) -> Int { result.integer(number, column) }

  /// The text in the column; empty for NULL.
  func text(_ column: Int) -> String { result.text(number, column) }

  /// The bytes in the column; none for NULL.
  func bytes(_ column: Int) -> [UInt8] { result.bytes(number, column) }

  /// The bytes in the column where they lie: valid until the next row.
  func buffer(_ column: Int) -> UnsafeRawBufferPointer { result.buffer(number, column) }

  /// Whether the column is NULL.
  func isNull(_ column: Int) -> Bool { result.isNull(number, column) }
}
