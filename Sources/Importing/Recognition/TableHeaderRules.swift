import Accounts
import Formats
import Kernel

/// Finds the heading rows of a table among whatever stands before and below them.
enum TableHeaderRules {
  /// How far down a heading is looked for.
  private static let depth = 200
  /// How many rows headings may have.
  private static let height = 3

  /// The heading rows; nil where no rows name an account or code string and something with amounts.
  static func find(in grid: Grid, mapped: [String: ColumnRole]) -> TableHeader? {
    var best: (score: Int, header: TableHeader)?
    for bottom in grid.rows.indices.prefix(depth) {
      guard let header = header(endingAt: bottom, in: grid, mapped), let score = score(header),
        score > best?.score ?? 0
      else { continue }
      best = (score, header)
    }
    return best?.header
  }

  /// The row whose cells look most like headings, for a person to see why none was taken.
  static func likeliest(in grid: Grid, mapped: [String: ColumnRole]) -> (row: Grid.Row, headings: [String])? {
    var best: (score: Int, row: Grid.Row)?
    for row in grid.rows.prefix(depth) {
      let texts = row.cells.map { TableHeaderRules.text($0) }
      let known = texts.count { meaning($0, mapped) != nil }
      let words = texts.count { $0.contains(where: \.isLetter) }
      let score = known * 100 + words
      if words >= 2, score > best?.score ?? 0 { best = (score, row) }
    }
    return best.map { found in
      (found.row, found.row.cells.map { TableHeaderRules.text($0) }.filter { !$0.isEmpty })
    }
  }

  /// The heading's text: a number of months or years without marks, a day as its month.
  static func text(_ cell: GridCell) -> String {
    switch cell {
    case .day(let day, _): day.inMonth.description
    case .number, .text: spaced(cell.text)
    default: ""
    }
  }

  /// The text with single spaces between its words.
  private static func spaced(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return text }
    return text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
  }

  /// What the heading means, as the mapping or else the vocabulary says.
  static func meaning(_ text: String, _ mapped: [String: ColumnRole]) -> HeadingMeaning? {
    if text.isEmpty { return nil }
    if let role = mapped[folded(text)] {
      let kind: HeadingMeaning.Kind =
        if case .month(let month) = role { .month(month, isBare: false) } else { .role(role) }
      return HeadingMeaning(kind: kind, year: nil, unit: HeadingWords(text).unit)
    }
    return TableHeadingRules.meaning(text)
  }

  /// The heading without regard to case and spaces.
  static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  // MARK: Rows

  private static func header(endingAt bottom: Int, in grid: Grid, _ mapped: [String: ColumnRole]) -> TableHeader? {
    let own = grid.rows[bottom].cells.map(text)
    guard own.contains(where: { meaning($0, mapped) != nil }) else { return nil }
    var top = bottom
    while top > 0, bottom - top < height - 1, grid.rows[top].number - grid.rows[top - 1].number <= 1,
      isGroupRow(grid.rows[top - 1], over: grid.rows[bottom], mapped)
    {
      top -= 1
    }
    let rows = top...bottom
    let width = rows.map { grid.rows[$0].cells.count }.max() ?? 0
    let upper = rows.dropLast().map { index in
      (own: grid.rows[index].cells.map(text), filled: filled(grid.rows[index], width: width, grid.merges))
    }
    var headings: [String] = []
    var meanings: [HeadingMeaning?] = []
    for column in 0..<width {
      let (heading, meaning) = composed(column, own, upper, mapped)
      headings.append(heading)
      meanings.append(meaning)
    }
    return TableHeader(rows: rows, headings: headings, meanings: meanings)
  }

  /// The heading of a column and what it means: its own words under those above.
  private static func composed(
    _ column: Int, _ own: [String], _ upper: [(own: [String], filled: [String])], _ mapped: [String: ColumnRole]
  ) -> (String, HeadingMeaning?) {
    var word = own.indices.contains(column) ? own[column] : ""
    var groups = upper.map(\.filled)
    // A heading that stands higher than its neighbours: the cell below it is empty or merged into it.
    while word.isEmpty, groups.popLast() != nil {
      let row = upper[groups.count].own
      word = row.indices.contains(column) ? row[column] : ""
    }
    let above = groups.map { $0[column] }.filter { !$0.isEmpty }
    let heading = (above + [word]).filter { !$0.isEmpty }.joined(separator: " ")
    let meanings = above.reversed().compactMap { meaning($0, mapped) }
    if let found = meaning(word, mapped) { return (heading, found.under(meanings)) }
    // A heading broken over two rows: `Kostnads-` above `ställe`.
    for last in above.suffix(1) where !word.isEmpty {
      let joined = last.hasSuffix("-") ? String(last.dropLast()) + word : last + " " + word
      if let found = meaning(joined, mapped) { return (heading, found) }
    }
    return (heading, nil)
  }

  /// Whether the row may stand above headings as what groups them: nothing but known words, and no title.
  private static func isGroupRow(_ row: Grid.Row, over bottom: Grid.Row, _ mapped: [String: ColumnRole]) -> Bool {
    let cells = row.cells.indices.filter { !text(row.cells[$0]).isEmpty }
    guard let first = cells.first else { return false }
    if cells.count == 1, first == bottom.cells.firstIndex(where: { !$0.isBlank }) ?? 0 { return false }
    return cells.allSatisfy { index in
      let word = text(row.cells[index])
      if word.hasSuffix("-"), row.cells.count > index { return word.count <= 12 }
      return meaning(word, mapped) != nil
    }
  }

  /// The row's words, each over the columns to its right that it stands for.
  private static func filled(_ row: Grid.Row, width: Int, _ merges: [Grid.Merge]) -> [String] {
    var words = [String](repeating: "", count: width)
    var current = ""
    var end = Int.max
    for column in 0..<width {
      let word = text(row[column])
      if !word.isEmpty {
        current = word
        let merge = merges.first { $0.rows.contains(row.number) && $0.columns.contains(column) }
        end = merge?.columns.upperBound ?? Int.max
      }
      words[column] = column <= end ? current : ""
    }
    return words
  }

  /// How many columns are understood; nil where there is no account, or nothing with amounts.
  private static func score(_ header: TableHeader) -> Int? {
    var hasAccount = false
    var hasAmounts = false
    var score = 0
    for meaning in header.meanings.compactMap({ $0 }) {
      score += 2
      switch meaning.kind {
      case .role(.code(.account)), .role(.name(.account)), .role(.codeString): hasAccount = true
      case .role(.debit), .role(.credit), .role(.amount), .amount, .month, .total: hasAmounts = true
      case .comparison, .share, .role(.unused): score -= 1
      default: break
      }
    }
    return hasAccount && hasAmounts ? score : nil
  }
}
