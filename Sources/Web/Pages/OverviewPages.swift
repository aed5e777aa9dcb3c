import Access
import Documents
import DocumentWriters
import Forecasting
import HTML
import Kernel
import Organisation
import Overview
import Reporting
import Storage

/// *Läget*: what is expected of me, and where the year is heading.
enum OverviewPages {
  static let routes: [Route] = [
    .get("/", .login) { visit in .seeOther(visit.link("laget")) },
    .get("/laget", .login, answer: overview),
  ]

  private static func overview(_ visit: Visit) async throws -> WebAnswer {
    let roles = visit.visitor?.rights.roles ?? []
    // Whoever has no role reads what everybody reads.
    let standpoint = Standpoint.first(of: roles.map(\.role)) ?? .boardMember
    let units = roles.filter { standpoint == .unitManager && $0.role == .unitManager }.compactMap(\.unit)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let page = try await OverviewDesk(visit.desk).overview(
      of: visit.visitor?.person ?? "", standpoint, units: units, asOf: visit.asOf)
    var writer = page.month.map { visit.writer($0) } ?? HTMLWriter()
    var content = [Look.answer(writer.nodes(of: page.first))]
    content += list("Dina enheter", page.units, visit, &writer)
    if !page.tasks.isEmpty {
      content += [
        .element(.h2, [], "Det här väntar på dig"),
        Look.list(
          page.tasks.map { task in
            link(
              [.text(FirstPageDocument.task(in: task, visit.today).plainText)],
              to: task.unitID.map { ["prognos", $0] }
                ?? ["rapporter"], .read, visit)
          }),
      ]
    }
    content += list("Försenat", page.late, visit, &writer)
    if !page.movements.isEmpty {
      content += [
        .element(.h2, [], "Det har ändrat prognosen mest"),
        Look.list(
          page.movements.map { movement in
            [.text(movement.name + ": ")] + writer.nodes(of: [movement.change])
              + [.text(movement.reason.isEmpty ? "." : ". " + movement.reason)]
          }),
      ]
    }
    if let table = page.statement, let month = page.month {
      content.append(.element(.h2, [], "Resultaträkningen i korthet"))
      content += visit.table(table, at: month) { row in
        row.kind == .heading ? nil : DrillPages.address(visit, line: row.id, unit: units.first, month: month)
      }
    }
    if let meeting = page.meeting {
      let agenda = meeting.occasions.isEmpty ? "" : ": " + SwedishText.list(meeting.occasions)
      content += [
        .element(.h2, [], "Nästa sammanträde"),
        Look.list(
          [[.text(SwedishText.text(meeting.day) + agenda + ".")]]
            + meeting.missing.map { item(link: $0, visit, &writer) }),
      ]
    }
    return visit.page("Läget", in: .situation, content)
  }

  private static func list(
    _ title: String, _ items: [FirstPage.Item], _ visit: Visit, _ writer: inout HTMLWriter
  ) -> [Node] {
    guard !items.isEmpty else { return [] }
    var rows: [[Node]] = []
    for item in items { rows.append(self.item(link: item, visit, &writer)) }
    return [.element(.h2, [], title), Look.list(rows)]
  }

  private static func item(link item: FirstPage.Item, _ visit: Visit, _ writer: inout HTMLWriter) -> [Node] {
    let words = writer.nodes(of: item.text)
    return switch item.target {
    case .imports?: link(words, to: ["inlasning"], .importFacts, visit)
    case .section?, .work?, .locked?: link(words, to: ["rapporter"], .read, visit)
    case .reconciliation?, .calendar?, nil: words
    }
  }

  /// The words as a link for whoever may go there.
  private static func link(
    _ words: [Node], to steps: [String], _ permission: Permission, _ visit: Visit
  ) -> [Node] {
    guard visit.may(permission) else { return words }
    return [.element(.a, [.href(visit.link(steps))], words)]
  }
}

extension WorkTask {
  /// The unit that it is about; nil where it is about the whole board, or not for its manager.
  fileprivate var unitID: String? {
    guard step == .report, role == .unitManager, let section, !section.isOfBoard else { return nil }
    return section.unit
  }
}
