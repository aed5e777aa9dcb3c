import TestSupport
import Testing

@testable import StorePostgres

/// Single altered bytes, made with SQL by whoever administers the server, whom no policy and no foreign key stops.
///
/// A class, because it owns a connection.
final class Damage {
  /// A byte of one row's value.
  struct Spot {
    let place: DamagePlace
    /// PostgreSQL's name of the column's type.
    let type: String
    /// The row's key.
    let row: [String]
    /// Which byte; nil for a value that is altered whole.
    let byte: Int?
    /// Whether there is no value, and one is put there.
    let isNull: Bool
  }

  let link: PostgresLink
  private var known: [String: [String]] = [:]

  init(_ server: Server) throws {
    link = try PostgresLink.open(try server.address(), PostgresTimeouts(), name: "damage")
    try link.execute("SET search_path = roder, pg_temp; SET session_replication_role = replica")
  }

  /// Every column of every table that the database has in the program's schema, with its type.
  func columns() throws -> [(place: DamagePlace, type: String)] {
    try link.query(
      """
      SELECT c.table_name::TEXT, c.column_name::TEXT, c.udt_name::TEXT
      FROM information_schema.columns AS c
      JOIN information_schema.tables AS t USING (table_schema, table_name)
      WHERE t.table_schema = 'roder' AND t.table_type = 'BASE TABLE'
      ORDER BY c.table_name, c.ordinal_position
      """
    ).map { (DamagePlace(table: $0.text(0), column: $0.text(1)), $0.text(2)) }
  }

  /// The column's value in every row of the tenant: bytes chosen by chance, at most so many; integers and what has no
  /// value as a whole.
  func spots(
    _ place: DamagePlace, type: String, bytes count: Int, _ chance: inout SeededChance
  ) throws -> [Spot] {
    let keys = try keys(of: place.table)
    let length = ["bytea", "text"].contains(type) ? "octet_length(\(place.column))" : "0"
    let rows = try link.query(
      """
      SELECT coalesce(\(length), 0), \(place.column) IS NULL, \(keys.map { $0 + "::TEXT" }.joined(separator: ", "))
      FROM \(place.table)
      ORDER BY \(keys.joined(separator: ", "))
      """
    ).map { row in
      (row.integer(0), row.integer(1) == 1, (0..<keys.count).map { row.text($0 + 2) })
    }
    return rows.flatMap { length, isNull, row in
      if isNull || !["bytea", "text", "name"].contains(type) {
        return [Spot(place: place, type: type, row: row, byte: nil, isNull: isNull)]
      }
      // A name has a fixed length; its first byte says enough.
      let bytes = type == "name" ? [0] : Array((0..<length).shuffled(using: &chance).prefix(count))
      return bytes.sorted().map { Spot(place: place, type: type, row: row, byte: $0, isNull: false) }
    }
  }

  /// Alters that byte in the transaction that is open, or in one of its own, and answers what puts it back.
  @discardableResult
  func alter(_ spot: Spot) throws -> () throws -> Void {
    let column = spot.place.column
    let (there, back) = try Damage.values(spot, column)
    let after = try set(there, spot.place, row: spot.row)
    return { [self] in _ = try set(back, spot.place, row: after) }
  }

  /// SQL for the altered value, and for the old one seen from there.
  private static func values(_ spot: Spot, _ column: String) throws -> (there: String, back: String) {
    if spot.isNull { return (spot.type == "bytea" ? "'\\x01'" : "'1'", "NULL") }
    guard let byte = spot.byte else {
      // Far enough to hit no other row's key.
      try #require(spot.type == "int8", "a column of the type \(spot.type)")
      return ("\(column) + 1000", "\(column) - 1000")
    }
    let flipped: (String) -> String = { "set_byte(\($0), \(byte), get_byte(\($0), \(byte)) # 1)" }
    let sql =
      spot.type == "bytea"
      ? flipped(column) : "convert_from(\(flipped("convert_to(\(column)::TEXT, 'UTF8')")), 'UTF8')::\(spot.type)"
    return (sql, sql)
  }

  /// The row's key afterwards.
  private func set(_ value: String, _ place: DamagePlace, row: [String]) throws -> [String] {
    let keys = try keys(of: place.table)
    let fits = keys.enumerated().map { "\($1)::TEXT = $\($0 + 1)" }.joined(separator: " AND ")
    let result = try link.query(
      """
      UPDATE \(place.table) SET \(place.column) = \(value) WHERE \(fits)
      RETURNING \(keys.map { $0 + "::TEXT" }.joined(separator: ", "))
      """, values: row.map { .text($0) })
    try #require(result.count == 1, "\(place): one row is altered")
    return (0..<keys.count).map { result.text(0, $0) }
  }

  private func keys(of table: String) throws -> [String] {
    if let known = known[table] { return known }
    let keys = try link.query(
      """
      SELECT k.column_name::TEXT FROM information_schema.key_column_usage AS k
      JOIN information_schema.table_constraints AS c USING (constraint_schema, constraint_name, table_name)
      WHERE c.table_schema = 'roder' AND c.table_name = $1::TEXT AND c.constraint_type = 'PRIMARY KEY'
      ORDER BY k.ordinal_position
      """, .text(table)
    ).map { $0.text(0) }
    known[table] = keys
    return keys
  }
}
