import DocumentWriters
import Documents
import Formats
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// One occasion: what is left and whose it is, what is written, and what is locked.
enum OccasionPage {
  static func occasion(_ visit: Visit) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let rows = try await visit.ask(ListOccasions.self, ())
    guard let row = rows.first(where: { $0.occasion.month == month }) else { throw WebProblem.noPage }
    let work = visit.may(ReadWork.permission) ? try await planned(visit, month) : nil
    var content = work.map { self.work($0, visit) } ?? [Look.answer([.text(standing(row))])]
    // Before the parts, which are many.
    content.insert(try await ways(visit, month, work), at: 1)
    content += try await locked(visit, month)
    return visit.page(
      "\(row.occasion.name) \(SwedishText.text(month))", in: .reports, beneath: [ReportPages.top(visit)], content)
  }

  /// Where the report stands, for whoever has no part in its making.
  private static func standing(_ row: ListOccasions.Row) -> String {
    if let established = row.established { return "Rapporten är fastställd: \(established)." }
    guard let latest = row.latest else { return "Rapporten är inte låst ännu." }
    return "Version \(latest.number) är låst för \(latest.body). Rapporten är inte fastställd."
  }

  /// The month's work; nil where none is planned.
  private static func planned(_ visit: Visit, _ month: Month) async throws -> ReadWork.Output? {
    do {
      let work = try await visit.ask(ReadWork.self, month)
      return work.rows.isEmpty ? nil : work
    } catch WorkProblem.notPlanned {
      return nil
    }
  }

  /// The parts of the report.
  private static func work(_ work: ReadWork.Output, _ visit: Visit) -> [Node] {
    let open = work.rows.filter { $0.state != .approved }
    let lead =
      open.isEmpty
      ? (work.rows.count == 1 ? "Avsnittet är godkänt." : "Alla \(work.rows.count) avsnitt är godkända.")
      : "\(work.rows.count - open.count) av \(work.rows.count) avsnitt är "
        + (work.rows.count - open.count == 1 ? "godkänt." : "godkända.")
    let mine = TaskRules.tasks(TaskRules.tasks(work, on: visit.day), of: visit.person).filter { $0.state == .open }
    return [Look.answer([.text(lead + " " + due(work.occasion, visit))]), tasks(mine, visit)]
      + [sections(work, visit), chain(work, visit)]
  }

  private static func due(_ occasion: Occasion, _ visit: Visit) -> String {
    guard let day = occasion.due(.report) else { return "" }
    return day < visit.day
      ? "Sista dag att rapportera var \(SwedishText.text(day))."
      : "Sista dag att rapportera är \(SwedishText.text(day))."
  }

  /// What whoever visits has left.
  private static func tasks(_ tasks: [WorkTask], _ visit: Visit) -> Node {
    guard !tasks.isEmpty else { return .nothing }
    return .fragment([
      .element(.h2, [.id("kvar")], "Kvar för dig"),
      Look.list(
        tasks.map { task in
          let title = task.unit.isEmpty ? task.title : "\(task.title), \(task.unit)"
          let words: Node = task.section.map { Look.link(title, SectionPages.address($0, visit)) } ?? .text(title)
          let day = task.due.map { " – senast \(SwedishText.text($0))" } ?? ""
          let late = task.isLate(on: visit.day) ? [.text(" "), Look.state(.late, "försenad")] : []
          return [words, .text(day)] + late
        }),
    ])
  }

  /// Whose turn it is, and until when; nothing where the part is done.
  private static func awaited(_ tasks: [WorkTask], _ visit: Visit) -> String {
    guard let task = tasks.first(where: { $0.state == .open }) else { return "" }
    let names = task.members.map(\.name)
    let who = names.isEmpty ? task.role.title : SwedishText.list(names)
    guard let due = task.due else { return who }
    return who + ", senast \(SwedishText.text(due))" + (task.isLate(on: visit.day) ? " (försenad)" : "")
  }

  private static func sections(_ work: ReadWork.Output, _ visit: Visit) -> Node {
    let tasks = Dictionary(grouping: TaskRules.tasks(work, on: visit.day).filter { $0.section != nil }, by: \.section)
    return Look.table(
      PageTable(
        id: "avsnitt", caption: "Avsnitt", isSortable: true,
        columns: [
          .init("Avsnitt", .label), .init("Enhet"), .init("Läge"), .init("Väntar på"), .init("Av"), .init("När"),
          .init("Skriver nu"),
        ],
        rows: work.rows.map { row in
          let value = row.work?.value
          let holder = row.lock.flatMap { $0.isHeld(at: visit.desk.context.now) ? $0.holder : nil }
          return .init([
            .way(row.demand.title, to: SectionPages.address(row.id, visit), sortedBy: row.demand.title),
            .words(row.unitText), .content([row.state.node], sortedBy: row.state.title),
            .words(awaited(tasks[row.id] ?? [], visit)),
            .words(value.map { WorkSections.who($0.changed, visit.names) } ?? ""),
            .brief(value?.changed.at.textInStockholm ?? ""), .words(holder.map { visit.names.name(of: $0) } ?? ""),
          ])
        }))
  }

  /// The bodies that have the report, one after the other.
  private static func chain(_ work: ReadWork.Output, _ visit: Visit) -> Node {
    let chain = BodyChain(work.occasion, locked: work.locked)
    guard !chain.links.isEmpty else { return .nothing }
    var writer = visit.writer(work.occasion.month)
    return writer.node(of: WorkTables.chain(chain))
  }

  /// What can be done with the report as a whole.
  private static func ways(_ visit: Visit, _ month: Month, _ work: ReadWork.Output?) async throws -> Node {
    let isOpen = work?.rows.contains { $0.state != .approved } ?? false
    let reminding = isOpen ? [RemindPages.way("Påminn", month, .all, visit)].compactMap { $0 } : []
    let alone = reminding.isEmpty ? .nothing : Look.actions(reminding)
    guard visit.may(ReadReport.permission) else { return alone }
    guard try await visit.isPosted(month) else {
      let words =
        "Bokföringen för \(SwedishText.text(month)) är inte inläst ännu. När den är det kan rapporten förhandsgranskas."
      return .fragment([.element(.p, [], words), alone])
    }
    let top = ["rapporter", month.description]
    var ways = [Look.wayOn("Förhandsgranska", visit.link(top + ["forhandsgranska"]))]
    if visit.may(CheckReport.permission), visit.moment == nil {
      ways.append(Look.wayOn("Kontrollera", visit.link(top + ["kontroll"]), .second))
    }
    if visit.may(LockReport.permission), visit.moment == nil {
      ways.append(Look.wayOn("Lås version", visit.link(top + ["las"]), .second))
    }
    return Look.actions(ways + reminding)
  }

  /// The locked versions, and what can be compared with what.
  private static func locked(_ visit: Visit, _ month: Month) async throws -> [Node] {
    let reports = try await visit.ask(ListLocked.self, month)
    guard !reports.isEmpty else { return [] }
    let top = ["rapporter", month.description]
    let mayCompare = visit.may(CompareReports.permission) && visit.moment == nil
    let table = PageTable(
      id: "versioner", caption: "Låsta versioner", isSortable: true,
      columns: [
        .init("Version", .label), .init("Låst för"), .init("Om"), .init("Rättelse"), .init("Fastställd"),
      ] + (mayCompare ? [.init("Jämför")] : []),
      // The newest is what most come for.
      rows: reports.reversed().map { report in
        let value = report.value
        let now =
          mayCompare
          ? [
            PageTable.Cell.content([
              Look.link("med nuläget", visit.link(top + ["jamfor"], fields: .init([.init("fran", value.id)])))
            ])
          ] : []
        return .init(
          [
            .content([
              Look.link(
                "\(value.number). \(value.title)",
                ReportPages.version(value.id, of: value.month, visit))
            ]),
            .words(value.body), .brief(value.unit ?? "hela nämnden"), .words(value.reason),
            .content([.text((LockRules.established(value) ?? "nej") + " ")] + EstablishPages.way(value, visit)),
          ] + now)
      })
    return [Look.table(table)] + comparison(reports, visit, top)
  }

  /// Two versions to compare.
  private static func comparison(
    _ reports: [Versioned<LockedReport>], _ visit: Visit, _ top: [String]
  ) -> [Node] {
    guard reports.count > 1, visit.may(CompareReports.permission), visit.moment == nil else { return [] }
    let choices = reports.map { Field.Choice($0.value.id, "Version \($0.value.number), \($0.value.body)") }
    return [
      .element(.h2, [.id("jamfor")], "Jämför två versioner"),
      Look.briefQuestion(
        to: visit.link(top + ["jamfor"]),
        [
          Look.field(Field("fran", "Den tidigare", .list(choices, chosen: choices[choices.count - 2].value))),
          Look.field(Field("till", "Den senare", .list(choices, chosen: choices[choices.count - 1].value))),
          Look.actions([Look.button("Jämför", .second)]),
        ]),
    ]
  }
}
