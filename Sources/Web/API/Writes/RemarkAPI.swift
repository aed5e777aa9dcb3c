import Figures
import Formats
import Installed
import Kernel
import Reporting
import Storage

/// Remarks on figures.
enum RemarkAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/months/{month}/remarks", .permission(.read), name: "report.read-remarks",
      "The remarks that stand at the month, and how far the figure of each has moved since.", [.month, .limit, .cursor]
    ) { visit in
      let rows = try await desk(visit).rows(month: try visit.month(), asOf: visit.asOf)
      return try visit.page(of: rows) { RemarkMessage(row: $0) }
    },
    .write(
      .put, API.root + "/months/{month}/remarks", .permission(.forecast), name: "report.write-remark",
      "Writes a remark on a figure, or takes it back with an empty text. The `ETag` of a remark is its version in "
        + "quotation marks.",
      [
        .month,
        .query(
          "key", "The figure's stable name.", .form(.something), isRequired: true,
          example: "variance:line/drift.personal:2019"),
      ], body: text, replaces: true
    ) { visit in
      var fields = try JSONFields(visit.body)
      let text = fields.text("text")
      try fields.finish()
      let spelt = visit.text("key") ?? ""
      guard let key = FigureKey(spelt) else { throw FigureProblem.notAKey(spelt) }
      let written = try await desk(visit).write(
        text, on: key, month: try visit.month(), basedOn: try visit.replaced())
      return VersionMessage(version: written.version)
    },
  ]

  private static let text = APIObject(
    name: "RemarkText", summary: "What a remark shall say.",
    members: [
      .init(name: "text", summary: "The text; empty to take the remark back.", schema: .text, isRequired: true)
    ], isOpen: false)

  private static func desk(_ visit: APIVisit) -> RemarkDesk {
    RemarkDesk(visit.desk, sections: [Capabilities.money(visit.desk)])
  }
}

/// A remark as programs see it.
struct RemarkMessage: APIMessage {
  let row: RemarkRow

  static let name = "Remark"
  static let summary = "A remark on a figure."
  static let members: [APIMember<RemarkMessage>] = [
    .month("month", "The occasion's month.") { $0.row.remark.value.month },
    .text("key", "The figure's stable name.") { $0.row.remark.value.key },
    .text("title", "What the figure is called, in Swedish.") { $0.row.title },
    .text("text", "What the remark says.") { $0.row.remark.value.text },
    .text("author", "Who wrote it.") { $0.row.remark.value.author },
    .moment("written_at", "When.") { $0.row.remark.value.writtenAt },
    .whole("version", "The version that stands.") { Int64($0.row.remark.version) },
    .truth("has_moved", "Whether the figure is another than when it was written.") { $0.row.hasMoved },
    .text("movement", "How far the figure has moved, in Swedish.") { $0.row.movement },
  ]
}
