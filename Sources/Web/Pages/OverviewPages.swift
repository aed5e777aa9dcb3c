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
    .get("/laget", .login, answer: overview).brief,
  ]

  private static func overview(_ visit: Visit) async throws -> WebAnswer {
    let roles = visit.visitor?.rights.roles ?? []
    // Whoever has no role reads what everybody reads.
    let standpoint = Standpoint.first(of: roles.map(\.role)) ?? .boardMember
    let units = roles.filter { standpoint == .unitManager && $0.role == .unitManager }.compactMap(\.unit)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let page = try await OverviewDesk(visit.desk).overview(
      of: visit.visitor?.person ?? "", standpoint, units: units, on: visit.day, asOf: visit.asOf)
    var writer = page.month.map { visit.writer($0) } ?? HTMLWriter()
    var first: [Node] = []
    for piece in page.first { first += item(link: piece, visit, &writer) }
    var content = [Look.answer(first)]
    content += list("Dina enheter", page.units, visit, &writer)
    if let report = page.report, case .locked(let month, let id)? = report.target {
      content.append(Look.actions([Look.wayOn(report.text.plainText, ReportPages.version(id, of: month, visit))]))
    }
    if !page.tasks.isEmpty || !page.waiting.isEmpty {
      let waiting = page.waiting.map { item(link: $0, visit, &writer) }
      content += [
        .element(.h2, [], "Det här väntar på dig"),
        Look.folded(
          waiting
            + page.tasks.map { task in
              let words = Node.text(FirstPageDocument.task(in: task, visit.day).plainText)
              let address = task.unitID.map { visit.link("prognos", $0) }
              return link([words], to: address ?? section(task.section, visit), .read, visit)
            }),
      ]
    }
    content += list("Försenat", page.late, visit, &writer)
    if let month = page.reminding { content += reminding(month, visit) }
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
        row.kind == .heading
          ? nil : DrillPages.address(visit, line: row.id, unit: units.count == 1 ? units[0] : nil, month: month)
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

  /// The way to remind those who are late; nothing for whoever may not.
  private static func reminding(_ month: Month, _ visit: Visit) -> [Node] {
    RemindPages.way("Påminn dem som är sena", month, .late, visit).map { [Look.actions([$0])] } ?? []
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
    case .imports?: link(words, to: visit.link("inlasning"), .importFacts, visit)
    case .section(let id)?: link(words, to: section(id, visit), .read, visit)
    case .work(let month)?: link(words, to: visit.link("rapporter", month.description), .read, visit)
    case .locked(let month, let id)?:
      link(words, to: ReportPages.version(id, of: month, visit), ReadLocked.permission, visit)
    case .markedPostings?: link(words, to: visit.link("ekonomi", "markta"), .read, visit)
    // The number comes with the occasions, in a file.
    case .calendar?: link(words, to: visit.link("inlasning"), ImportOccasions.permission, visit)
    case nil: words
    }
  }

  /// The address of the part; that of all reports where it is about no part.
  private static func section(_ id: SectionID?, _ visit: Visit) -> String {
    id.map { SectionPages.address($0, visit) } ?? visit.link("rapporter")
  }

  /// The words as a link for whoever may go there.
  private static func link(
    _ words: [Node], to address: String, _ permission: Permission, _ visit: Visit
  ) -> [Node] {
    guard visit.may(permission) else { return words }
    return [.element(.a, [.href(address)], words)]
  }
}

extension WorkTask {
  /// The unit that it is about; nil where it is about the whole board, or not for its manager.
  fileprivate var unitID: String? {
    guard step == .report, role == .unitManager, let section, !section.isOfBoard else { return nil }
    return section.unit
  }
}
