import Documents
import Figures
import XML

/// A table of a Word file.
///
/// A report has ten thousand cells and they are most of the time that it takes: what cells of a column have in common
/// is written once and copied.
struct DOCXTable {
  /// The table's element with all its rows.
  private(set) var bytes: [UInt8] = []

  private let table: Table
  private let columns: DOCXColumns
  private let styles: DOCXStyles
  private let textStyle: String
  private let numberStyle: String

  init(_ table: Table, _ columns: DOCXColumns, _ styles: DOCXStyles) {
    self.table = table
    self.columns = columns
    self.styles = styles
    textStyle = styles.id(columns.isSmall ? .tableTextSmall : .tableText)
    numberStyle = styles.id(columns.isSmall ? .tableNumberSmall : .tableNumber)
    bytes.reserveCapacity(1_000 + table.rows.count * table.columns.count * 220)
    start()
    head()
    rows()
    put("</w:tbl>")
  }

  /// What the marks in the table mean, for those that it has.
  static func signs(of table: Table) -> [String] {
    var isMissing = false
    var isSuppressed = false
    for row in table.rows {
      for case .figure(let cell) in row.cells {
        switch cell.value {
        case .money, .count: continue
        case .missing: isMissing = true
        case .suppressed: isSuppressed = true
        case .share: if cell.printed == nil { isMissing = true }
        }
      }
    }
    return (isMissing ? ["– betyder att uppgift saknas."] : [])
      + (isSuppressed ? ["·· betyder att uppgiften inte visas."] : [])
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func start() {
    put("<w:tbl><w:tblPr><w:tblStyle w:val=\"\(styles.id(.table))\"/>")
    put("<w:tblW w:w=\"\(columns.widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>")
    let hasLabels = table.columns.first?.kind == .label
    put("<w:tblLook w:val=\"\(hasLabels ? "04A0" : "0420")\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"")
    put("\(hasLabels ? 1 : 0)\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"")
    XMLWriter.escape(table.caption, isAttribute: true, into: &bytes)
    put("\"/><w:tblDescription w:val=\"")
    XMLWriter.escape(description, isAttribute: true, into: &bytes)
    put("\"/></w:tblPr><w:tblGrid>")
    for width in columns.widths { put("<w:gridCol w:w=\"\(width)\"/>") }
    put("</w:tblGrid>")
  }

  /// What the eye sees of the table at once, in words: its size, which rows are sums, what marks mean.
  private var description: String {
    var text = "\(table.rows.count) \(table.rows.count == 1 ? "rad" : "rader") och \(table.columns.count) "
    text += table.columns.count == 1 ? "kolumn." : "kolumner."
    var sums: [String] = []
    var remainders: [String] = []
    for row in table.rows where row.kind != .item && row.kind != .heading {
      guard let label = row.label, row.spokenWord(label: label) != nil else { continue }
      if row.kind == .remainder { remainders.append(label) } else { sums.append(label) }
    }
    if !sums.isEmpty { text += " Summarader: " + sums.prefix(12).joined(separator: "; ") + "." }
    if !remainders.isEmpty { text += " Restrader: " + remainders.prefix(6).joined(separator: "; ") + "." }
    return ([text] + DOCXTable.signs(of: table)).joined(separator: " ")
  }

  /// The headings, which stand again at the top of each page.
  private mutating func head() {
    put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    for (column, width) in zip(table.columns, columns.widths) {
      let style: DOCXStyle =
        switch (column.kind, columns.isSmall) {
        case (.number, false): .tableHeadNumber
        case (.number, true): .tableHeadNumberSmall
        case (_, false): .tableHead
        case (_, true): .tableHeadSmall
        }
      put("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"")
      put(styles.id(style))
      put("\"/></w:pPr>")
      // A column without a heading would be a cell without words.
      words(column.title.isEmpty && column.kind == .label ? "Rad" : column.title, run: "<w:r>")
      put("</w:p></w:tc>")
    }
    put("</w:tr>")
  }

  private mutating func rows() {
    let end = Array("</w:t></w:r></w:p></w:tc>".utf8)
    let columnKinds = table.columns.map(\.kind)
    var known: [Table.RowKind: [Look]] = [:]
    for (number, row) in table.rows.enumerated() {
      if row.kind == .heading, let label = row.headingAlone() {
        heading(label, level: row.level)
        continue
      }
      let looksOfRow = known[row.kind] ?? looks(of: row.kind)
      known[row.kind] = looksOfRow
      put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
      for column in row.cells.indices {
        let look = looksOfRow[column]
        switch row.cells[column] {
        case .empty:
          bytes.append(contentsOf: look.empty)
        case .figure(let cell):
          bytes.append(contentsOf: look.start)
          let text = cell.text
          put(text.isEmpty ? "–" : text)
          bytes.append(contentsOf: end)
        case .text(let text):
          bytes.append(contentsOf: look.cell)
          if column == 0, keepsNext(number) { put("<w:keepNext/>") }
          let level = columnKinds[column] == .label ? min(max(0, row.level), 6) : 0
          if level > 0 { put("<w:ind w:left=\"\(level * DOCXColumns.indent)\"/>") }
          put("</w:pPr>")
          words(text, run: look.run)
          put("</w:p></w:tc>")
        }
      }
      put("</w:tr>")
    }
  }

  /// Whether the row stays on the page of the next: in a short table all do, in a long one the last with its sum.
  private func keepsNext(_ number: Int) -> Bool {
    guard number + 1 < table.rows.count else { return false }
    return table.rows.count <= 12 || table.rows[number + 1].kind == .total
  }

  /// The words of a cell; line breaks stay.
  private mutating func words(_ text: String, run: String) {
    guard !text.isEmpty else { return }
    put(run)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if index > 0 { put("<w:br/>") }
      put("<w:t xml:space=\"preserve\">")
      XMLWriter.escape(String(line), into: &bytes)
      put("</w:t>")
    }
    put("</w:r>")
  }

  /// A row that is one heading over those that follow.
  private mutating func heading(_ label: String, level: Int) {
    put("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"\(columns.widths.reduce(0, +))\" ")
    put("w:type=\"dxa\"/>")
    if table.columns.count > 1 { put("<w:gridSpan w:val=\"\(table.columns.count)\"/>") }
    put("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"\(textStyle)\"/><w:keepNext/><w:spacing w:before=\"120\"/>")
    let level = min(max(0, level), 6)
    if level > 0 { put("<w:ind w:left=\"\(level * DOCXColumns.indent)\"/>") }
    put("</w:pPr>")
    words(label, run: "<w:r><w:rPr><w:b/></w:rPr>")
    put("</w:p></w:tc></w:tr>")
  }

  /// What the cells of one column have in common in rows of one kind.
  private struct Look {
    /// Up to the paragraph's indent.
    let cell: [UInt8]
    /// Up to the words.
    let start: [UInt8]
    /// The whole of a cell without words.
    let empty: [UInt8]
    /// The beginning of the words.
    let run: String
  }

  private func looks(of kind: Table.RowKind) -> [Look] {
    let line = "w:val=\"single\" w:space=\"0\" w:color=\"0B5061\""
    let (borders, isStrong) =
      switch kind {
      case .item, .remainder: ("", false)
      case .heading: ("", true)
      case .subtotal: ("<w:tcBorders><w:top \(line) w:sz=\"6\"/></w:tcBorders>", true)
      case .total:
        (
          "<w:tcBorders><w:top \(line) w:sz=\"8\"/></w:tcBorders>"
            + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F6F8\"/>", true
        )
      }
    let run = isStrong ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>"
    return zip(table.columns, columns.widths).map { column, width in
      let style = column.kind == .number ? numberStyle : textStyle
      let cell =
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(borders)</w:tcPr><w:p><w:pPr><w:pStyle "
        + "w:val=\"\(style)\"/>"
      return Look(
        cell: Array(cell.utf8), start: Array((cell + "</w:pPr>\(run)<w:t>").utf8),
        empty: Array((cell + "</w:pPr></w:p></w:tc>").utf8), run: run)
    }
  }
}

extension Table.Row {
  /// The words of the row's first cell that has words.
  fileprivate var label: String? {
    for case .text(let text) in cells { return text }
    return nil
  }
}
