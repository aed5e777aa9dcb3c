import Formats
import Installed
import Kernel
import Reporting
import Storage

/// Writing parts of a month's report, handing them over, sending them back and approving them.
enum SectionAPI {
  static let operations: [APIOperation] = [
    .write(
      .put, place, .permission(WriteSection.permission), name: "report.write-section",
      "Writes a part of the month's report.",
      parameters, body: text, replaces: true
    ) { visit in
      var fields = try JSONFields(visit.body)
      let text = fields.text("text")
      try fields.finish()
      let version = try visit.replaced()
      return VersionMessage(
        version: try await work(visit).write(try WorkAPI.id(visit), shown: text, basedOn: version))
    },
    .write(
      .post, place + "/ready", .permission(MarkSectionReady.permission), name: "report.mark-section-ready",
      "Hands over a part of the month's report: whoever wrote it says that it is done.", parameters
    ) { visit in VersionMessage(version: try await work(visit).markReady(try WorkAPI.id(visit))) },
    .write(
      .post, place + "/return", .permission(ReturnSection.permission), name: "report.return-section",
      "Sends a part of the month's report back, with why.", parameters, body: reason
    ) { visit in
      var fields = try JSONFields(visit.body)
      let reason = fields.text("reason")
      try fields.finish()
      let input = ReturnSection.Input(id: try WorkAPI.id(visit), reason: reason)
      return VersionMessage(version: try await visit.desk.run(ReturnSection.self, input).output)
    },
    .write(
      .post, place + "/approve", .permission(ApproveSection.permission), name: "report.approve-section",
      "Approves a part of the month's report that is handed over.", parameters
    ) { visit in
      VersionMessage(version: try await visit.desk.run(ApproveSection.self, try WorkAPI.id(visit)).output)
    },
    .write(
      .post, place + "/take", .permission(TakeSection.permission), name: TakeSection.name,
      "Takes a part of the month's report, so that nobody else writes it meanwhile.", parameters
    ) { visit in HeldMessage(until: try await visit.desk.run(TakeSection.self, try WorkAPI.id(visit)).output) },
    .write(
      .post, place + "/release", .permission(ReleaseSection.permission), name: ReleaseSection.name,
      "Lets others write a part of the month's report that one has taken.", parameters
    ) { visit in
      _ = try await visit.desk.run(ReleaseSection.self, try WorkAPI.id(visit))
      return HeldMessage(until: nil)
    },
    .write(
      .post, place + "/copy", .permission(CopySection.permission), name: CopySection.name,
      "Begins a part of the month's report with the text of the occasion before.", parameters
    ) { visit in
      VersionMessage(version: try await visit.desk.run(CopySection.self, try WorkAPI.id(visit)).output.version)
    },
  ]

  private static let place = API.root + "/months/{month}/sections/{section}/{unit}"
  private static let parameters = [APIParameter.month] + WorkAPI.section

  private static let text = APIObject(
    name: "SectionText", summary: "What a part of a report shall say.",
    members: [
      .init(
        name: "text", summary: "The text, whose references to figures are given by names or keys.", schema: .text,
        isRequired: true)
    ], isOpen: false)

  private static let reason = APIObject(
    name: "ReturnReason", summary: "Why a part of a report is sent back.",
    members: [
      .init(name: "reason", summary: "What is missing.", schema: .form(.something), isRequired: true)
    ], isOpen: false)

  private static func work(_ visit: APIVisit) -> WorkDesk {
    WorkDesk(visit.desk, sections: [Capabilities.money(visit.desk)])
  }
}

/// How long a part is held, as programs see it.
struct HeldMessage: APIMessage {
  let until: Instant?

  static let name = "Held"
  static let summary = "Until when a part of a report is held by whoever asked."
  static let members: [APIMember<HeldMessage>] = [
    .maybeText("held_until", "Until when; left out where it is free.", .form(.moment)) { $0.until?.description }
  ]
}

/// The version that stands after a write, as programs see it.
struct VersionMessage: APIMessage {
  let version: Int

  static let name = "Version"
  static let summary = "What stands after a write."
  static let members: [APIMember<VersionMessage>] = [
    .whole("version", "The version that stands.") { Int64($0.version) }
  ]
}
