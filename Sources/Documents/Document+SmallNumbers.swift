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
  /// Only figures of measures that say `isOfPeople`, and what is derived from them, are looked at; money never is. The
  /// sums are those of the tables (rows, and columns that are differences), and `sums` where a reader knows of more.
  /// Numbers of earlier `editions` count as known where they were shown. Words that people wrote are left as they are.
  package func forPublication(
    measures: [Measure], rule: SmallNumbers = SmallNumbers(), sums: [SmallNumbers.Counts.Sum] = [],
    after editions: [Edition] = []
  ) -> ForPublication {
    let limits = PeopleLimits(measures, rule)
    guard tellsOfPeople(limits) else { return ForPublication(document: self, hidden: [], exposed: []) }
    let counts = PeopleCounts(self, limits, sums: sums).counts
    let earlier = editions.map { edition in
      let shown = Set(PeopleCounts(edition.shown, limits, sums: []).counts.cells.filter(\.isShown).map(\.key))
      var counts = PeopleCounts(edition.whole, limits, sums: sums).counts
      counts.cells = counts.cells.map {
        .init(
          $0.key, $0.value, isDifference: $0.isDifference, isShown: shown.contains($0.key), subject: $0.subject,
          limit: $0.limit)
      }
      return counts
    }
    let choice = rule.choice(in: counts, after: earlier)
    var hidden: Set<FigureKey> = []
    let places = Set(choice.hidden.map { FigureKey("", $0.selections, $0.period) })
    for cell in allFigures {
      guard let limit = limits.limit(of: cell.key) else { continue }
      guard case .share(let share) = cell.value else {
        if choice.hidden.contains(cell.key) { hidden.insert(cell.key) }
        continue
      }
      let parts = PeopleCounts.parts(of: cell.key)
      let rest = share.denominator.subtractingReportingOverflow(share.numerator).partialValue
      // Beside a number that is hidden, its share of a total that is shown would tell it.
      if rest > 0 && rest < limit || choice.hidden.contains(parts.part) || choice.hidden.contains(parts.whole)
        || places.contains(FigureKey("", cell.key.selections, cell.key.period))
      {
        hidden.insert(cell.key)
      }
    }
    return ForPublication(
      document: hidden.isEmpty ? self : without(hidden, limits), hidden: hidden, exposed: choice.exposed)
  }

  /// Whether any figure is of those of the measures that are of people, or derived from one that is.
  package func tellsOfPeople(_ measures: [Measure]) -> Bool { tellsOfPeople(PeopleLimits(measures, SmallNumbers())) }

  private func tellsOfPeople(_ limits: PeopleLimits) -> Bool {
    !limits.isEmpty && allFigures.contains { limits.limit(of: $0.key) != nil }
  }

  /// Every figure, in tables, notes and text.
  var allFigures: [FigureCell] { blocks.flatMap(\.figures) }

  private func without(_ hidden: Set<FigureKey>, _ limits: PeopleLimits) -> Document {
    let blocks = blocks.map { block -> Block in
      switch block {
      case .paragraph(let inlines): .paragraph(inlines.hiding(hidden))
      case .list(let items): .list(items.map { $0.hiding(hidden) })
      case .numbered(let items): .numbered(items.map { $0.hiding(hidden) })
      case .notice(let notice): .notice(Notice(notice.kind, notice.text.hiding(hidden)))
      case .table(let table): .table(table.hiding(hidden, limits))
      case .chart(let chart): .chart(chart.hiding(hidden, limits))
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
  fileprivate func hiding(_ hidden: Set<FigureKey>, _ limits: PeopleLimits) -> Table {
    var least: Set<Int64> = []
    let rows = rows.map { row in
      let cells = row.cells.map { cell -> Cell in
        guard case .figure(let figure) = cell, hidden.contains(figure.key) else { return cell }
        least.insert(limits.limit(of: figure.key) ?? 1)
        return .figure(figure.hiding(hidden))
      }
      return Row(id: row.id, kind: row.kind, level: row.level, cells: cells, sumOf: row.sumOf)
    }
    let table = Table(
      id: id, caption: caption, columns: columns, rows: rows, notes: notes.map { $0.hiding(hidden) })
    return least.isEmpty ? table : table.noting([.text(Table.smallNumbersNote(least))])
  }

  /// The standard note of a table that does not show small numbers.
  package static func smallNumbersNote(_ limits: Set<Int64>) -> String {
    let least = limits.sorted().map(String.init).joined(separator: " respektive ")
    return "Små tal visas inte (\(FigureCell.suppressedMark)): färre än \(least) personer, "
      + "eller ett tal som skulle avslöja dem."
  }
}

extension Chart {
  /// The chart without those figures; words about a drawing with holes in it are not kept, since they may tell them.
  /// Nor are shares and steps drawn as such: what is missing in them could be measured.
  fileprivate func hiding(_ hidden: Set<FigureKey>, _ limits: PeopleLimits) -> Chart {
    let shown = table.hiding(hidden, limits)
    guard shown != table else { return self }
    return Chart(
      id: id, title: table.caption,
      description: "Diagrammet visar tabellens tal. Tal som skulle avslöja enskilda visas inte.",
      kind: kind == .months ? kind : .bars, table: shown, series: series)
  }
}
