import Documents
import Formats
import HTML
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// One part of a report: what is asked for, what is written, and whose turn it is.
enum SectionPages {
  private static let pattern = "/rapporter/{manad}/avsnitt/{avsnitt}/{enhet}"

  static let routes: [Route] = [
    .get(pattern, .permission(ReadWork.permission), .never) { try await page($0) },
    .get("/rapporter/{manad}/siffror", .permission(PickFigures.permission), answer: figures),
    .post(pattern + "/spara", .permission(WriteSection.permission), answer: save),
    .post(pattern + "/utkast", .permission(WriteSection.permission), answer: draft),
    .post(pattern + "/klar", .permission(MarkSectionReady.permission)) { visit in
      try await acting(visit) { id in _ = try await works(visit).markReady(id) }
    },
    .post(pattern + "/godkann", .permission(ApproveSection.permission)) { visit in
      try await acting(visit) { id in try await visit.run(ApproveSection.self, id) }
    },
    .post(pattern + "/ater", .permission(ReturnSection.permission)) { visit in
      try await acting(visit) { id in
        try await visit.run(ReturnSection.self, .init(id: id, reason: visit.form["skal"] ?? ""))
      }
    },
    .post(pattern + "/ta", .permission(TakeSection.permission)) { visit in
      try await acting(visit) { id in try await visit.run(TakeSection.self, id) }
    },
    .post(pattern + "/slapp", .permission(ReleaseSection.permission)) { visit in
      try await acting(visit) { id in try await visit.run(ReleaseSection.self, id) }
    },
    .post(pattern + "/bryt", .permission(LiftSectionLock.permission)) { visit in
      try await acting(visit) { id in try await visit.run(LiftSectionLock.self, id) }
    },
    .post(pattern + "/kopiera", .permission(CopySection.permission)) { visit in
      try await acting(visit) { id in try await visit.run(CopySection.self, id) }
    },
  ]

  /// What stands for the whole board in addresses.
  private static let wholeBoard = "namnden"

  /// Where the part's page lies.
  static func address(_ id: SectionID, _ visit: Visit, _ step: String...) -> String {
    visit.link(
      ["rapporter", id.month.description, "avsnitt", id.section, id.isOfBoard ? wholeBoard : id.unit] + step)
  }

  private static func id(_ visit: Visit) throws -> SectionID {
    let unit = visit.parameter("enhet")
    return SectionID(try ReportPages.month(visit), visit.parameter("avsnitt"), unit == wholeBoard ? nil : unit)
  }

  private static func works(_ visit: Visit) -> WorkDesk {
    WorkDesk(visit.desk, sections: Capabilities.all(visit.desk))
  }

  /// Does it and goes back to the part; what hinders is told on its page.
  private static func acting(
    _ visit: Visit, _ act: (SectionID) async throws -> Void
  ) async throws -> WebAnswer {
    let id = try id(visit)
    do {
      try await act(id)
    } catch let problem as any Problem where Failure.status(of: problem) == 422 {
      return try await page(visit, faults: [FieldFault(SectionWriting.told(problem, visit), in: visit.terms)])
    }
    return .seeOther(address(id, visit))
  }

  private static func save(_ visit: Visit) async throws -> WebAnswer {
    let id = try id(visit)
    // Whoever may not see the part is not told what its form has.
    _ = try await row(id, visit)
    let basis = try SectionWriting.basis(visit)
    func again(_ version: Int?, _ faults: [FieldFault], status: Int = 422) async throws -> WebAnswer {
      let typed = SectionWriting.Typed(text: SectionWriting.text(visit), version: version)
      return try await page(visit, typed: typed, faults: faults, status: status)
    }
    switch try await SectionWriting.write(id, basedOn: basis, visit, field: "text") {
    case .saved: break
    case .overtaken(let fault): return try await again(nil, [fault], status: 409)
    case .refused(let faults): return try await again(basis, faults)
    // Where somebody else is writing, or all is approved, there is no field.
    case .held(let problem):
      return try await again(basis, [FieldFault(problem, at: "osparat", in: visit.terms)])
    }
    return .seeOther(address(id, visit))
  }

