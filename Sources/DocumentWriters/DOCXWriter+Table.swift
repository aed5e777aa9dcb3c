import Documents
import Kernel
import XML

extension DOCXWriter {
  /// The table with what stands under it.
  mutating func append(_ table: Table, _ columns: DOCXColumns?) {
    let columns = columns ?? DOCXColumns(table, on: page, orientation: .portrait)
    guard !table.columns.isEmpty else { return }
    xml.append(written: DOCXTable(table, columns, styles).bytes)
    endTable()
    for note in table.allNotes + DOCXTable.signs(of: table).map({ [.text($0)] }) { paragraph(.tableNote, note) }
  }
}
