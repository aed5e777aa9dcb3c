/// Where a cell stands on its sheet: `C7`.
package struct CellAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How many columns a sheet has.
  package static let columnLimit = 16_384
  /// How many rows are read of a sheet: more than any spreadsheet program shows.
  static let rowLimit = 1 << 24

  /// The row, from 1.
  package let row: Int
  /// The column, from 0.
  package let column: Int

  /// The cell of a row, from 1, and a column, from 0.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The cell that the text names, as `C7` or `$C$7`; nil where it names none that a sheet has.
  package init?(_ text: String) { self.init(utf8: text.utf8) }

  /// The cell that the bytes name.
  init?(utf8 bytes: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        guard !hasDigits, column <= CellAddress.columnLimit else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case 0x30...0x39:
        guard row <= CellAddress.rowLimit else { return nil }
        row = row * 10 + Int(byte - 0x30)
        hasDigits = true
      case 0x24: continue
      default: return nil
      }
    }
    guard (1...CellAddress.columnLimit).contains(column), (1...CellAddress.rowLimit).contains(row) else { return nil }
    self.row = row
    self.column = column - 1
  }

  package var description: String { Grid.columnName(column) + String(row) }

  package static func < (a: CellAddress, b: CellAddress) -> Bool { (a.row, a.column) < (b.row, b.column) }
}
