import Accounts
import Forecasting
import HTML
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
  static func ways(_ visit: Visit) -> Node {
    .element(
      .p, [],
      [
        .text("Så fördelas det som läses in: "), Look.link("enheter", visit.link("inlasning", "enheter")), .text(", "),
        Look.link("områden", visit.link("inlasning", "omraden")), .text(" och "),
        Look.link("uppställning", visit.link("inlasning", "uppstallningar")), .text("."),
      ])
  }

  private static func page(
    _ title: String, _ visit: Visit, _ content: (FollowUpStructure, Month) -> [Node]
  ) async throws -> WebAnswer {
    let crumbs: [PageContent.Crumb] =
      visit.mayImport ? [.init(MainPage.imports.title, visit.link("inlasning"))] : []
    guard let month = try await visit.month() else {
      return visit.page(
        title, in: .imports, beneath: crumbs,
        [Look.empty("Ingen bokföring är inläst ännu.", [.text("Det som fördelas visas när en huvudbok är inläst.")])])
    }
    let sections = try await FollowUpDesk(visit.desk).sections(month: month, asOf: visit.asOf)
    return visit.page(title, in: .imports, beneath: crumbs, content(sections.driftFollowUp.structure, month))
  }

  private static func units(_ visit: Visit) async throws -> WebAnswer {
    try await page("Enheter", visit) { structure, month in
      let count = SwedishText.number(Int64(structure.units.count))
      return [
        Look.answer([.text("\(count) enheter svarar för koder i \(SwedishText.text(month)).")]),
        Look.table(
          PageTable(
            id: "enheter", caption: "Enheter och deras ansvarskoder",
            columns: [.init("Enhet", .label), .init("Id"), .init("Nivå"), .init("Under"), .init("Ansvar")],
            rows: structure.units.map { unit in
              .init([
                .words(unit.value.name), .words(unit.id), .words(unit.value.level), .words(unit.value.parent ?? ""),
                .words(unit.value.responsibilities.map(\.description).joined(separator: ", ")),
              ])
            })),
      ]
    }
  }

  private static func areas(_ visit: Visit) async throws -> WebAnswer {
    try await page("Uppföljningsområden", visit) { structure, month in
      guard !structure.areas.isEmpty else {
        return [Look.empty("Nämnden följs inte upp per område.", [.text("Läs in områden för att göra det.")])]
      }
      let count = SwedishText.number(Int64(structure.areas.count))
      return [
        Look.answer([.text("\(count) områden i \(SwedishText.text(month)); det som inget av dem tar är övrigt.")]),
        Look.table(
          PageTable(
            id: "omraden", caption: "Uppföljningsområden och vad de omfattar",
            columns: [.init("Område", .label), .init("Id"), .init("Omfattar")],
            rows: structure.areas.map { area in
              .init([.words(area.name), .words(area.id), .words(words(area.rules))])
            })),
      ]
    }
  }

  private static func statement(_ visit: Visit) async throws -> WebAnswer {
    try await page("Uppställning", visit) { structure, month in
      let statement = structure.statement
      return [
        Look.answer([.text("\(statement.name) som den gäller i \(SwedishText.text(month)).")]),
        statement.outside.isEmpty
          ? .nothing : .element(.p, [], "Utanför uppställningen: \(words(statement.outside))."),
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
            })),
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
