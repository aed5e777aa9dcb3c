import Closing
package import Documents
package import Figures
package import Kernel
package import Storage

/// What the year's forecast counts on and what it leaves out, in a sentence and in a table.
package struct AssumptionSections {
  /// The section's name, as templates write it.
  package static let section = "antaganden"

  private let figures: AssumptionFigures
  private let presentation: Presentation

  /// The sections of the follow-up with the view's assumptions.
  package init(_ followUp: FollowUp, in view: View, as presentation: Presentation = .tkr) throws {
    figures = AssumptionFigures(try view.state.all(ForecastAssumption.self), in: followUp)
    self.presentation = presentation
  }

  /// What the forecast counts on and what it leaves out, for the report's summary; empty where nothing is told.
  package var summary: [Block] {
    let sentence =
      clause("I prognosen ingår ", included: true)
      + clause(
        figures.items(included: true).isEmpty ? "I prognosen ingår inte " : "; utanför den står ", included: false)
    return sentence.isEmpty ? [] : [.paragraph(sentence + [.text(".")])]
  }

  private func clause(_ opening: String, included: Bool) -> [Inline] {
    let items = figures.items(included: included)
    guard !items.isEmpty else { return [] }
    return [.text(opening)]
      + items.enumerated().flatMap { index, item -> [Inline] in
        let separator = index == 0 ? "" : index == items.count - 1 ? " och " : ", "
        return [
          .text(separator + "”" + item.value.name + "” ("),
          .figure(
            FigureCell(figures.figure(item: item), as: presentation),
            .words(
              positive: "förbättrar resultatet med", negative: "försämrar resultatet med", zero: "utan effekt")),
          .text(")"),
        ]
      }
  }

  private var table: Table {
    let unit = "Belopp i " + presentation.unit.text
    let year = SwedishText.text(figures.followUp.year)
    let columns: [Table.Column] = [
      .init("assumption", "Antagande", .label), .init("amount", "Påverkan på årets resultat"),
      .init("place", "Gäller", .text), .init("ground", "Grund", .text),
    ]
    func cells(_ name: String, _ figure: Figure, _ place: String = "", _ ground: String = "") -> [Table.Cell] {
      [.text(name), .figure(FigureCell(figure, as: presentation)), .text(place), .text(ground)]
    }
    var rows: [Table.Row] = []
    for included in [true, false] {
      let items = figures.items(included: included)
      let kind: AssumptionFigures.Kind = included ? .included : .leftOut
      rows.append(
        Table.Row(
          id: included ? "ingar" : "ingar-inte", kind: .heading, cells: [.text(kind.title), .empty, .empty, .empty]))
      let first = rows.count
      rows += items.map { item in
        Table.Row(
          id: item.id, level: 1,
          cells: cells(
            item.value.name, figures.figure(item: item), figures.place(item.value), figures.ground(item.value)))
      }
      rows.append(
        Table.Row(
          id: included ? "summa-ingar" : "summa-ingar-inte", kind: .subtotal,
          cells: cells(included ? "Summa som ingår" : "Summa som inte ingår", figures.figure(kind)),
          sumOf: Array(first..<rows.count)))
    }
    let leftOut = rows.count - 1
    rows.append(Table.Row(id: "prognos", cells: cells(FollowUpMeasure.forecast.title, figures.forecast)))
    rows.append(
      Table.Row(
        id: "prognos-om", kind: .total, cells: cells(AssumptionFigures.Kind.forecast.title, figures.figure(.forecast)),
        sumOf: [leftOut, leftOut + 1]))
    return Table(
      id: AssumptionSections.section, caption: "Antaganden i prognosen för \(year). \(unit).", columns: columns,
      rows: rows)
  }
}

extension AssumptionSections: SectionSource {
  package var measures: [Measure] { figures.measures }

  package var members: [FigureMember] { figures.members }

  package func figure(_ key: FigureKey) -> Figure? { figures.figure(key) }

  package func explanation(of key: FigureKey) -> Explanation? { figures.explanation(of: key) }

  package var sections: [String] { [AssumptionSections.section] }

  package var status: PeriodStatus? { nil }

  package func blocks(of section: String) -> [Block]? {
    guard section == AssumptionSections.section, !figures.items.isEmpty else { return nil }
    return [.heading(level: 2, text: "Antaganden i prognosen", id: "avsnitt-" + section)] + summary + [.table(table)]
  }
}
