import DocumentWriters
import Documents
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// A month's report as it is now: as a file, with what its checks find, and beside another.
enum ReportNowAPI {
  static let operations: [APIOperation] = [
    APIOperation(
      method: .get, path: API.root + "/months/{month}/report/{format}", need: .permission(ReadReport.permission),
      freshness: .never, name: ReadReport.name,
      summary: "The month's report as it is now, in its public variant, as one file. Nothing is locked by it.",
      ownParameters: [
        .month, .path("format", "The format.", .choice(formats), example: DocumentFormat.html.rawValue),
      ] + choice, body: .nothing, answer: .file("*/*"), handler: file
    ).unhurried,
    .get(
      API.root + "/months/{month}/report-checks", .permission(CheckReport.permission), .never, name: CheckReport.name,
      "What is wrong, missing or aged in the month's report as it is now.", [.month] + choice
    ) { visit in
      CheckedMessage(
        checked: try await CheckDesk(visit.desk, capabilities: Capabilities.all).check(
          try input(visit), kinds: RecordKinds.all))
    },
    .get(
      API.root + "/comparison", .permission(CompareReports.permission), .never, name: CompareReports.name,
      "What differs between two reports, and what caused it.",
      [
        .query("old", "The id of the locked report that is the earlier.", .form(.something), isRequired: true),
        .query(
          "new", "The id of the locked report that is the later; the earlier's month as it is now unless said.",
          .form(.something)),
      ], answer: comparison),
  ]

  private static let formats = DocumentFormat.allCases.map(\.rawValue) + ["pdf"]

  private static let choice: [APIParameter] = [
    .query("template", "The template's id; the occasion's own unless said.", .form(.something)),
    .query("unit", "The unit by id; the whole board unless said.", .form(.something)),
  ]

  private static func input(_ visit: APIVisit) throws(APIProblem) -> ReadReport.Input {
    ReadReport.Input(month: try visit.month(), template: visit.text("template"), unit: visit.text("unit"))
  }

  private static func locks(_ visit: APIVisit) -> LockDesk { LockDesk(visit.desk, capabilities: Capabilities.all) }

  @Sendable private static func file(_ visit: APIVisit) async throws -> WebAnswer {
    let made = try await locks(visit).variants(try input(visit))
    let name = visit.step("format")
    if name == "pdf" {
      guard let set = visit.visit.world.pdf else { throw APIProblem.nothingThere }
      return .file(
        try await set(TypstWriter.bytes(of: made.open)), called: made.whole.fileName + ".pdf", type: "application/pdf")
    }
    guard let format = DocumentFormat(rawValue: name) else { throw APIProblem.oddParameter("format", name) }
    return .file(
      DocumentWriter.bytes(of: made.open, as: format), called: made.whole.fileName + "." + format.fileExtension,
      type: format.mediaType)
  }

  private static func comparison(_ visit: APIVisit) async throws -> ComparisonMessage {
    let locks = locks(visit)
    let old = try await locks.snapshot(visit.text("old") ?? "")
    let new =
      if let id = visit.text("new") { try await locks.snapshot(id) } else {
        try await locks.snapshot(ReadReport.Input(month: old.month))
      }
    return ComparisonMessage(
      old: old.name, new: new.name,
      found: try await visit.desk.ask(CompareReports.self, .init(old, new, kinds: RecordKinds.all)))
  }
}

/// What the checks of a report found, as programs see it.
struct CheckedMessage: APIMessage {
  let checked: CheckedReport

  static let name = "CheckedReport"
  static let summary = "What the checks of a report found."
  static let members: [APIMember<CheckedMessage>] = [
    .whole("event", "The event that the report was read at.") { Int64($0.checked.event) },
    .whole("error_count", "How many errors there are.") { Int64($0.checked.errors.count) },
    .list("findings", "What was found, errors first, then in the order of the report.") { message in
      message.checked.findings.map { Finding(finding: $0) }
    },
  ]

  /// Something that was found.
  struct Finding: APIMessage {
    let finding: ReportFinding

    static let name = "ReportFinding"
    static let summary = "Something that a check found in a report."
    static let members: [APIMember<Finding>] = [
      .choice("code", "What kind of thing it is.") { $0.finding.code },
      .text("severity", "How grave it is.", .choice(["error", "warning"])) { message in
        message.finding.severity == .error ? "error" : "warning"
      },
      .text("place", "Where, in Swedish.") { $0.finding.spot.title },
      .maybeText("id", "The id of the heading, table or chart; left out for the whole report.") { $0.finding.spot.id },
      .text("message", "What, in Swedish.") { $0.finding.message },
      .text("remedy", "What to do about it, in Swedish.") { $0.finding.remedy.text(for: .program) },
    ]
  }
}

/// What differs between two reports, as programs see it.
struct ComparisonMessage: APIMessage {
  let old: String
  let new: String
  let found: CompareReports.Output

  static let name = "Comparison"
  static let summary = "What differs between two reports."
  static let members: [APIMember<ComparisonMessage>] = [
    .text("old", "The earlier report, in Swedish.") { $0.old }, .text("new", "The later, in Swedish.") { $0.new },
    .list("figures", "The figures that differ, the greatest change in money first.") { message in
      message.found.figures.map { Figure(difference: $0) }
    },
    .list("paragraphs", "The paragraphs that have other words, in reading order.") { message in
      message.found.words.map { Paragraph(difference: $0) }
    },
  ]

  /// A figure that differs.
  struct Figure: APIMessage {
    let difference: FigureDifference

    static let name = "FigureDifference"
    static let summary = "A figure that two reports show otherwise."
    static let members: [APIMember<Figure>] = [
      .text("label", "What it is called where it is first shown, in Swedish.") { $0.difference.label },
      .maybeObject("old", "As it was; left out where the earlier report has it not.") { message in
        message.difference.old.map { TableMessage.Cell(cell: .figure($0)) }
      },
      .maybeObject("new", "As it is; left out where the later report has it not.") { message in
        message.difference.new.map { TableMessage.Cell(cell: .figure($0)) }
      },
      .truth("is_seen", "Whether it is printed otherwise, rounding considered.") { $0.difference.isSeen },
      .texts("places", "The tables, charts and texts that show it, in Swedish.") { $0.difference.places },
      .texts("causes", "What caused it, in Swedish.") { $0.difference.causes },
    ]
  }

  /// A paragraph with other words.
  struct Paragraph: APIMessage {
    let difference: WordDifference

    static let name = "ParagraphDifference"
    static let summary = "A paragraph that two reports word otherwise."
    static let members: [APIMember<Paragraph>] = [
      .text("place", "Where it stands, in Swedish.") { $0.difference.place },
      .text("old", "Its words before, with what was taken away marked.") { $0.difference.text(before: true) },
      .text("new", "Its words after, with what was added marked.") { $0.difference.text(before: false) },
    ]
  }
}
