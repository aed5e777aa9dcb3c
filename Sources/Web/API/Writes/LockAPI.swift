import DocumentWriters
import Formats
import Installed
import Kernel
import Reporting
import Storage

/// Locking reports.
enum LockAPI {
  static let operations: [APIOperation] = [
    .write(
      .post, API.root + "/reports", .permission(.report), name: "report.lock",
      "Locks the month's report for a body in its public variant: tree, figures and finished files.", [], body: body,
      answer: lock
    ).unhurried,
    .write(
      .post, API.root + "/reports/{month}/{template}/{unit}/{number}/decision", .permission(EstablishReport.permission),
      name: EstablishReport.name, "Notes the decision by which a body established a locked report.", ReportAPI.report,
      body: decision
    ) { visit in
      var fields = try JSONFields(visit.body)
      let day = fields.required("day", "en dag som 2019-05-21") { Day($0) }
      let section = fields.text("section")
      try fields.finish()
      guard let day else { throw APIProblem.missingParameter("day") }
      let input = EstablishReport.Input(
        id: try ReportAPI.id(visit), decision: .init(day: day, section: String(section.trimmed)))
      return VersionMessage(version: try await visit.desk.run(EstablishReport.self, input).output)
    },
  ]

  private static let decision = APIObject(
    name: "Decision", summary: "The decision that established a report.",
    members: [
      .init(name: "day", summary: "The day of the meeting.", schema: .form(.day), isRequired: true),
      .init(name: "section", summary: "The section of the minutes.", schema: .form(.something), isRequired: true),
    ], isOpen: false)

  private static let body = APIObject(
    name: "LockOrder", summary: "Which report is locked, for whom and in which formats.",
    members: [
      .init(name: "month", summary: "The last month that is followed up.", schema: .form(.month), isRequired: true),
      .init(
        name: "template", summary: "The template's id; the occasion's own unless said.", schema: .text,
        isRequired: false),
      .init(name: "unit", summary: "The unit by id; the whole board unless said.", schema: .text, isRequired: false),
      .init(
        name: "body", summary: "The body that it is locked for, *nämnden*.", schema: .form(.something), isRequired: true
      ),
      .init(
        name: "correcting",
        summary: "Why it takes the place of the one that is locked for the body; left out for a "
          + "first one.", schema: .text, isRequired: false),
      .init(
        name: "formats", summary: "The formats of the finished files; all but PDF unless said.",
        schema: .list(.choice(DocumentFormat.allCases.map(\.rawValue) + ["pdf"])), isRequired: false),
    ], isOpen: false)

  @Sendable private static func lock(_ visit: APIVisit) async throws -> LockedMessage {
    var fields = try JSONFields(visit.body)
    let month = fields.required("month", "en månad som 2019-04") { Month($0) }
    let (template, unit) = (fields.optionalText("template"), fields.optionalText("unit"))
    let (body, reason) = (fields.text("body"), fields.optionalText("correcting"))
    if fields.has("body"), body.allSatisfy(\.isWhitespace) { fields.refuse("body", expected: "ett organ") }
    let named = fields.optionalTexts("formats") ?? []
    let formats = named.compactMap(DocumentFormat.init(rawValue:))
    let isPDF = named.contains("pdf")
    if formats.count + (isPDF ? 1 : 0) != named.count || isPDF && visit.visit.world.pdf == nil {
      fields.refuse("formats", expected: "format som servern kan skriva, ett av varje")
    }
    try fields.finish()
    guard let month else { throw APIProblem.missingParameter("month") }
    let written = named.isEmpty ? DocumentFormat.allCases : formats
    let locked = try await LockDesk(visit.desk, capabilities: Capabilities.all).lock(
      .init(month: month, template: template, unit: unit), body: body, correcting: reason,
      rendering: visit.visit.rendering(written, isPDF: isPDF))
    return LockedMessage(report: try await visit.desk.ask(ReadLocked.self, .init(locked.id)).report)
  }
}
