import Kernel
package import Storage

/// The texts and suppliers of a month's postings, masked: what is sealed beside the month's segment instead of lying in
/// it.
package struct LedgerTexts: Sendable {
  /// The columns' names in the sealed bytes.
  private enum Column {
    static let text = "text"
    static let supplier = "supplier"
  }

  private let columns: FactColumns
  /// How many personal identity numbers were masked.
  package let maskedCount: Int

  /// The texts and suppliers of the postings, a row each; nil for suppliers where the source has none.
  package init(texts: TextColumn, suppliers: TextColumn? = nil) {
    let masked = texts.masked()
    var named = [(Column.text, FactColumn.text(masked.column))]
    var count = masked.count
    if let suppliers, !suppliers.bytes.isEmpty {
      let masked = suppliers.masked()
      named.append((Column.supplier, .text(masked.column)))
      count += masked.count
    }
    columns = FactColumns(named)
    maskedCount = count
  }

  /// The texts that sealed bytes hold; nil where they are none.
  package init?(encoded bytes: [UInt8]) {
    guard let columns = FactColumns(encoded: bytes) else { return nil }
    self.columns = columns
    maskedCount = 0
  }

  /// Whether no posting has text or supplier: then nothing is sealed.
  package var isEmpty: Bool {
    columns.columns.allSatisfy { if case .text(let text) = $0 { text.bytes.isEmpty } else { true } }
  }

  /// The content to be sealed.
  package var sealable: SealableContent { SealableContent(columns.encoded()) }

  /// The texts, a row each.
  var textColumn: TextColumn { columns.text(Column.text) }

  /// The suppliers, a row each; nil where the source has none.
  var supplierColumn: TextColumn? {
    if case .text(let column)? = columns[Column.supplier] { column } else { nil }
  }

  /// The text of the row, counted in the segment's order; empty beyond the last.
  package func text(_ row: Int) -> String { columns.count > row ? columns.text(Column.text)[row] : "" }

  /// The supplier of the row; empty where there is none.
  package func supplier(_ row: Int) -> String {
    guard columns.count > row, case .text(let column)? = columns[Column.supplier] else { return "" }
    return column[row]
  }
}
