import Documents

/// How wide the columns of a table are on paper, in which size, and whether the page lies down for it.
///
/// Numbers are never broken over lines; words are. The greatest size that fits is taken, upright before lying.
///
/// **Unit** tenths of a point.
struct TypstTableLayout {
  /// The width between the margins of an A4 page that stands.
  static let uprightWidth = 4_818
  /// The width between the margins of an A4 page that lies.
  static let lyingWidth = 7_284
  /// The room beside the content of a cell, on both sides together.
  private static let inset = 60
  /// Room that the measured widths may be wrong by.
  private static let slack = 4

  /// The size of the type.
  let size: Int
  /// Whether the table needs a page that lies.
  let isLying: Bool
  /// The width of each column.
  let widths: [Int]
  /// Whether the table is so short that it stays on one page.
  let isShort: Bool

  init(_ table: Table) {
    let needs = table.columns.indices.map { Need(column: $0, of: table) }
    let sizes = [90, 85, 80].map { ($0, false) } + [90, 85, 80, 75, 70, 65].map { ($0, true) }
    let fitting = sizes.first { size, isLying in
      let least = needs.reduce(0) { $0 + TypstTableLayout.room($1.least, size) }
      return least <= (isLying ? TypstTableLayout.lyingWidth : TypstTableLayout.uprightWidth)
    }
    let (size, isLying) = fitting ?? (60, true)
    let width = isLying ? TypstTableLayout.lyingWidth : TypstTableLayout.uprightWidth
    self.size = size
    self.isLying = isLying
    widths = TypstTableLayout.widths(needs, size: size, width: width)
    isShort = TypstTableLayout.height(of: table, widths, size: size) < 2_900
  }

  /// What a column needs, in thousandths of the type's size.
  private struct Need {
    /// What it can do with.
    var least: Int
    /// What it would like to have.
    var most: Int
    let kind: Table.ColumnKind

    init(column: Int, of table: Table) {
      kind = table.columns[column].kind
      let title = table.columns[column].title
      var longestWord = Need.longestWord(of: title, isStrong: true)
      var whole = kind == .number ? longestWord : min(TypeMetrics.width(of: title, size: 1_000, isStrong: true), 14_000)
      for row in table.rows where row.kind != .heading || row.headingAlone() == nil {
        let isStrong = row.kind != .item
        let indent = kind == .label ? TypstWriter.indent * 100 * max(0, min(row.level, 6)) : 0
        switch row.cells[column] {
        case .empty: continue
        case .figure(let cell):
          let text = cell.text
          longestWord = max(
            longestWord, TypeMetrics.width(of: text.isEmpty ? "–" : text, size: 1_000, isStrong: isStrong))
        case .text(let text):
          longestWord = max(longestWord, indent + Need.longestWord(of: text, isStrong: isStrong))
          // Beyond this no column is wider, however long a text is.
          let shown = String(text.prefix(120))
          whole = max(whole, indent + TypeMetrics.width(of: shown, size: 1_000, isStrong: isStrong))
        }
      }
      whole = max(whole, longestWord)
      switch kind {
      case .number:
        // A heading over a number takes three lines or so, not six.
        let title = TypeMetrics.width(of: String(title.prefix(120)), size: 1_000, isStrong: true)
        least = max(longestWord, min(title * 4 / 10, 9_000))
        most = max(least, 5_400)
      case .label, .text:
        let cap = kind == .label ? 30_000 : 40_000
        most = max(min(whole, cap), min(longestWord, cap))
        least = min(most, max(min(longestWord, 20_000), min(whole, 14_000)))
      }
    }

    private static func longestWord(of text: String, isStrong: Bool) -> Int {
      text.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.reduce(0) {
        max($0, TypeMetrics.width(of: String($1.prefix(60)), size: 1_000, isStrong: isStrong))
      }
    }
  }

  private static func room(_ need: Int, _ size: Int) -> Int { (need * size + 999) / 1_000 + inset + slack }

  /// The columns' widths: what each can do with, and of the rest as much as each would like, in proportion.
  private static func widths(_ needs: [Need], size: Int, width: Int) -> [Int] {
    let least = needs.map { room($0.least, size) }
    let wishes = needs.map { room($0.most, size) - room($0.least, size) }
    let rest = width - least.reduce(0, +)
    let wished = wishes.reduce(0, +)
    if rest < 0 { return least.map { $0 * width / max(1, width - rest) } }
    guard wished > 0 else { return least }
    return zip(least, wishes).map { $0 + min($1, $1 * rest / wished) }
  }

  /// About how high the table is.
  private static func height(of table: Table, _ widths: [Int], size: Int) -> Int {
    func lines(_ text: String, _ column: Int) -> Int {
      let width = TypeMetrics.width(of: String(text.prefix(2_000)), size: size, isStrong: true)
      let room = max(1, widths[column] - inset)
      return width <= room ? 1 : 1 + (width * 6 / 5) / room
    }
    let head = table.columns.indices.map { lines(table.columns[$0].title, $0) }.max() ?? 1
    let line = size * 13 / 10
    return table.rows.reduce(head * line + 300) { height, row in
      let most = row.cells.indices.map { column in
        if case .text(let text) = row.cells[column] { lines(text, column) } else { 1 }
      }.max()
      return height + (most ?? 1) * line + 60
    }
  }
}
