import Accounts
import Forecasting
import HTML
import Intake
import Kernel
import Organisation
import Storage

/// How the board's money is laid out: its units, areas and statement, as they hold in a month.
enum StructurePages {
  static let routes: [Route] = [
    .get("/inlasning/enheter", .permission(.read), answer: units),
    .get("/inlasning/omraden", .permission(.read), answer: areas),
    .get("/inlasning/uppstallningar", .permission(.read), answer: statement),
  ]

  /// The ways to these pages.
  static func pages(_ visit: Visit) -> [(title: String, step: String)] {
    [
      ("Täckning: vilka månader som finns och vilka som saknas", "tackning"),
      ("Kodernas placering: på vilka rader och enheter bokföringen faller", "kodning"), ("Enheter", "enheter"),
      (visit.terms("Uppföljningsområden"), "omraden"), (visit.terms("Uppställning"), "uppstallningar"),
    ]
  }

  /// The ways to them, as a list.
  static func ways(_ visit: Visit) -> Node {
    .element(
      .section, [.aria("labelledby", "fordelning")],
      [
        .element(.h2, [.id("fordelning")], "Så fördelas det som läses in"),
        Look.list(pages(visit).map { [Look.link($0.title, visit.link("inlasning", $0.step))] }),
      ])
  }

  /// The way to the page: by Inläsning, for whoever may open it.
  static func crumbs(_ visit: Visit) -> [PageContent.Crumb] {
    visit.menu.contains(.imports) ? [.init(MainPage.imports.title, visit.link("inlasning"))] : []
  }

  /// A page about the latest month that is posted.
  static func page(
    _ title: String, _ visit: Visit, _ content: (FollowUpSections, Month) -> [Node]
  ) async throws -> WebAnswer {
    guard let month = try await visit.month() else {
      return visit.page(
        title, in: .imports, beneath: crumbs(visit),
        [Look.empty("Ingen bokföring är inläst ännu.", [.text("Det som fördelas visas när en huvudbok är inläst.")])])
    }
    let sections = try await FollowUpDesk(visit.desk).sections(month: month, asOf: visit.asOf)
    return visit.page(title, in: .imports, beneath: crumbs(visit), content(sections, month))
  }

  /// How to change what the page shows.
  private static func change(_ kind: IntakeKind, _ visit: Visit) -> Node {
    guard kind.isOpen(visit.desk.context.actor.grants), visit.moment == nil else { return .nothing }
    return .element(
      .p, [],
      [
        .text("Ändras genom att en fil läses in på "), Look.link("Inläsning", visit.link("inlasning")),
        .text(
          " med innehållet ”\(visit.terms.own(kind.title))”. "
            + "Kolumnerna är \(SwedishText.list(kind.columnNames)), i valfri ordning."
        ),
      ])
  }

  private static func units(_ visit: Visit) async throws -> WebAnswer {
    try await page("Enheter", visit) { sections, month in
      let structure = sections.driftFollowUp.structure
      let count = SwedishText.count(structure.units.count, "enhet", "enheter")
      return [
        Look.answer([.text("\(count) svarar för koder i \(SwedishText.text(month)).")]),
        Look.table(
          PageTable(
            id: "enheter", caption: "Enheter och deras ansvarskoder", isSortable: true,
            columns: [.init("Enhet", .label), .init("Id"), .init("Nivå"), .init("Under"), .init("Ansvar")],
            rows: structure.units.map { unit in
              .init([
                .words(unit.value.name), .words(unit.id), .words(unit.value.level), .words(unit.value.parent ?? ""),
                .words(unit.value.responsibilities.map(\.description).joined(separator: ", ")),
              ])
            })), change(.units, visit),
      ]
    }
  }

  private static func areas(_ visit: Visit) async throws -> WebAnswer {
    try await page(visit.terms("Uppföljningsområden"), visit) { sections, month in
      let structure = sections.driftFollowUp.structure
      guard !structure.areas.isEmpty else {
        return [
          Look.empty(
            visit.terms("Nämnden följs inte upp per område."),
            [.text(visit.terms("Läs in områden för att göra det."))]),
          change(.areas, visit),
        ]
      }
      let count = SwedishText.count(
        structure.areas.count, visit.terms("område"), visit.terms("områden"))
      return [
        Look.answer([
          .text(visit.terms("\(count) i \(SwedishText.text(month)); det som inget av dem tar är övrigt."))
        ]),
        Look.table(
          PageTable(
            id: "omraden", caption: visit.terms("Uppföljningsområden och vad de omfattar"),
            columns: [.init(visit.terms("Område"), .label), .init("Id"), .init("Omfattar")],
            rows: structure.areas.map { area in
              .init([.words(area.name), .words(area.id), .words(words(area.rules))])
            })), change(.areas, visit),
      ]
    }
  }

  private static func statement(_ visit: Visit) async throws -> WebAnswer {
    try await page(visit.terms("Uppställning"), visit) { sections, month in
      let structure = sections.driftFollowUp.structure
      let statement = structure.statement
      return [
        Look.answer([.text("\(statement.name) som den gäller i \(SwedishText.text(month)).")]),
        statement.outside.isEmpty
          ? .nothing : .element(.p, [], visit.terms("Utanför uppställningen: \(words(statement.outside)).")),
        Look.table(
          PageTable(
            id: "rader", caption: "Rader och vad de omfattar",
            columns: [.init("Rad", .label), .init("Id"), .init("Slag"), .init("Räknas in i"), .init("Omfattar")],
            rows: statement.lines.map { line in
              .init(
                [
                  .words(line.name), .words(line.id), .words(word(line.kind)), .words(line.parent ?? ""),
                  .words(words(line.rules)),
                ], kind: line.kind == .sum ? .subtotal : .item)
            })), change(.statements, visit),
      ]
    }
  }

  private static func words(_ rules: [FactSelection]) -> String {
    rules.map { SelectionText.of($0) }.joined(separator: " eller ")
  }

  private static func word(_ kind: Statement.LineKind) -> String {
    switch kind {
    case .leaf: "rad"
    case .sum: "summa"
    case .frame: "ram"
    case .heading: "rubrik"
    }
  }
}
