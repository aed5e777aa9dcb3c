import Forecasting
import HTML
import Kernel
import Ledger
import Storage

/// What has come in and where it falls: which months each source has, and which lines and units the codes fall on.
enum CoveragePages {
  static let routes: [Route] = [
    .get("/inlasning/tackning", .permission(.read), answer: coverage),
    .get("/inlasning/kodning", .permission(.read), answer: coding),
  ]

  // MARK: Months

  private static func coverage(_ visit: Visit) async throws -> WebAnswer {
    let coverage = LedgerCoverage(try await visit.ask(ListBatches.self, ()), today: visit.day)
    let crumbs = StructurePages.crumbs(visit)
    guard !coverage.months.isEmpty else {
      return visit.page(
        "Täckning", in: .imports, beneath: crumbs,
        [
          Look.empty(
            "Ingen bokföring kan visas.",
            [.text("Här visas vilka månader som finns, för den som ser hela nämnden, när en huvudbok är inläst.")])
        ])
    }
    var totals: [Month: [Reconciliation.Row]] = [:]
    for year in Set(coverage.months.map(\.year)).sorted() {
      guard let last = coverage.months.last(where: { $0.year == year }) else { continue }
      let found = try await visit.ask(Reconcile.self, last)
      totals.merge(Dictionary(grouping: found.rows) { $0.total.value.month }) { $1 }
    }
    return visit.page(
      "Täckning", in: .imports, beneath: crumbs,
      [Look.answer([.text(ImportPages.answer(coverage))]), table(coverage, totals, visit), forward(coverage, visit)])
  }

  private static func table(
    _ coverage: LedgerCoverage, _ totals: [Month: [Reconciliation.Row]], _ visit: Visit
  ) -> Node {
    Look.table(
      PageTable(
        id: "manader-och-kallor", caption: "Månader och källor, den senaste månaden först",
        columns: [PageTable.Column("Månad", .label)] + coverage.sources.map { PageTable.Column("Källan \($0.name)") }
          + [PageTable.Column("Stämd mot huvudbokens rapport")],
        rows: coverage.months.reversed().map { month -> PageTable.Row in
          let cells = coverage.sources.map { cell(month, $0, coverage, visit) }
          let agreed = PageTable.Cell.content([reconciled(totals[month] ?? [])])
          return PageTable.Row([.words(SwedishText.text(month))] + cells + [agreed])
        }))
  }

  private static func cell(
    _ month: Month, _ source: LedgerCoverage.Source, _ coverage: LedgerCoverage, _ visit: Visit
  ) -> PageTable.Cell {
    if let seen = source.seen[month] {
      let mark: StateMark = seen.status == .closed ? .done : .open
      let batches = seen.batches.flatMap { [.text(" "), Look.link($0, visit.link("inlasning", "fil", $0))] as [Node] }
      let word = String(seen.status.text.capitalisedFirst)
      return .content([Look.state(mark, word)] + batches, sortedBy: word)
    }
    let first = source.seen.keys.min() ?? month
    if month < first { return .words("före källans första månad") }
    return month > coverage.ended ? .words("månaden pågår") : .content([Look.state(.wrong, "Saknas")])
  }

  private static func reconciled(_ rows: [Reconciliation.Row]) -> Node {
    guard !rows.isEmpty else { return .text("ingen kontrollsumma") }
    let differing = rows.count { !$0.isReconciled }
    let count = SwedishText.count(rows.count, "summa", "summor")
    guard differing > 0 else { return Look.state(.done, "Ja, \(count)") }
    return Look.state(.wrong, "Nej, \(SwedishText.number(Int64(differing))) av \(count) skiljer")
  }

  private static func forward(_ coverage: LedgerCoverage, _ visit: Visit) -> Node {
    let gaps = coverage.sources.contains { source in
      let first = source.seen.keys.min() ?? coverage.ended
      return coverage.months.contains { $0 >= first && $0 <= coverage.ended && source.seen[$0] == nil }
    }
    guard gaps, visit.mayImport else { return .nothing }
    return .element(
      .p, [],
      [
        .text("En månad som saknas räknas som noll i alla siffror. "),
        Look.link("Läs in en fil för den", visit.link("inlasning")), .text("."),
      ])
  }

  // MARK: Codes

