package import Figures
import Kernel

extension Document {
  /// A version that is published: the document as it is, and what was shown of it.
  package struct Edition: Hashable, Sendable {
    /// With every number.
    package let whole: Document
    /// With the numbers that were not shown as such.
    package let shown: Document

    /// A published version.
    package init(whole: Document, shown: Document) {
      self.whole = whole
      self.shown = shown
    }
  }

  /// A document without its small numbers.
  package struct ForPublication: Hashable, Sendable {
    /// The document as it may be published.
    package let document: Document
    /// The figures that it does not show.
    package let hidden: Set<FigureKey>
    /// Small numbers that published versions tell, whatever is hidden now.
    package let exposed: Set<FigureKey>
  }

  /// The document as it may be published: without small numbers of people, and without what would tell them.
  ///
  /// Only figures of measures that say `isOfPeople` are looked at; money never is. The sums are those of the tables
  /// (rows, and columns that are differences), and `sums` where a reader knows of more. Numbers of earlier `editions`
  /// count as known where they were shown. A share goes with the numbers that it is made of; words that people wrote
  /// are left as they are.
  package func forPublication(
    measures: [Measure], rule: SmallNumbers = SmallNumbers(), sums: [SmallNumbers.Counts.Sum] = [],
    after editions: [Edition] = []
  ) -> ForPublication {
    let names = Set(measures.filter(\.isOfPeople).map(\.name))
    var counts = peopleCounts(names)
    counts.sums += sums
    let earlier = editions.map { edition in
      let hidden = Set(edition.shown.allFigures.filter { $0.value == .suppressed }.map(\.key))
      var counts = edition.whole.peopleCounts(names)
      counts.cells = counts.cells.map {
        .init($0.key, $0.value, isDifference: $0.isDifference, isShown: !hidden.contains($0.key))
      }
      counts.sums += sums
      return counts
    }
    let choice = rule.choice(in: counts, after: earlier)
    var hidden = choice.hidden
    let places = Set(hidden.map { FigureKey("", $0.selections, $0.period) })
    for cell in allFigures where names.contains(cell.key.measure) {
      guard case .share(let share) = cell.value else { continue }
      let rest = share.denominator.subtractingReportingOverflow(share.numerator)
      let isSmall = [share.numerator, share.denominator, rest.partialValue].contains { rule.isSmall($0) }
      // Beside a number that is hidden, its share of a total that is shown would tell it.
      if isSmall || places.contains(FigureKey("", cell.key.selections, cell.key.period)) { hidden.insert(cell.key) }
    }
    return ForPublication(
      document: hidden.isEmpty ? self : without(hidden, rule), hidden: hidden, exposed: choice.exposed)
  }

  /// The numbers of people in tables and text, and the sums that the tables tell.
  private func peopleCounts(_ measures: Set<String>) -> SmallNumbers.Counts {
    func count(_ cell: FigureCell) -> Int64? {
      guard case .count(let value) = cell.value, measures.contains(cell.key.measure) else { return nil }
      return value
    }
    var counts = SmallNumbers.Counts()
    for table in tables {
      func key(_ row: Int, _ column: Int) -> FigureKey? {
        guard case .figure(let cell) = table.rows[row].cells[column], count(cell) != nil else { return nil }
        return cell.key
      }
      for (index, row) in table.rows.enumerated() {
        for (column, content) in row.cells.enumerated() {
          guard case .figure(let cell) = content, let value = count(cell) else { continue }
          let difference = table.columns[column].difference
          counts.cells.append(.init(cell.key, value, isDifference: difference != nil))
          let parts = row.sumOf.compactMap { key($0, column) }
          if !parts.isEmpty { counts.sums.append(.init(cell.key, of: parts)) }
          if let difference, let minuend = key(index, difference.minuend),
            let subtrahend = key(index, difference.subtrahend)
          {
            counts.sums.append(.init(minuend, of: [subtrahend, cell.key]))
          }
        }
      }
    }
    for cell in allFigures {
      if let value = count(cell) { counts.cells.append(.init(cell.key, value)) }
    }
    return counts
  }

