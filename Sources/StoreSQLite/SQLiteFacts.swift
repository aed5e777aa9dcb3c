import FoundationEssentials
import GRDB
import Storage

/// Reads facts and blobs of one tenant on one connection, within the read that it was made for.
struct SQLiteFacts: FactReader {
  let database: Database
  let tenant: Int

  func sums(of segment: Digest, in table: FactTable) throws -> FactColumns {
    let found = try Prepared(
      database, "SELECT sums FROM segment WHERE tenant = ? AND digest = ?", .integer(tenant), .bytes(segment.bytes)
    ).first { FactColumns(encoded: $0.bytes(0)) }
    guard let found else { throw SQLiteFailure.damaged("there is no segment \(segment)") }
    guard let sums = found else { throw SQLiteFailure.damaged("the sums of segment \(segment) cannot be read") }
    return sums
  }

  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns {
    let stored = try stored(segment, in: table, where: codes)
    return try rows(ofNumber: stored.number, in: stored.table, where: codes, limit: limit)
  }

  func rowNumbers(of segment: Digest, in table: FactTable, where codes: [String: [String]]) throws -> [Int] {
    let stored = try stored(segment, in: table, where: codes)
    var numbers: [Int] = []
    try forEachRow("row", ofNumber: stored.number, in: stored.table, where: codes, limit: nil) {
      numbers.append($0.integer(0))
    }
    return numbers
  }

  /// The segment's number, and the table in the shape that it was written in.
  private func stored(
    _ segment: Digest, in table: FactTable, where codes: [String: [String]]
  ) throws -> (number: Int, table: FactTable) {
    precondition(
      table.columns.allSatisfy { $0.kind != .integer || codes[$0.name] == nil },
      "Rows are found by codes and texts: \(codes.keys.sorted())")
    let found = try Prepared(
      database, "SELECT number, shape FROM segment WHERE tenant = ? AND digest = ?", .integer(tenant),
      .bytes(segment.bytes)
    ).first { (number: $0.integer(0), shape: $0.integer(1)) }
    guard let found else { throw SQLiteFailure.damaged("there is no segment \(segment)") }
    let shape = try FactShape(found.shape, database, tenant: tenant)
    guard shape.table.name == table.name else {
      throw SQLiteFailure.damaged("segment \(segment) holds \(shape.table.name), not \(table.name)")
    }
    return (found.number, shape.table)
  }

  /// The rows of the segment of that number, which was written in the shape `table`.
  func rows(
    ofNumber number: Int, in table: FactTable, where codes: [String: [String]] = [:], limit: Int? = nil
  ) throws -> FactColumns {
    var builder = FactBuilder(table)
    let columns = table.columns.map(\.name).joined(separator: ", ")
    try forEachRow(columns, ofNumber: number, in: table, where: codes, limit: limit) { builder.append($0) }
    return builder.columns()
  }

  /// Hands over these columns of each row that the codes let through, in order.
  private func forEachRow(
    _ columns: String, ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?,
    _ body: (Prepared) throws -> Void
  ) throws {
    var filters: [(column: String, codes: [String])] = []
    for (name, wanted) in codes.sorted(by: { $0.key < $1.key }) {
      if let column = table.columns.first(where: { $0.name == name }) {
        guard column.kind != .integer else {
          throw SQLiteFailure.damaged("\(name) of segment \(number) holds integers, and rows are found by codes")
        }
        filters.append((name, wanted))
      } else if !wanted.contains("") {
        // The segment is older than the column: all its rows have the empty code.
        return
      }
    }
    // The list of codes is one parameter however long it is. The order of the rows is that of the key.
    let select = try Prepared(
      database,
      """
      SELECT \(columns)
      FROM \(FactShape.rowsTable(table))
      WHERE tenant = ? AND segment = ?\(filters.map {
        "\n  AND coalesce(\($0.column), '') IN (SELECT value FROM json_each(?))"
      }.joined())
      ORDER BY row LIMIT ?
      """, .integer(tenant), .integer(number))
    var parameter: Int32 = 3
    for filter in filters {
      try select.bind(.text(String(decoding: try JSONEncoder().encode(filter.codes), as: UTF8.self)), at: parameter)
      parameter += 1
    }
    try select.bind(.integer(limit ?? -1), at: parameter)
    try select.forEach(body)
  }

  func storedBlob(_ digest: Digest) throws -> [UInt8]? {
    try Prepared(
      database, "SELECT bytes FROM blob WHERE tenant = ? AND digest = ?", .integer(tenant), .bytes(digest.bytes)
    ).first { $0.bytes(0) }
  }

  func sealedKey(of digest: Digest) throws -> SealedKey? {
    try SQLiteKeys(database: database, tenant: tenant).key(of: digest)
  }

  func sealedKey(mark: [UInt8]) throws -> SealedKey? {
    try SQLiteKeys(database: database, tenant: tenant).key(mark: mark)
  }

  func blob(_ digest: Digest) throws -> [UInt8] {
    guard let bytes = try storedBlob(digest) else { throw SQLiteFailure.damaged("there is no blob \(digest)") }
    guard Digest.of(bytes) == digest else { throw SQLiteFailure.damaged("blob \(digest) holds other bytes") }
    return bytes
  }
}