  private static func coding(_ visit: Visit) async throws -> WebAnswer {
    try await StructurePages.page("Kodernas placering", visit) { sections, month in
      let map = CodingMap(sections.driftFollowUp)
      return [
        Look.answer([.text(answer(map, month, visit))]), unplaced(map, visit), accounts(map, visit),
        responsibilities(map, visit),
      ]
    }
  }

  private static func answer(_ map: CodingMap, _ month: Month, _ visit: Visit) -> String {
    let until = "till och med \(SwedishText.text(month))"
    let homeless = map.responsibilities.count { $0.unit == nil }
    let units =
      homeless == 0
      ? " Alla ansvarskoder har en enhet."
      : " \(SwedishText.number(Int64(homeless))) av \(SwedishText.number(Int64(map.responsibilities.count))) "
        + "ansvarskoder har ingen enhet."
    guard !map.unplaced.isEmpty else {
      return visit.terms("All bokföring \(until) står på precis en rad eller utanför uppställningen.") + units
    }
    let count = SwedishText.number(Int64(map.unplaced.count))
    let strings = map.unplaced.count == 1 ? "kodsträng" : "kodsträngar"
    return "\(count) \(strings) \(until) står inte på precis en rad." + units
  }

  private static func unplaced(_ map: CodingMap, _ visit: Visit) -> Node {
    guard !map.unplaced.isEmpty else { return .nothing }
    let rows = map.unplaced.prefix(CoveragePages.shown)
    let more = rows.count < map.unplaced.count ? ", de \(rows.count) största" : ""
    return .fragment([
      Look.table(
        PageTable(
          id: "oplacerade", caption: "Kodsträngar utan rad\(more) (debet är plus)",
          columns: [.init("Kodsträng", .label), .init("Varför"), .init("Belopp", .number)],
          rows: rows.map { row in
            .init([
              .words(row.coding),
              .content([
                Look.state(.warning, row.isOnSeveral ? "Flera rader tar den" : "Ingen rad tar den")
              ]), amount(row.amount),
            ])
          })),
      .element(
        .p, [],
        [
          .text("Beloppen ingår i resultatet på en egen rad. Lägg koderna på en rad i "),
          Look.link(visit.terms("uppställningen"), visit.link("inlasning", "uppstallningar")),
          .text(" och läs in den på nytt, eller rätta konteringen i ekonomisystemet."),
        ]),
    ])
  }

  private static func accounts(_ map: CodingMap, _ visit: Visit) -> Node {
    Look.table(
      PageTable(
        id: "konton", caption: "Konton och raderna de faller på, hittills i år (debet är plus)", isSortable: true,
        columns: [.init("Konto", .label), .init("Rad"), .init("Belopp", .number)],
        rows: map.accounts.flatMap { account -> [PageTable.Row] in
          account.shares.map { share -> PageTable.Row in
            let name: [Node] =
              share.line.map { line in
                [Look.link(share.name, visit.link("ekonomi", "rad", line))]
              } ?? [.text(share.name)]
            return .init([
              .words(account.code.isEmpty ? "utan konto" : account.code), .content(name, sortedBy: share.name),
              amount(share.amount),
            ])
          }
        }))
  }

  private static func responsibilities(_ map: CodingMap, _ visit: Visit) -> Node {
    let isHomeless = map.responsibilities.contains { $0.unit == nil }
    let advice: Node =
      isHomeless
      ? .element(
        .p, [],
        [
          .text("En ansvarskod utan enhet syns för hela nämnden men för ingen chef. Lägg den på en av "),
          Look.link("enheterna", visit.link("inlasning", "enheter")), .text(" och läs in dem på nytt."),
        ]) : .nothing
    return .fragment([
      Look.table(
        PageTable(
          id: "ansvar", caption: "Ansvarskoder och enheterna som svarar för dem, hittills i år (debet är plus)",
          isSortable: true,
          columns: [.init("Ansvar", .label), .init("Enhet"), .init("Belopp", .number)],
          rows: map.responsibilities.map { row in
            .init([
              .words(row.code.isEmpty ? "utan ansvar" : row.code),
              row.unit.map { PageTable.Cell.words($0) } ?? .content([Look.state(.warning, "Ingen enhet")]),
              amount(row.amount),
            ])
          })), advice,
    ])
  }

  /// How many codings without a line are shown.
  private static let shown = 100

  private static func amount(_ money: Money) -> PageTable.Cell {
    .number(SwedishText.kronor(money.ore), exact: money.ore)
  }
}
