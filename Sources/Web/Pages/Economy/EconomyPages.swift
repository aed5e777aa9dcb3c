import Documents
import DocumentWriters
import Forecasting
import Formats
import HTML
import Kernel
import Storage

/// *Ekonomi*: the income statement, by unit, by month, and the investments.
enum EconomyPages {
  static let routes: [Route] =
    [
      .get("/ekonomi", .permission(.read), answer: statement).brief,
      .get("/ekonomi/enheter", .permission(.read), answer: units).brief,
      .get("/ekonomi/enhet/{enhet}", .permission(.read), answer: unit),
      .get("/ekonomi/manader", .permission(.read), answer: months),
      .get("/ekonomi/investeringar", .permission(.read), answer: investments),
    ] + DrillPages.routes + PostingPages.routes + MarkingPages.routes

  /// The views of the board's money, with the step that follows in their addresses.
  static let views: [(title: String, step: String)] = [
    ("Resultaträkning", ""), ("Enheter", "enheter"), ("Månader", "manader"), ("Investeringar", "investeringar"),
    ("Sök bokföringsrad", "sok"), ("Markerade rader", "markta"),
  ]

  /// The views beside each other.
  static func tabs(_ current: String, _ visit: Visit) -> Node {
    Look.tabs(
      "Ekonomi",
      views.map { ($0.title, visit.link(["ekonomi"] + ($0.step.isEmpty ? [] : [$0.step])), $0.step == current) })
  }

  static func crumb(_ visit: Visit) -> PageContent.Crumb { .init(MainPage.economy.title, visit.link("ekonomi")) }

  /// The page where nothing is imported.
  static func empty(_ title: String, _ visit: Visit) -> WebAnswer {
    visit.page(
      title, in: .economy,
      [
        Look.empty(
          "Ingen bokföring är inläst ännu.",
          [
            .text("När huvudboken är inläst finns resultaträkningen här. Den läses in under "),
            visit.way(to: .imports), .text("."),
          ])
      ])
  }

  private static func statement(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return empty("Ekonomi", visit) }
    let answer = try await FollowUpDesk(visit.desk).statement(month, asOf: visit.asOf)
    var writer = visit.writer(month)
    var content: [Node] = []
    if let answer { content.append(Look.answer(writer.nodes(of: answer.sentence))) }
    content += [tabs("", visit), try await visit.monthChoice(month, to: visit.link("ekonomi"))]
    if let table = answer?.table { content += lines(table, visit, month, unit: nil) }
    return visit.page("Ekonomi", in: .economy, content)
  }

  /// The statement's table, whose lines lead down.
  private static func lines(_ table: Table, _ visit: Visit, _ month: Month, unit: String?) -> [Node] {
    visit.table(table, at: month) { row in
      row.kind == .heading ? nil : DrillPages.address(visit, line: row.id, unit: unit, month: month)
    }
  }

  private static func units(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return empty("Enheter", visit) }
    let answer = try await FollowUpDesk(visit.desk).units(month, asOf: visit.asOf)
    var content = [
      Look.answer([.text("Varje enhets nettokostnad till och med \(SwedishText.text(month)).")]),
      tabs("enheter", visit), try await visit.monthChoice(month, to: visit.link("ekonomi", "enheter")),
    ]
    if let table = answer.table {
      content += visit.table(table, at: month) { row in
        answer.units.contains(row.id)
          ? visit.link(["ekonomi", "enhet", row.id], fields: ["period": month.description]) : nil
      }
    }
    return visit.page("Enheter", in: .economy, beneath: [crumb(visit)], content)
  }

  private static func unit(_ visit: Visit) async throws -> WebAnswer {
    let id = visit.parameter("enhet")
    guard let month = try await visit.month() else { return empty("Enhet", visit) }
    let desk = FollowUpDesk(visit.desk)
    guard let answer = try await desk.statement(month, unit: id, asOf: visit.asOf), let name = answer.unitName
    else { throw WebProblem.noPage }
    var writer = visit.writer(month)
    var content = [
      Look.answer(writer.nodes(of: answer.sentence)), tabs("enhet", visit),
      try await visit.monthChoice(month, to: visit.link(["ekonomi", "enhet", id])),
    ]
    if let table = answer.table { content += lines(table, visit, month, unit: id) }
    content.append(
      Look.actions([
        Look.link(
          "Månad för månad, rad för rad",
          visit.link(["ekonomi", "manader"], fields: ["enhet": id, "period": month.description]))
      ]))
    content += try await charts(of: month, unit: id, visit, &writer)
    return visit.page(
      name, in: .economy,
      beneath: [crumb(visit), .init("Enheter", visit.link("ekonomi", "enheter"))], content)
  }

  private static func charts(
    of month: Month, unit: String? = nil, _ visit: Visit, _ writer: inout HTMLWriter
  ) async throws -> [Node] {
    let blocks = try await FollowUpDesk(visit.desk).blocks(
      ofSection: ChartSections.Name.months.rawValue, month, unit: unit, asOf: visit.asOf)
    var nodes: [Node] = []
    for block in blocks { nodes.append(writer.node(of: block)) }
    return nodes
  }

  private static func months(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return empty("Månader", visit) }
    let unit = visit.query["enhet"].flatMap { $0.isEmpty ? nil : $0 }
    let answer = try await FollowUpDesk(visit.desk).statement(month, unit: unit, asOf: visit.asOf)
    if unit != nil, answer == nil { throw WebProblem.noPage }
    var writer = visit.writer(month)
    let address = visit.link(["ekonomi", "manader"], fields: unit.map { ["enhet": $0] } ?? [:])
    var content = [
      Look.answer([
        .text("Året mot budget, förra året och prognosen, månad för månad. "),
        Look.link("Rad för rad", "#" + byMonthHeading), .text("."),
      ]),
      tabs("manader", visit), try await visit.monthChoice(month, to: address),
    ]
    content += try await charts(of: month, unit: unit, visit, &writer)
    if let table = try await FollowUpDesk(visit.desk).table(.byMonth, month, unit: unit, asOf: visit.asOf) {
      content.append(.element(.h2, [.id(byMonthHeading)], "Rad för rad"))
      content += lines(table, visit, month, unit: unit)
    }
    guard let unit, let name = answer?.unitName else {
      return visit.page("Månader", in: .economy, beneath: [crumb(visit)], content)
    }
    let steps = [
      crumb(visit), PageContent.Crumb("Enheter", visit.link("ekonomi", "enheter")),
      .init(name, visit.link(["ekonomi", "enhet", unit], fields: ["period": month.description])),
    ]
    return visit.page("Månader, \(name)", in: .economy, beneath: steps, content)
  }

  /// What names the table of lines by month within its page.
  private static let byMonthHeading = "rad-for-rad"

  private static func investments(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return empty("Investeringar", visit) }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    var content = [tabs("investeringar", visit)]
    if let table = sections.table(.investments, unit: nil), let projects = InvestmentProjects(sections) {
      var writer = visit.writer(month)
      content.insert(Look.answer(writer.nodes(of: projects.sentence)), at: 0)
      content.append(try await visit.monthChoice(month, to: visit.link("ekonomi", "investeringar")))
      content += lines(table, visit, month, unit: nil)
      content.append(ProjectTable(visit: visit, projects: projects).node)
    } else {
      content.append(
        Look.empty(
          visit.terms("Nämnden har ingen uppställning för investeringar."),
          [.text(visit.terms("Den läses in bland uppställningarna med namnet investering."))]))
    }
    return visit.page("Investeringar", in: .economy, beneath: [crumb(visit)], content)
  }
}
