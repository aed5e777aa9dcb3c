import Accounts
import Formats
import HTML
import Installed
import Intake
import Kernel
import Ledger
import Organisation
import Storage

/// *Inläsning*: what has come in, and what is missing.
enum ImportPages {
  static let routes: [Route] =
    [
      .get("/inlasning", .anyPermission(MainPage.imports.permissions ?? []), .never, answer: overview)
    ] + JobPages.routes + BatchPages.routes + StructurePages.routes + CoveragePages.routes

  private static func overview(_ visit: Visit) async throws -> WebAnswer { try await page(visit) }

  /// The page, after a form that could not be used with its faults.
  static func page(
    _ visit: Visit, faults: [FieldFault] = [], status: Int = 200
  ) async throws -> WebAnswer {
    let batches = try await visit.ask(ListBatches.self, ())
    let part = BatchPart(batches, before: visit.query["fore"].flatMap { Int($0) })
    let events = try await visit.ask(
      ListEvents.self, .init(numbers: part.rows.map(\.event), kinds: RecordKinds.all)
    ).events
    let coverage = LedgerCoverage(batches, today: visit.day)
    return visit.page(
      "Inläsning", in: .imports, faults: faults, status: status,
      [
        Look.answer([.text(answer(coverage))]),
        visit.moment == nil && visit.mayImport ? waiting(try await visit.jobs.all(), visit) : .nothing,
        visit.moment == nil && visit.mayImport ? JobPages.uploadForm(visit, faults: faults) : .nothing,
        table(part, events, visit),
        pages(part, visit),
        StructurePages.ways(visit),
      ])
  }

  /// The files that are on their way in.
  private static func waiting(_ jobs: [IntakeJob], _ visit: Visit) -> Node {
    let open = jobs.filter { !$0.state.isOver || $0.state == .cutOff }.prefix(5)
    guard !open.isEmpty else { return .nothing }
    let list = Look.list(
      open.map { job in
        let state =
          switch job.state {
          case .waiting: Look.state(.begun, "Väntar på beslut")
          case .cutOff: Look.state(.wrong, "Avbruten: servern startades om")
          default: Look.state(.open, "Pågår")
          }
        return [
          state, .text(" "), Look.link(job.fileName, visit.link("inlasning", "jobb", job.id)),
          .text(", \(job.began.textInStockholm) av \(visit.names.name(of: job.person))"),
        ]
      })
    guard open.contains(where: { $0.state == .waiting && $0.person == visit.person }) else { return list }
    return .fragment([
      list,
      .element(
        .p, [.class("hint")], "Skickar du en ny fil avbryts den som väntar på ditt beslut. Inget av den läses in."),
    ])
  }

  /// What has come in, and what is missing, in a sentence or two for each source.
  static func answer(_ coverage: LedgerCoverage) -> String {
    guard !coverage.sources.isEmpty else { return "Ingen huvudbok är inläst ännu." }
    return coverage.sources.map { source in
      let name = coverage.sources.count > 1 ? " från \(source.name)" : ""
      let last = "Bokföringen\(name) är inläst till och med \(SwedishText.text(source.last)) (\(source.status.text))."
      let missing =
        source.missing.isEmpty
        ? "Ingen avslutad månad saknas." : "Det saknas: \(SwedishText.text(source.missing))."
      return last + " " + missing
    }.joined(separator: " ")
  }

  private static func table(_ part: BatchPart, _ events: [EventHeader], _ visit: Visit) -> Node {
    guard !part.rows.isEmpty else {
      return Look.empty(
        "Inget är inläst.", [.text("Läs in ekonomisystemets huvudbok, så visas månaderna här.")])
    }
    let headers = Dictionary(events.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    return Look.table(
      PageTable(
        id: "inlasningar", caption: "Inläst bokföring, det senaste först",
        columns: [
          .init("Inläsning", .label), .init("Månader"), .init("Källa"), .init("Fil"), .init("Rader", .number),
          .init("Syns"), .init("När"), .init("Vem"),
        ],
        rows: part.rows.map { row in
          let header = headers[row.event]
          let rows = Int64(row.batch.parts.reduce(0) { $0 + $1.rows })
          return .init([
            .way(row.id, to: visit.link("inlasning", "fil", row.id)),
            .words(SwedishText.text(row.batch.parts.map(\.month))), .words(row.batch.source),
            .words(row.batch.fileName), .number(SwedishText.number(rows), exact: rows),
            .content([BatchPages.visibility(row)], sortedBy: BatchPages.word(row)),
            .brief(header?.recordedAt.textInStockholm ?? ""),
            .words(header.map { visit.names.name(of: $0.actor) } ?? ""),
          ])
        }))
  }

  /// The ways to what came in before and after.
  private static func pages(_ part: BatchPart, _ visit: Visit) -> Node {
    guard part.isPart else { return .nothing }
    let words = "\(part.range.lowerBound)–\(part.range.upperBound) av \(SwedishText.number(Int64(part.count)))"
    func address(_ before: Int?) -> String {
      visit.link(
        "inlasning", fields: before.map { FormFields([.init("fore", String($0))]) } ?? FormFields())
    }
    return Look.pages(
      "Sidor med inläsningar", showing: "Inläsning \(words)", before: part.later.map { address($0.before) },
      after: part.earlier.map { address($0) })
  }
}
