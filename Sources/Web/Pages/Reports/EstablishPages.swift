import Formats
import HTML
import Kernel
import Organisation
import Reporting
import Storage

/// Noting the decision by which a body established a locked report.
enum EstablishPages {
  static let routes: [Route] = [
    .get("/rapporter/{manad}/faststall", .permission(EstablishReport.permission), .never) {
      try await form($0, faults: [])
    }.presentOnly, .post("/rapporter/{manad}/faststall", .permission(EstablishReport.permission), answer: establish),
  ]

  /// The way to the form; nothing where the report is established, or whoever visits may not.
  static func way(_ report: LockedReport, _ visit: Visit) -> [Node] {
    guard report.decision == nil, visit.may(EstablishReport.permission), visit.moment == nil else { return [] }
    return [
      Look.link(
        "Fastställ",
        visit.link(
          ["rapporter", report.month.description, "faststall"], fields: .init([.init("rapport", report.id)])))
    ]
  }

  private static func form(_ visit: Visit, faults: [FieldFault]) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let id = visit.form["rapport"] ?? visit.query["rapport"] ?? ""
    let report = try await visit.ask(ReadLocked.self, .init(id)).report.value
    guard report.month == month else { throw WebProblem.noPage }
    let occasion = try await visit.ask(ListOccasions.self, ()).first { $0.occasion.month == month }?.occasion
    let day = visit.form["dag"] ?? occasion?.meeting?.description ?? ""
    let lead =
      LockRules.established(report).map { "Rapporten är redan fastställd: \($0)." }
      ?? "\(LockRules.name(of: report)) blir fastställd av \(report.body) genom beslutet."
    return visit.page(
      "Fastställ rapporten", in: .reports, beneath: ReportPages.crumbs(visit, month), faults: faults,
      status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([.text(lead)]),
        Look.form(
          to: visit.link("rapporter", month.description, "faststall"), token: visit.token,
          [
            Look.hidden("rapport", report.id),
            Look.field(Field("dag", "Sammanträdets dag", .day(day)), faults: faults),
            Look.field(
              Field("paragraf", "Paragraf i protokollet", .line(visit.form["paragraf"] ?? ""), hint: "Som § 52."),
              faults: faults),
            Look.actions([
              Look.button("Fastställ"), Look.link("Avbryt", visit.link("rapporter", month.description)),
            ]),
          ]),
      ])
  }

  private static func establish(_ visit: Visit) async throws -> WebAnswer {
    let month = try ReportPages.month(visit)
    let id = visit.form["rapport"] ?? ""
    guard let day = Day(visit.form["dag"] ?? "") else {
      return try await form(visit, faults: [FieldFault("Välj sammanträdets dag.", at: "dag")])
    }
    do {
      try await visit.run(
        EstablishReport.self,
        .init(id: id, decision: .init(day: day, section: String((visit.form["paragraf"] ?? "").trimmed))))
    } catch let problem as LockProblem where Failure.status(of: problem) == 422 {
      let field = (visit.form["paragraf"] ?? "").trimmed.isEmpty ? "paragraf" : "dag"
      return try await form(visit, faults: [FieldFault(problem, at: field, in: visit.terms)])
    }
    return .seeOther(visit.link(["rapporter", month.description, "version"], fields: .init([.init("rapport", id)])))
  }
}
