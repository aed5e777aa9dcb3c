import DocumentWriters
import Kernel
import Reporting
import Storage

/// Locked reports, as they were locked.
enum ReportAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/reports", .permission(.readLocked), name: "report.list-locked", "The locked reports.",
      [.query("month", "Only those of this month.", .form(.month)), .limit, .cursor]
    ) { visit in
      let month = try visit.value("month") { Month($0) }
      return try visit.page(of: try await visit.ask(ListLocked.self, month)) { LockedMessage(report: $0) }
    },
    .get(
      API.root + "/reports/{month}/{template}/{unit}/{number}", .permission(.readLocked), name: "report.read-locked",
      "One locked report.", report
    ) { visit in LockedMessage(report: try await visit.ask(ReadLocked.self, .init(try id(visit))).report) },
    .file(
      API.root + "/reports/{month}/{template}/{unit}/{number}/files/{file}", .permission(.readLocked),
      name: "report.read-locked-file", "A finished file of a locked report, byte for byte as it was locked.",
      report + [.path("file", "The file's name, as the report lists it.", example: "rapport.html")]
    ) { visit in
      let name = visit.step("file")
      let read = try await visit.ask(ReadLocked.self, .init(try id(visit), files: [name]))
      guard let file = read.files.first else { throw APIProblem.nothingThere }
      return WebAnswer(
        headers: [
          "content-type": mediaType(of: file.name),
          "content-disposition": "attachment; filename=\"\(file.name.filter(isPlain))\"",
        ], body: file.bytes)
    },
  ]

  static let report: [APIParameter] = [
    .month, .path("template", "The template's id.", example: "manadsuppfoljning"),
    .path("unit", "The unit by id; `-` for the whole board's report.", example: "-"),
    .path("number", "Its number among the versions of the same report.", .whole(1...999_999), example: "1"),
  ]

  static func id(_ visit: APIVisit) throws(APIProblem) -> String {
    let unit = visit.step("unit")
    guard let number = Int(visit.step("number")), number > 0 else {
      throw .oddParameter("number", visit.step("number"))
    }
    return LockedReport.id(try visit.month(), visit.step("template"), unit: unit == "-" ? nil : unit, number)
  }

  private static func isPlain(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || "._-".contains(letter))
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "json": "application/json", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ]

  private static func mediaType(of name: String) -> String {
    name.split(separator: ".").last.flatMap { types[String($0)] } ?? "application/octet-stream"
  }
}

/// A locked report as programs see it.
struct LockedMessage: APIMessage {
  let report: Versioned<LockedReport>

  static let name = "LockedReport"
  static let summary = "A report as it was locked for a body."
  static let members: [APIMember<LockedMessage>] = [
    .text("id", "What names it.") { $0.report.id }, .month("month", "The month.") { $0.report.value.month },
    .text("template", "The template's id.") { $0.report.value.template },
    .text("unit", "The unit that it is about; `-` for the whole board.") { $0.report.value.unit ?? Scope.wholeBoard },
    .whole("number", "Its number among the versions of the same report.") { Int64($0.report.value.number) },
    .text("body", "The body that it was locked for.") { $0.report.value.body },
    .text("title", "Its title, in Swedish.") { $0.report.value.title },
    .text("reason", "Why it takes the place of an earlier one; empty where it corrects none.") {
      $0.report.value.reason
    }, .whole("event", "The event that its figures were read at.") { Int64($0.report.value.event) },
    .maybeDay("decided_on", "The day of the meeting that established it.") { $0.report.value.decision?.day },
    .maybeText("section", "The section of the minutes.") { $0.report.value.decision?.section },
    .list("files", "Its finished files.") { message in message.report.value.files.map { File(file: $0) } },
  ]

  /// A finished file.
  struct File: APIMessage {
    let file: LockedReport.File

    static let name = "LockedFile"
    static let summary = "A finished file of a locked report."
    static let members: [APIMember<File>] = [
      .text("name", "Its name.") { $0.file.name }, .text("format", "Its format.") { $0.file.format },
      .text("sha256", "Its digest.") { $0.file.digest.description },
    ]
  }
}
