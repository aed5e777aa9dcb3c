import GRDB
import Storage

/// A fact table's descriptor as it is kept: every segment says in which shape it was written, so that the store can
/// be checked without the program that owns the table.
struct FactShape {
  /// Its number in the tenant.
  let number: Int
  /// The descriptor.
  let table: FactTable

  /// The name of the table of rows.
  static func rowsTable(_ table: FactTable) -> String { "fact_" + table.name }

  /// The names of all tables of rows in the file.
  static func allRowsTables(_ database: Database) throws -> [String] {
    try Prepared(
      database, "SELECT name FROM pragma_table_list WHERE type = 'table' AND name GLOB 'fact_*' ORDER BY name"
    ).map { $0.text(0) }
  }

  /// The columns that every table of rows has before the descriptor's own.
  static let keys = ["tenant", "segment", "row"]

  /// The shape of that number, as it was written.
  init(_ number: Int, _ database: Database, tenant: Int) throws {
    let row = try Prepared(
      database,
      """
      SELECT fact_table, columns, grouped_by, summed FROM shape
      WHERE tenant = ? AND number = ?
      """, .integer(tenant), .integer(number)
    ).first { ShapeRow(table: $0.text(0), columns: $0.text(1), groupedBy: $0.text(2), summed: $0.text(3)) }
    guard let row else { throw SQLiteFailure.damaged("there is no fact shape \(number)") }
    self.number = number
    table = try row.factTable(number: number)
  }

  /// The number of the table's shape, which is kept and given a table of rows where it is new.
  static func number(of table: FactTable, _ database: Database, tenant: Int) throws -> Int {
    let row = ShapeRow(table)
    let found = try Prepared(
      database,
      """
      SELECT number FROM shape
      WHERE tenant = ? AND fact_table = ? AND columns = ? AND grouped_by = ? AND summed = ?
      """, .integer(tenant), .text(row.table), .text(row.columns), .text(row.groupedBy), .text(row.summed)
    ).first { $0.integer(0) }
    if let found { return found }
    try prepareRows(of: table, database)
    let number = try Prepared(
      database, "SELECT coalesce(max(number), 0) + 1 FROM shape WHERE tenant = ?", .integer(tenant)
    ).first { $0.integer(0) }
    guard let number else { throw SQLiteFailure.damaged("fact shapes cannot be counted") }
    try Prepared(
      database,
      """
      INSERT INTO shape (tenant, number, fact_table, columns, grouped_by, summed)
      VALUES (?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .integer(number), .text(row.table), .text(row.columns), .text(row.groupedBy),
      .text(row.summed)
    ).run()
    return number
  }

  /// Makes the table of rows, or adds the columns that it lacks. All columns may be NULL, for that is what rows have
  /// that were written before a column was added. No foreign key: one lookup for each of millions of rows would
  /// guard nothing that verification does not find.
  private static func prepareRows(of table: FactTable, _ database: Database) throws {
    let name = rowsTable(table)
    let present = try Prepared(database, "SELECT name, type FROM pragma_table_info(?)", .text(name)).map {
      ($0.text(0), $0.text(1))
    }
    if present.isEmpty {
      let columns = table.columns.map { "  " + $0.name + " " + sqlType($0.kind) + ",\n" }.joined()
      try database.execute(
        sql: """
          CREATE TABLE \(name) (
            tenant INTEGER NOT NULL,
            segment INTEGER NOT NULL,
            row INTEGER NOT NULL,
          \(columns)  PRIMARY KEY (tenant, segment, row)
          ) STRICT, WITHOUT ROWID
          """)
    }
    // The names stand in SQL as they are, and the file may hold any.
    guard present.allSatisfy({ FactTable.isName($0.0) }) else {
      throw SQLiteFailure.damaged("\(name) has a column whose name the program never writes")
    }
    for column in table.columns where !present.isEmpty {
      let found = present.first { $0.0 == column.name }
      guard found == nil || found?.1 == sqlType(column.kind) else {
        throw SQLiteFailure.damaged("\(name) has a column \(column.name) of another kind")
      }
      if found == nil {
        try database.execute(sql: "ALTER TABLE \(name) ADD COLUMN \(column.name) \(sqlType(column.kind))")
      }
    }
    try prepareView(of: table, present.map(\.0).filter { !keys.contains($0) }, database)
  }

  /// Makes the view for analysts: the rows with the board's name, the month and the segment's address.
  private static func prepareView(of table: FactTable, _ older: [String], _ database: Database) throws {
    let columns = older + table.columns.map(\.name).filter { !older.contains($0) }
    try database.execute(sql: "DROP VIEW IF EXISTS \(table.name)")
    try database.execute(
      sql: """
        CREATE VIEW \(table.name) AS
        SELECT t.name AS board, s.month AS in_month, lower(hex(s.digest)) AS segment_digest, f.row AS row_in_segment,
          \(columns.map { "f." + $0 }.joined(separator: ", "))
        FROM \(rowsTable(table)) AS f
        JOIN segment AS s ON s.tenant = f.tenant AND s.number = f.segment
        JOIN tenant AS t ON t.tenant = f.tenant
        """)
  }

  private static func sqlType(_ kind: FactTable.ColumnKind) -> String {
    switch kind {
    case .integer: "INTEGER"
    case .code, .text: "TEXT"
    }
  }
}
