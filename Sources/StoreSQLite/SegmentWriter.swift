import GRDB
import GRDBSQLite
import Kernel
import Storage

/// Writes segments and their rows inside a transaction.
struct SegmentWriter {
  let database: Database
  let tenant: Int

  /// Keeps the segment; false where it is kept already.
  func write(_ segment: KeptSegment) throws -> Bool {
    let known = try Prepared(
      database, "SELECT number FROM segment WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(segment.digest.bytes)
    ).first { $0.integer(0) }
    if known != nil { return false }
    let shape = try FactShape.number(of: segment.table, database, tenant: tenant)
    let number = try Prepared(
      database, "SELECT coalesce(max(number), 0) + 1 FROM segment WHERE tenant = ?", .integer(tenant)
    ).first { $0.integer(0) }
    guard let number else { throw SQLiteFailure.damaged("segments cannot be counted") }
    let insert = try Prepared(
      database,
      """
      INSERT INTO segment (tenant, number, digest, shape, month, row_count, sums, sums_digest, emptied_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .integer(number), .bytes(segment.digest.bytes), .integer(shape),
      .integer(segment.month.yyyymm), .integer(segment.rowCount), .bytes(segment.sums),
      .bytes(Digest.of(segment.sums).bytes))
    if let event = segment.emptiedBy { try insert.bind(.integer(event), at: 9) }
    try insert.run()
    if let rows = segment.rows { try write(rows, of: segment.table, number: number) }
    return true
  }

  private func write(_ rows: FactColumns, of table: FactTable, number: Int) throws {
    let names = FactShape.keys + table.columns.map(\.name)
    let insert = try Prepared(
      database,
      """
      INSERT INTO \(FactShape.rowsTable(table)) (\(names.joined(separator: ", ")))
      VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
      """, .integer(tenant), .integer(number))
    defer { sqlite3_reset(insert.handle) }
    try BoundColumn.withAll(rows.columns) { columns in
      try columns.withUnsafeBufferPointer { try SegmentWriter.insertRows(rows.count, $0, with: insert) }
    }
  }

  /// Steps the statement once a row. Bindings outlive a reset, so a code equal to that of the row before is not bound
  /// again; sorted and repeated codes are what ledgers are full of.
  private static func insertRows(
    _ count: Int, _ columns: UnsafeBufferPointer<BoundColumn>, with insert: Prepared
  ) throws {
    let statement = insert.handle
    var bound = [UInt32](repeating: .max, count: columns.count)
    for row in 0..<count {
      var code = sqlite3_bind_int64(statement, 3, Int64(row))
      for index in columns.indices {
        let parameter = Int32(truncatingIfNeeded: index &+ 4)
        switch columns[index] {
        case .integer(let values):
          code |= sqlite3_bind_int64(statement, parameter, values[row])
        case .code(let words, let codes):
          let word = codes[row]
          if word == bound[index] { continue }
          bound[index] = word
          code |= sqlite3_bind_text(statement, parameter, words[Int(word)].start, words[Int(word)].length, nil)
        case .text(let bytes, let ends):
          let start = row == 0 ? 0 : Int(ends[row - 1])
          code |= sqlite3_bind_text(statement, parameter, bytes + start, Int32(Int(ends[row]) - start), nil)
        }
      }
      try insert.check(code)
      guard sqlite3_step(statement) == SQLITE_DONE else { throw insert.failure() }
      sqlite3_reset(statement)
    }
  }
}

/// A column whose values SQLite reads where they lie, without a copy.
private enum BoundColumn {
  /// A word of a dictionary.
  struct Word {
    let start: UnsafePointer<CChar>
    let length: Int32
  }

  case integer(UnsafeBufferPointer<Int64>)
  case code(UnsafeBufferPointer<Word>, UnsafeBufferPointer<UInt32>)
  case text(UnsafePointer<CChar>, UnsafeBufferPointer<UInt32>)

  /// Runs `body` while the values of all columns stay where they are.
  static func withAll(_ columns: [FactColumn], _ body: ([BoundColumn]) throws -> Void) throws {
    try with(columns[...], [], body)
  }

  private static func with(
    _ columns: ArraySlice<FactColumn>, _ bound: [BoundColumn], _ body: ([BoundColumn]) throws -> Void
  ) throws {
    guard let column = columns.first else { return try body(bound) }
    let rest = columns.dropFirst()
    switch column {
    case .integer(let values):
      try values.withUnsafeBufferPointer { try with(rest, bound + [.integer($0)], body) }
    case .code(let column):
      try withWords(column.dictionary) { words in
        try column.codes.withUnsafeBufferPointer { try with(rest, bound + [.code(words, $0)], body) }
      }
    case .text(let column):
      // One more byte, so that the pointer is never null: SQLite would take that for NULL.
      try (column.bytes + [0]).withUnsafeBytes { bytes in
        guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return }
        try column.ends.withUnsafeBufferPointer { try with(rest, bound + [.text(start, $0)], body) }
      }
    }
  }

  private static func withWords(
    _ dictionary: [String], _ body: (UnsafeBufferPointer<Word>) throws -> Void
  ) throws {
    var joined: [UInt8] = []
    var ranges: [(start: Int, length: Int)] = []
    for word in dictionary {
      ranges.append((joined.count, word.utf8.count))
      joined.append(contentsOf: word.utf8)
    }
    joined.append(0)
    try joined.withUnsafeBytes { bytes in
      guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return }
      let words = ranges.map { Word(start: start + $0.start, length: Int32($0.length)) }
      try words.withUnsafeBufferPointer(body)
    }
  }
}
