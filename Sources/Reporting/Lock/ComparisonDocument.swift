package import Documents
import Figures
import Kernel

/// Tells what differs between two reports.
package enum ComparisonDocument {
  /// The comparison as a document: what caused what, the figures, the words.
  package static func document(
    _ found: CompareReports.Output, old: ReportSnapshot, new: ReportSnapshot
  ) -> Document {
    let seen = found.figures.filter(\.isSeen)
    let unseen = found.figures.filter { !$0.isSeen }
    var blocks: [Block] = [.heading(level: 2, text: "I korthet", id: "i-korthet")]
    blocks.append(.paragraph([.text(summary(seen.count, unseen.count, found.words.count))]))
    let causes = ComparisonDocument.causes(found.figures)
    if !causes.isEmpty {
      blocks += [.paragraph([.text("Siffrorna är andra på grund av:")]), .list(causes.map { [.text($0)] })]
    }
    if !found.figures.isEmpty {
      blocks.append(.heading(level: 2, text: "Siffror som skiljer", id: "siffror"))
    }
    let tellsCauses = Set(found.figures.map(\.causes)).count > 1
    let money = seen.filter(isMoney)
    let others = seen.filter { !isMoney($0) }
    if !money.isEmpty {
      blocks.append(
        .table(table(money, id: "belopp", caption: "Belopp som skiljer, tkr", .tkr, old, tellsCauses: tellsCauses)))
    }
    if !others.isEmpty {
      blocks.append(
        .table(table(others, id: "andra", caption: "Andelar och antal som skiljer", nil, old, tellsCauses: tellsCauses))
      )
    }
    if !unseen.isEmpty {
      let exact = Presentation(unit: .kr, factor: -1, decimals: 2)
      blocks.append(
        .table(
          table(
            unseen, id: "avrundning", caption: "Belopp som skiljer mindre än avrundningen, kr", exact, old,
            tellsCauses: tellsCauses)))
    }
    if !found.words.isEmpty {
      blocks.append(.heading(level: 2, text: "Ord som skiljer", id: "ord"))
      blocks.append(.table(table(found.words)))
    }
    return Document(
      title: "Jämförelse av två rapporter",
      heading: [
        .init("Före", old.name), .init("Efter", new.name),
      ], blocks: blocks)
  }

  private static func summary(_ seen: Int, _ unseen: Int, _ words: Int) -> String {
    guard seen + unseen + words > 0 else { return "Rapporterna är lika: inga siffror och inga ord skiljer." }
    let figures =
      seen == 0 ? "Ingen siffra skiljer som den skrivs" : "\(number(seen)) \(seen == 1 ? "siffra" : "siffror") skiljer"
    let rounded =
      unseen == 0 ? "" : ", och \(number(unseen)) till skiljer mindre än avrundningen"
    let texts =
      words == 0
      ? "Inga ord skiljer." : "\(number(words)) \(words == 1 ? "stycke har" : "stycken har") andra ord."
    return figures + rounded + ". " + texts
  }

  private static func number(_ count: Int) -> String { SwedishText.number(Int64(count)) }

  /// Each cause with how many figures it made others, most first.
  private static func causes(_ figures: [FigureDifference]) -> [String] {
    var counts: [String: Int] = [:]
    for cause in figures.flatMap(\.causes) { counts[cause, default: 0] += 1 }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { "\($0.key): \(number($0.value)) \($0.value == 1 ? "siffra" : "siffror")" }
  }

  private static func isMoney(_ difference: FigureDifference) -> Bool {
    difference.old?.value.money != nil || difference.new?.value.money != nil
  }

  /// The figures under the first place that each stands in, as they stand there; the place with the greatest change
  /// first.
  ///
  /// - Parameter tellsCauses: whether each row says why: where all have one cause, it is said once above.
  private static func table(
    _ figures: [FigureDifference], id: String, caption: String, _ presentation: Presentation?,
    _ old: ReportSnapshot, tellsCauses: Bool
  ) -> Table {
    var places: [String] = []
    for figure in figures where !places.contains(figure.places.first ?? "") { places.append(figure.places.first ?? "") }
    let tellsOthers = figures.contains { $0.places.count > 1 }
    let extra = (tellsCauses ? 1 : 0) + (tellsOthers ? 1 : 0)
    var rows: [Table.Row] = []
    for (number, place) in places.enumerated() {
      let heading = place.capitalisedFirst
      rows.append(
        Table.Row(
          id: "s\(number + 1)", kind: .heading,
          cells: [.text(heading)] + Array(repeating: .empty, count: 3 + extra)))
      let own = figures.filter { ($0.places.first ?? "") == place }
      for figure in own.sorted(by: { $0.position < $1.position }) {
        rows.append(
          Table.Row(
            id: "f\(rows.count - number)", level: 1,
            cells: [.text(figure.label)] + cells(figure, presentation, old.event)
              + (tellsCauses ? [.text(figure.causes.joined(separator: "; "))] : [])
              + (tellsOthers ? [.text(figure.places.dropFirst().joined(separator: "; "))] : [])))
      }
    }
    return Table(
      id: id, caption: caption,
      columns: [
        .init("figure", "Siffra", .label), .init("old", "Före"), .init("new", "Efter"),
        .init("change", "Förändring", difference: .init(2, minus: 1)),
      ] + (tellsCauses ? [.init("cause", "Orsak", .text)] : [])
        + (tellsOthers ? [.init("places", "Står också i", .text)] : []),
      rows: rows)
  }

  /// The value before, the value after, and the change.
  private static func cells(
    _ figure: FigureDifference, _ presentation: Presentation?, _ event: Int
  ) -> [Table.Cell] {
    // The figure before is one of another event: the same key would say that it is the one after.
    let before = figure.old.map { cell in
      FigureCell(
        key: DerivedFigure.asOf(cell.key, moment: "e\(event)").key, value: cell.value,
        presentation: shown(cell, presentation), status: cell.status)
    }
    let after = figure.new.map { cell in
      FigureCell(
        key: cell.key, value: cell.value, presentation: shown(cell, presentation), status: cell.status)
    }
    var change: FigureCell?
    if let before, let after {
      let derived = DerivedFigure.change(new: after.key, old: before.key)
      let figure = derived.figure(of: [before, after].reversed().map(ComparisonDocument.figure))
      if figure.value != .missing { change = FigureCell(figure, as: after.presentation) }
    }
    return [before, after, change].map { cell in cell.map { .figure($0) } ?? .empty }
  }

  private static func shown(_ cell: FigureCell, _ presentation: Presentation?) -> Presentation {
    guard let presentation, cell.value.money != nil else { return cell.presentation }
    // The sign stays what the report prints.
    return Presentation(
      unit: presentation.unit, factor: cell.presentation.factor, decimals: presentation.decimals)
  }

  private static func figure(_ cell: FigureCell) -> Figure {
    Figure(key: cell.key, value: cell.value, status: cell.status, provenance: Provenance(event: 0))
  }

  /// The paragraphs as they were and as they are, beside each other. What was taken away and what was added is told in
  /// words: colour alone tells nobody who does not see.
  private static func table(_ words: [WordDifference]) -> Table {
    Table(
      id: "ordlista", caption: "Stycken med andra ord",
      columns: [.init("place", "Ställe", .label), .init("old", "Före", .text), .init("new", "Efter", .text)],
      rows: words.enumerated().map { number, difference in
        Table.Row(
          id: "o\(number + 1)",
          cells: [
            .text(difference.place.capitalisedFirst), .text(difference.text(before: true)),
            .text(difference.text(before: false)),
          ])
      })
  }
}

extension WordDifference {
  /// The paragraph before or after, with what the other lacks marked in Swedish; empty where it did not stand there.
  package func text(before isBefore: Bool) -> String {
    runs.compactMap { run in
      switch run {
      case .kept(let text): text
      case .removed(let text): isBefore ? "[borttaget: \(text)]" : nil
      case .added(let text): isBefore ? nil : "[tillagt: \(text)]"
      }
    }.joined(separator: " ")
  }
}
