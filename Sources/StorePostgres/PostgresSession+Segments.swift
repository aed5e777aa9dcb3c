import Kernel
import Storage

extension PostgresSession {
  private static let columns = "number, digest, shape, month, row_count, emptied_by"

  func segments() throws -> [SegmentRow] {
    try link.query(
      "SELECT \(PostgresSession.columns) FROM segment WHERE tenant = $1 ORDER BY number", .integer(tenant)
    ).map(segment)
  }

  func segment(_ digest: Digest) throws -> SegmentRow? {
    try link.query(
      "SELECT \(PostgresSession.columns) FROM segment WHERE tenant = $1 AND digest = $2", .integer(tenant),
      .bytes(digest.bytes)
    ).first(segment)
  }

  func shape(_ number: Int) throws -> FactTable {
    let row = try link.query(
      """
      SELECT fact_table, columns, grouped_by, summed FROM shape
      WHERE tenant = $1 AND number = $2
      """, .integer(tenant), .integer(number)
    ).first { ShapeRow(table: $0.text(0), columns: $0.text(1), groupedBy: $0.text(2), summed: $0.text(3)) }
    guard let row else { throw Fault.damagedStore("there is no fact shape \(number)") }
    return try row.factTable(number: number)
  }

  func storedSums(ofNumber number: Int) throws -> (sums: [UInt8], digest: [UInt8])? {
    try link.query(
      "SELECT sums, sums_digest FROM segment WHERE tenant = $1 AND number = $2", .integer(tenant), .integer(number)
    ).first { ($0.bytes(0), $0.bytes(1)) }
  }

  func rows(
    ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns {
    var builder = FactBuilder(table)
    let columns = table.columns.map(\.name).joined(separator: ", ")
    try forEachRow(columns, ofNumber: number, in: table, where: codes, limit: limit) { row in
      builder.append(integer: { Int64(row.integer($0)) }, bytes: { row.buffer($0) })
    }
    return builder.columns()
  }

  func rowNumbers(ofNumber number: Int, in table: FactTable, where codes: [String: [String]]) throws -> [Int] {
    var numbers: [Int] = []
    try forEachRow("row", ofNumber: number, in: table, where: codes, limit: nil) { numbers.append($0.integer(0)) }
    return numbers
  }

  func insert(_ segment: KeptSegment) throws -> Bool {
    try PostgresSegmentWriter(link: link, tenant: tenant).write(segment)
  }

  func removeRows(ofNumber number: Int, in table: FactTable, event: Int) throws {
    try link.query(
      "DELETE FROM \(PostgresSession.rowsTable(table)) WHERE tenant = $1 AND segment = $2", .integer(tenant),
      .integer(number))
    try link.query(
      "UPDATE segment SET emptied_by = $3 WHERE tenant = $1 AND number = $2", .integer(tenant), .integer(number),
      .integer(event))
  }

  /// The name of the table of rows.
  static func rowsTable(_ table: FactTable) -> String { "fact_" + table.name }

  /// Hands over these columns of each row that the codes let through, in order.
  private func forEachRow(
    _ columns: String, ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?,
    _ body: (PostgresRow) throws -> Void
  ) throws {
    let filters = codes.sorted { $0.key < $1.key }
    let lists = filters.enumerated().map { "\n  AND coalesce(\($1.key), '') = ANY($\($0 + 3))" }.joined()
    try link.forEachRow(
      """
      SELECT \(columns)
      FROM \(PostgresSession.rowsTable(table))
      WHERE tenant = $1 AND segment = $2\(lists)
      ORDER BY row\(limit == nil ? "" : " LIMIT $\(filters.count + 3)")
      """,
      values: [.integer(tenant), .integer(number)] + filters.map { .texts($0.value) }
        + (limit.map { [.integer($0)] } ?? []),
      body: body)
  }

  private func segment(_ row: PostgresRow) -> SegmentRow {
    SegmentRow(
      number: row.integer(0), digest: row.bytes(1), shape: row.integer(2), month: row.integer(3),
      rowCount: row.integer(4), emptiedBy: row.isNull(5) ? nil : row.integer(5))
  }
}
