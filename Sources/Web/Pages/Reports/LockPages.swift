import Documents
import DocumentWriters
import Formats
import HTML
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// Locking a report for a body, and correcting one that is locked.
enum LockPages {
  static let routes: [Route] = [
    .get("/rapporter/{manad}/las", .permission(LockReport.permission), .never) { try await form($0, faults: []) }
      .presentOnly,
    .post("/rapporter/{manad}/las", .permission(LockReport.permission), answer: lock).unhurried,
  ]

  private static func form(_ visit: Visit, faults: [FieldFault]) async throws -> WebAnswer {
    let choice = try ReportChoice(visit)
    let month = choice.input.month
    let occasions = try await visit.ask(ListOccasions.self, ())
    let known = occasions.first { $0.occasion.month == month }?.occasion.plan?.bodies.map(\.name) ?? []
    let locked = try await visit.ask(ListLocked.self, month).map(\.value).filter { report in
      report.unit == choice.input.unit && (choice.input.template ?? report.template) == report.template
    }
    let checked = try await CheckDesk(visit.desk, capabilities: Capabilities.all).check(
      choice.input, kinds: RecordKinds.all)
    let bodies = known.isEmpty ? ["nämnden"] : known
    let choices = bodies.map { body in
      Field.Choice(body, body, hint: locked.last { $0.body == body }.map { "version \($0.number) är låst" } ?? "")
    }
    let next = bodies.first { body in !locked.contains { $0.body == body } } ?? bodies[0]
    return visit.page(
      "Lås version", in: .reports, beneath: ReportPages.crumbs(visit, month), faults: faults,
      status: faults.isEmpty ? 200 : 422,
      [
        Look.answer([
          .text("Det som låses står kvar som det är, vad som än läses in senare. Kontrollen fann \(checked.summary). "),
          Look.link(
            "Se kontrollen", visit.link(["rapporter", month.description, "kontroll"], fields: choice.fields)),
        ]),
        Look.form(
          to: visit.link("rapporter", month.description, "las"), token: visit.token,
          choice.hidden + [
            Look.field(
              Field("instans", "Lås för", .oneOf(choices, chosen: visit.form["instans"] ?? next)), faults: faults),
            Look.field(
              Field(
                "rattelse", "Rättelse", .line(visit.form["rattelse"] ?? ""),
                hint: "Fyll i vad som rättas bara om instansen redan har en låst version.", isRequired: false),
              faults: faults),
            Look.field(
              Field(
                "pdf", "Gör också en PDF. Den tar några sekunder.", .check(visit.form["pdf"] != nil), isRequired: false)
            ),
            Look.actions([
              Look.button("Lås version"), Look.link("Avbryt", visit.link("rapporter", month.description)),
            ]),
          ]),
      ])
  }

  private static func lock(_ visit: Visit) async throws -> WebAnswer {
    let choice = try ReportChoice(visit)
    let month = choice.input.month
    let reason = (visit.form["rattelse"] ?? "").trimmed
    let locked: LockedReport
    do {
      locked = try await LockDesk(visit.desk, capabilities: Capabilities.all).lock(
        choice.input, body: visit.form["instans"] ?? "",
        correcting: reason.isEmpty ? nil : String(reason),
        rendering: visit.rendering(DocumentFormat.allCases, isPDF: visit.form["pdf"] != nil))
    } catch let problem as LockProblem {
      return try await form(visit, faults: [FieldFault(problem, at: "rattelse", in: visit.terms)])
    }
    return .seeOther(ReportPages.version(locked.id, of: month, visit))
  }
}
