import FoundationEssentials
import GRDB
import Kernel
import Storage

extension SQLiteSession {
  private static let columns = "number, digest, shape, month, row_count, emptied_by"

  func segments() throws -> [SegmentRow] {
    try Prepared(
      database, "SELECT \(SQLiteSession.columns) FROM segment WHERE tenant = ? ORDER BY number", .integer(tenant)
    ).map(segment)
  }

  func segment(_ digest: Digest) throws -> SegmentRow? {
    try Prepared(
      database, "SELECT \(SQLiteSession.columns) FROM segment WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(digest.bytes)
    ).first(segment)
  }

  func shape(_ number: Int) throws -> FactTable { try FactShape(number, database, tenant: tenant).table }

  func storedSums(ofNumber number: Int) throws -> (sums: [UInt8], digest: [UInt8])? {
    try Prepared(
      database, "SELECT sums, sums_digest FROM segment WHERE tenant = ? AND number = ?", .integer(tenant),
      .integer(number)
    ).first { ($0.bytes(0), $0.bytes(1)) }
  }

  func rows(
    ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns {
    var builder = FactBuilder(table)
    let columns = table.columns.map(\.name).joined(separator: ", ")
    try forEachRow(columns, ofNumber: number, in: table, where: codes, limit: limit) { row in
      builder.append(integer: { Int64(row.integer(Int32($0))) }, bytes: { row.buffer(Int32($0)) })
    }
    return builder.columns()
  }

  func rowNumbers(ofNumber number: Int, in table: FactTable, where codes: [String: [String]]) throws -> [Int] {
    var numbers: [Int] = []
    try forEachRow("row", ofNumber: number, in: table, where: codes, limit: nil) { numbers.append($0.integer(0)) }
    return numbers
  }

  func insert(_ segment: KeptSegment) throws -> Bool {
    try SegmentWriter(database: database, tenant: tenant).write(segment)
  }

  func removeRows(ofNumber number: Int, in table: FactTable, event: Int) throws {
    try Prepared(
      database, "DELETE FROM \(FactShape.rowsTable(table)) WHERE tenant = ? AND segment = ?", .integer(tenant),
      .integer(number)
    ).run()
    try Prepared(
      database, "UPDATE segment SET emptied_by = ? WHERE tenant = ? AND number = ?", .integer(event),
      .integer(tenant), .integer(number)
    ).run()
  }

  /// Hands over these columns of each row that the codes let through, in order.
  private func forEachRow(
    _ columns: String, ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?,
    _ body: (Prepared) throws -> Void
  ) throws {
    let filters = codes.sorted { $0.key < $1.key }
    // The list of codes is one parameter however long it is. The order of the rows is that of the key.
    let select = try Prepared(
      database,
      """
      SELECT \(columns)
      FROM \(FactShape.rowsTable(table))
      WHERE tenant = ? AND segment = ?\(filters.map {
        "\n  AND coalesce(\($0.key), '') IN (SELECT value FROM json_each(?))"
      }.joined())
      ORDER BY row LIMIT ?
      """, .integer(tenant), .integer(number))
    var parameter: Int32 = 3
    for filter in filters {
      try select.bind(.text(String(decoding: try JSONEncoder().encode(filter.value), as: UTF8.self)), at: parameter)
      parameter += 1
    }
    try select.bind(.integer(limit ?? -1), at: parameter)
    try select.forEach(body)
  }

  private func segment(_ row: Prepared) -> SegmentRow {
    SegmentRow(
      number: row.integer(0), digest: row.bytes(1), shape: row.integer(2), month: row.integer(3),
      rowCount: row.integer(4), emptiedBy: row.isNull(5) ? nil : row.integer(5))
  }
}