  /// Every figure, in tables, notes and text.
  private var allFigures: [FigureCell] {
    func figures(_ inlines: [Inline]) -> [FigureCell] {
      inlines.compactMap { if case .figure(let cell, _) = $0 { cell } else { nil } }
    }
    func figures(_ table: Table) -> [FigureCell] {
      table.rows.flatMap { row in
        row.cells.compactMap { cell -> FigureCell? in if case .figure(let figure) = cell { figure } else { nil } }
      } + table.notes.flatMap(figures)
    }
    return blocks.flatMap { block -> [FigureCell] in
      switch block {
      case .paragraph(let inlines): figures(inlines)
      case .list(let items), .numbered(let items): items.flatMap(figures)
      case .notice(let notice): figures(notice.text)
      case .table(let table): figures(table)
      case .chart(let chart): figures(chart.table)
      case .heading, .pageBreak: []
      }
    }
  }

  private func without(_ hidden: Set<FigureKey>, _ rule: SmallNumbers) -> Document {
    let blocks = blocks.map { block -> Block in
      switch block {
      case .paragraph(let inlines): .paragraph(inlines.hiding(hidden))
      case .list(let items): .list(items.map { $0.hiding(hidden) })
      case .numbered(let items): .numbered(items.map { $0.hiding(hidden) })
      case .notice(let notice): .notice(Notice(notice.kind, notice.text.hiding(hidden)))
      case .table(let table): .table(table.hiding(hidden, rule))
      case .chart(let chart): .chart(chart.hiding(hidden, rule))
      case .heading, .pageBreak: block
      }
    }
    return Document(title: title, language: language, heading: heading, blocks: blocks, identity: identity)
  }
}

extension FigureCell {
  /// The cell, not shown where its key is among those.
  fileprivate func hiding(_ hidden: Set<FigureKey>) -> FigureCell {
    guard hidden.contains(key) else { return self }
    return FigureCell(key: key, value: .suppressed, presentation: presentation, status: status)
  }
}

extension [Inline] {
  /// The text without those figures.
  fileprivate func hiding(_ hidden: Set<FigureKey>) -> [Inline] {
    map { inline in
      if case .figure(let cell, let wording) = inline { .figure(cell.hiding(hidden), wording) } else { inline }
    }
  }
}

extension Table {
  /// The table without those figures, and with a word about it.
  fileprivate func hiding(_ hidden: Set<FigureKey>, _ rule: SmallNumbers) -> Table {
    var isChanged = false
    let rows = rows.map { row in
      let cells = row.cells.map { cell -> Cell in
        guard case .figure(let figure) = cell, hidden.contains(figure.key) else { return cell }
        isChanged = true
        return .figure(figure.hiding(hidden))
      }
      return Row(id: row.id, kind: row.kind, level: row.level, cells: cells, sumOf: row.sumOf)
    }
    let table = Table(
      id: id, caption: caption, columns: columns, rows: rows, notes: notes.map { $0.hiding(hidden) })
    return isChanged ? table.noting([.text(Table.smallNumbersNote(rule))]) : table
  }

  /// The standard note of a table that does not show small numbers.
  package static func smallNumbersNote(_ rule: SmallNumbers) -> String {
    "Små tal visas inte (\(FigureCell.suppressedMark)): färre än \(rule.limit) personer, "
      + "eller ett tal som skulle avslöja dem."
  }
}

extension Chart {
  /// The chart without those figures; words about a drawing with holes in it are not kept, since they may tell them.
  fileprivate func hiding(_ hidden: Set<FigureKey>, _ rule: SmallNumbers) -> Chart {
    let shown = table.hiding(hidden, rule)
    guard shown != table else { return self }
    return Chart(
      id: id, title: table.caption, description: "Diagrammet visar tabellens tal. " + Table.smallNumbersNote(rule),
      kind: kind, table: shown, series: series)
  }
}
