import Kernel
import Storage

/// Writes segments and their rows inside a transaction.
struct PostgresSegmentWriter {
  let link: PostgresLink
  let tenant: Int

  /// Keeps the segment; false where it is kept already.
  func write(_ segment: KeptSegment) throws -> Bool {
    let known = try link.query(
      "SELECT number FROM segment WHERE tenant = $1 AND digest = $2", .integer(tenant), .bytes(segment.digest.bytes)
    ).first { $0.integer(0) }
    if known != nil { return false }
    let shape = try shapeNumber(of: segment.table)
    let number = try link.query(
      "SELECT coalesce(max(number), 0) + 1 FROM segment WHERE tenant = $1", .integer(tenant)
    ).integer(0, 0)
    try link.query(
      """
      INSERT INTO segment (tenant, number, digest, shape, month, row_count, sums, sums_digest, emptied_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .integer(tenant), .integer(number), .bytes(segment.digest.bytes), .integer(shape),
      .integer(segment.month.yyyymm), .integer(segment.rowCount), .bytes(segment.sums),
      .bytes(Digest.of(segment.sums).bytes), segment.emptiedBy.map { .integer($0) } ?? .null)
    if let rows = segment.rows, rows.count > 0 { try write(rows, of: segment.table, number: number) }
    return true
  }

  /// The number of the table's shape, which is kept and given a table of rows where it is new.
  private func shapeNumber(of table: FactTable) throws -> Int {
    let row = ShapeRow(table)
    let found = try link.query(
      """
      SELECT number FROM shape
      WHERE tenant = $1 AND fact_table = $2 AND columns = $3 AND grouped_by = $4 AND summed = $5
      """, .integer(tenant), .text(row.table), .text(row.columns), .text(row.groupedBy), .text(row.summed)
    ).first { $0.integer(0) }
    if let found { return found }
    // The owner made the tables that there are; a copy of a store from a newer program may have another.
    guard try PostgresSchema.has([table], link) else { throw StorageProblem.newerThanProgram(tag: table.name) }
    let number = try link.query(
      "SELECT coalesce(max(number), 0) + 1 FROM shape WHERE tenant = $1", .integer(tenant)
    ).integer(0, 0)
    try link.query(
      """
      INSERT INTO shape (tenant, number, fact_table, columns, grouped_by, summed)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, .integer(tenant), .integer(number), .text(row.table), .text(row.columns), .text(row.groupedBy),
      .text(row.summed))
    return number
  }

  /// PostgreSQL refuses COPY into a table with row-level security. So the rows come by COPY into a table of the
  /// transaction's own, which nobody else sees and no log is written of, and from there by INSERT, where every row is
  /// held against the policy. A million rows by INSERT alone would cost several times as much.
  private func write(_ rows: FactColumns, of table: FactTable, number: Int) throws {
    let columns = table.columns
    let listed = (["row"] + columns.map(\.name)).joined(separator: ", ")
    let types = columns.map { ", " + $0.name + ($0.kind == .integer ? " BIGINT" : " TEXT") }.joined()
    try link.execute("CREATE TEMPORARY TABLE incoming (row BIGINT\(types)) ON COMMIT DROP")
    try link.copyIn("COPY pg_temp.incoming (\(listed)) FROM STDIN (FORMAT binary)") { copy in
      try CopiedColumn.withAll(rows.columns) { columns in
        for row in 0..<rows.count {
          try copy.beginRow(columns: columns.count + 1)
          copy.integer(row)
          for column in columns {
            switch column {
            case .integer(let values): copy.integer(values[row])
            case .code(let words, let codes): copy.text(words[Int(codes[row])])
            case .text(let bytes, let ends):
              copy.text(UnsafeRawBufferPointer(rebasing: bytes[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]))
            }
          }
        }
      }
    }
    try link.query(
      """
      INSERT INTO \(PostgresSession.rowsTable(table)) (tenant, segment, \(listed))
      SELECT $1, $2, \(listed) FROM pg_temp.incoming
      """, .integer(tenant), .integer(number))
    try link.execute("DROP TABLE pg_temp.incoming")
  }
}

/// A column whose values are copied from where they lie.
private enum CopiedColumn {
  case integer(UnsafeBufferPointer<Int64>)
  case code(UnsafeBufferPointer<UnsafeRawBufferPointer>, UnsafeBufferPointer<UInt32>)
  case text(UnsafeRawBufferPointer, UnsafeBufferPointer<UInt32>)

  /// Runs `body` while the values of all columns stay where they are.
  static func withAll(_ columns: [FactColumn], _ body: ([CopiedColumn]) throws -> Void) throws {
    try with(columns[...], [], body)
  }

  private static func with(
    _ columns: ArraySlice<FactColumn>, _ copied: [CopiedColumn], _ body: ([CopiedColumn]) throws -> Void
  ) throws {
    guard let column = columns.first else { return try body(copied) }
    let rest = columns.dropFirst()
    switch column {
    case .integer(let values):
      try values.withUnsafeBufferPointer { try with(rest, copied + [.integer($0)], body) }
    case .code(let column):
      let joined = column.dictionary.flatMap(\.utf8)
      try joined.withUnsafeBytes { bytes in
        var start = 0
        let words = column.dictionary.map { word in
          defer { start += word.utf8.count }
          return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + word.utf8.count)])
        }
        try words.withUnsafeBufferPointer { words in
          try column.codes.withUnsafeBufferPointer { try with(rest, copied + [.code(words, $0)], body) }
        }
      }
    case .text(let column):
      try column.bytes.withUnsafeBytes { bytes in
        try column.ends.withUnsafeBufferPointer { try with(rest, copied + [.text(bytes, $0)], body) }
      }
    }
  }
}
