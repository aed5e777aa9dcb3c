import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// The occasions of follow-up, the latest first, and what of each is locked.
enum OccasionListPage {
  static func list(_ visit: Visit) async throws -> WebAnswer {
    let rows = try await visit.ask(ListOccasions.self, ())
    guard !rows.isEmpty else {
      return visit.page(
        "Rapporter", in: .reports,
        [
          Look.empty(
            visit.terms("Inga tillfällen är planerade."),
            [
              .text(visit.terms("Läs in årets kalender eller en fil med tillfällen under ")),
              visit.way(to: .imports), .text("."),
            ])
        ])
    }
    return visit.page("Rapporter", in: .reports, [lead(rows, visit), table(rows, visit)])
  }

  /// The next report and when it is decided.
  private static func lead(_ rows: [ListOccasions.Row], _ visit: Visit) -> Node {
    guard let next = rows.last(where: { $0.occasion.meeting.map { $0 >= visit.today } ?? false }) else {
      return Look.answer([.text("Inget sammanträde är planerat framöver. Senast: "), name(rows[0], visit), .text(".")])
    }
    let day = next.occasion.meeting.map(SwedishText.text) ?? ""
    return Look.answer([
      .text("Näst på tur: "), name(next, visit), .text(". \(next.occasion.decidedBy) behandlar rapporten \(day)."),
    ])
  }

  private static func name(_ row: ListOccasions.Row, _ visit: Visit) -> Node {
    Look.link(
      "\(row.occasion.name) \(SwedishText.text(row.occasion.month))",
      visit.link("rapporter", row.occasion.month.description))
  }

  private static func table(_ rows: [ListOccasions.Row], _ visit: Visit) -> Node {
    func day(_ day: Day?) -> PageTable.Cell { day.map { .brief($0.description) } ?? .empty }
    return Look.table(
      PageTable(
        id: "tillfallen", caption: visit.terms("Tillfällen"), isSortable: true,
        columns: [
          .init("Rapport", .label), .init("Brytdag"), .init("Rapportera senast"), .init("Sammanträde"),
          .init("Låst"), .init("Fastställd"),
        ],
        rows: rows.map { row in
          let occasion = row.occasion
          return .init([
            .content([name(row, visit)], sortedBy: occasion.month.description), day(occasion.plan?.cutOff),
            day(occasion.due(.report)), day(occasion.meeting), .words(locked(row)),
            .words(row.established ?? "nej"),
          ])
        }))
  }

  private static func locked(_ row: ListOccasions.Row) -> String {
    guard let latest = row.latest else { return "nej" }
    return "version \(latest.number) för \(latest.body)"
  }
}