  private static func draft(_ visit: Visit) async throws -> WebAnswer {
    let id = try id(visit)
    _ = try await row(id, visit)
    return try await SectionWriting.draft(id, visit, then: address(id, visit))
  }

  private static func row(_ id: SectionID, _ visit: Visit) async throws -> ReadWork.Row {
    let work = try await visit.ask(ReadWork.self, id.month)
    guard let row = work.rows.first(where: { $0.id == id }) else { throw WebProblem.noPage }
    return row
  }

  /// The part's page; with what was typed where it could not be saved.
  static func page(
    _ visit: Visit, typed: SectionWriting.Typed? = nil, faults: [FieldFault] = [], status: Int = 422
  ) async throws -> WebAnswer {
    let id = try id(visit)
    let row = try await row(id, visit)
    let desk = works(visit)
    // Before the month is posted there are no figures to refer to, and nothing that must be explained.
    let isPosted = try await visit.isPosted(id.month)
    let text = row.work?.value.text ?? ""
    let shown = isPosted ? try await desk.shown(text, at: id.month, asOf: visit.asOf) : text
    let remarks = try await visit.ask(
      ListDemandedRemarks.self, .init(id: id, demanded: isPosted ? try await desk.demanded(id, asOf: visit.asOf) : []))
    var content: [Node] = [lead(row, visit), demanded(remarks, visit)]
    if let work = row.work, !work.value.reason.isEmpty {
      content.append(Look.notice(.warning, [.text("Att komplettera: " + work.value.reason)]))
    }
    if isPosted, visit.moment == nil { content.append(moved(try await desk.movements(row), row)) }
    let draft = typed == nil && visit.moment == nil ? try await SectionDraftDesk(visit.desk).find(id) : nil
    content += editor(row, visit, typed: typed, draft: draft, shown: shown, isPosted: isPosted, faults: faults)
    content += isPosted ? try await printed(shown, row, visit) : []
    if let before = row.last {
      content += [
        .element(.h2, [.id("forra")], visit.terms("Förra tillfället, \(SwedishText.text(before.month))")),
        paragraphs(try await desk.shown(before.text, at: before.month, asOf: visit.asOf)),
      ]
    }
    return visit.page(
      "\(row.demand.title), \(row.unitText)", in: .reports, beneath: ReportPages.crumbs(visit, id.month),
      faults: faults, status: faults.isEmpty ? 200 : status, content)
  }

  private static func lead(_ row: ReadWork.Row, _ visit: Visit) -> Node {
    let changed =
      row.work.map { " av \(WorkSections.who($0.value.changed, visit.names)) \($0.value.changed.at.textInStockholm)" }
      ?? ""
    return .fragment([
      Look.answer([row.state.node, .text(changed + ". " + row.demand.instruction)])
    ])
  }

  /// The figures of the text that are others than when somebody last stood behind it.
  private static func moved(_ movements: [String], _ row: ReadWork.Row) -> Node {
    guard !movements.isEmpty, let work = row.work?.value else { return .nothing }
    return Look.notice(
      .warning,
      [
        .text("Siffror i texten har ändrats sedan \(SwedishText.text(work.changed.at.dayInStockholm)): "),
        .text(movements.joined(separator: "; ") + ". Läs texten mot siffrorna som de är nu."),
      ])
  }

  /// The variances that must be explained and are not.
  private static func demanded(_ remarks: ListDemandedRemarks.Output, _ visit: Visit) -> Node {
    guard !remarks.missing.isEmpty else { return .nothing }
    return Look.notice(
      .warning,
      [
        .text("Dessa avvikelser ska förklaras innan avsnittet kan klarmarkeras: "),
        .text(remarks.missing.map { "\($0.line) (över \($0.threshold))" }.joined(separator: "; ") + "."),
      ])
  }

  static func paragraphs(_ text: String) -> Node {
    .fragment(
      text.split(separator: "\n\n").map { .element(.p, [], String($0)) })
  }
}
