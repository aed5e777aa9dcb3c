import Formats
import Kernel
import Ledger
import Storage

/// Postings that units say are coded wrongly.
enum MarkingAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/marked-postings", .permission(.read), name: "ledger.list-marked-postings",
      "The postings that somebody says are coded wrongly, those that wait first.",
      [
        .query("unit", "Only this unit or department, by id.", .form(.something)),
        .query("all", "Those that are settled too.", .truth), .limit, .cursor,
      ]
    ) { visit in
      let found = try await MarkingDesk(visit.desk).list(
        unit: visit.text("unit"), isAll: try visit.truth("all"), asOf: visit.asOf)
      return try visit.page(of: found.rows) { MarkedPostingMessage(row: $0) }
    },
    .write(
      .post, API.root + "/postings/{batch}/{month}/{row}/mark", .permission(.forecast), name: "ledger.mark-posting",
      "Says that a posting is coded wrongly. No figure is changed by it.",
      [
        .path("batch", "The batch, as in the posting's id.", example: "ledger-0001"),
        .path("month", "The month, as in the posting's id.", .form(.month), example: "2019-01"),
        .path("row", "The row, as in the posting's id.", .whole(1...999_999_999), example: "1"),
      ], body: mark
    ) { visit in
      var fields = try JSONFields(visit.body)
      let fault = fields.text("fault")
      let proposal = MarkedPosting.Proposal(
        unit: fields.optionalText("right_unit"), account: fields.optionalText("right_account"),
        words: fields.optionalText("right") ?? "")
      try fields.finish()
      let text = [visit.step("batch"), visit.step("month"), visit.step("row")].joined(separator: "/")
      guard let id = PostingID(text) else { throw APIProblem.nothingThere }
      let written = try await MarkingDesk(visit.desk).mark(id, fault: fault, proposal: proposal)
      return MarkMessage(mark: written.mark)
    },
    .write(
      .post, place + "/settle", .permission(.importFacts), name: "ledger.settle-marked-posting",
      "Says how a marked posting was corrected, or why it stays as it is.", names, body: settlement
    ) { visit in
      var fields = try JSONFields(visit.body)
      let decision = fields.optional("decision", "corrected eller refused") {
        SettleMarkedPosting.Decision(rawValue: $0)
      }
      if !fields.has("decision") { fields.refuse("decision", expected: "corrected eller refused") }
      let words = fields.text("words")
      try fields.finish()
      let input = SettleMarkedPosting.Input(mark: id(visit), decision ?? .refused, words: words)
      return VersionMessage(version: try await visit.desk.run(SettleMarkedPosting.self, input).output)
    },
    .write(
      .post, place + "/withdraw", .permission(.forecast), name: "ledger.withdraw-marked-posting",
      "Takes back that a posting is coded wrongly.", names
    ) { visit in
      VersionMessage(version: try await visit.desk.run(WithdrawMarkedPosting.self, id(visit)).output)
    },
  ]

  private static let place = API.root + "/marked-postings/{month}/{unit}/{number}"
  private static let names: [APIParameter] = [
    .month, .path("unit", "The unit, as in the mark's id; `-` for none.", example: "E230"),
    .path("number", "The number, as in the mark's id.", .whole(1...999_999_999), example: "1"),
  ]

  private static func id(_ visit: APIVisit) -> String {
    [visit.step("month"), visit.step("unit"), visit.step("number")].joined(separator: "/")
  }

  private static let mark = APIObject(
    name: "PostingMark", summary: "What is wrong with a posting, and what is right.",
    members: [
      .init(name: "fault", summary: "What is wrong.", schema: .form(.something), isRequired: true),
      .init(name: "right_unit", summary: "The right unit, by id.", schema: .text, isRequired: false),
      .init(name: "right_account", summary: "The right account.", schema: .text, isRequired: false),
      .init(name: "right", summary: "The right coding in words.", schema: .text, isRequired: false),
    ], isOpen: false)

  private static let settlement = APIObject(
    name: "MarkSettlement", summary: "What came of a marked posting.",
    members: [
      .init(
        name: "decision", summary: "Whether the ledger is corrected, or stays as it is.",
        schema: .choice(SettleMarkedPosting.Decision.allCases.map(\.rawValue)), isRequired: true),
      .init(
        name: "words", summary: "On which voucher it was corrected, or why it is not.", schema: .form(.something),
        isRequired: true),
    ], isOpen: false)
}

/// What names a mark, as programs see it.
struct MarkMessage: APIMessage {
  let mark: String

  static let name = "Mark"
  static let summary = "What was written."
  static let members: [APIMember<MarkMessage>] = [
    .text("id", "What names the mark: month, unit and number.") { $0.mark }
  ]
}

/// A marked posting as programs see it.
struct MarkedPostingMessage: APIMessage {
  let row: ListMarkedPostings.Row

  private var mark: MarkedPosting { row.mark.value }

  static let name = "MarkedPosting"
  static let summary = "A posting that somebody says is coded wrongly."
  static let members: [APIMember<MarkedPostingMessage>] = [
    .text("id", "What names the mark: month, unit and number.") { $0.row.mark.id },
    .text("unit", "The unit that answers for the posting; `-` for none.") { $0.mark.unit },
    .text("source", "The source of the posting.") { $0.mark.posting.source },
    .month("month", "The month that it counts in.") { $0.mark.posting.month },
    .text("voucher", "The voucher's series and number.") { $0.mark.posting.voucher },
    .maybeDay("day", "The voucher's day.") { $0.mark.day },
    .text("coding", "The codes in the order of the coding plan.") { $0.mark.posting.coding },
    .whole("amount_ore", "The amount in öre; debit positive.") { $0.mark.posting.amount.ore },
    .text("fault", "What is wrong.") { $0.mark.fault },
    .maybeText("right_unit", "The right unit, as whoever marked it believes.") { $0.mark.proposal.unit },
    .maybeText("right_account", "The right account, likewise.") { $0.mark.proposal.account },
    .text("right", "The right coding in words; may be empty.") { $0.mark.proposal.words },
    .text("reason", "Why; may be empty.") { $0.mark.reason },
    .text("author", "Who marked it.") { $0.mark.author },
    .moment("marked_at", "When.") { $0.mark.at },
    .text("state", "How far it has come.", .choice(MarkState.words)) { $0.row.state.word },
    .maybeText("evidence", "What the ledger shows that may be its correction, in Swedish.") { message in
      if case .perhapsCorrected(let evidence) = message.row.state { evidence.text } else { nil }
    },
    .maybeText("posting", "What names the posting, or another of its voucher, now.") { $0.row.posting?.description },
    .maybeText("settled_by", "Who settled it.") { $0.mark.settlement?.author },
    .maybeText("settled_at", "When.", .form(.moment)) { $0.mark.settlement?.at.description },
    .maybeText("words", "How it was corrected, or why it is not.") { $0.mark.settlement?.words },
  ]
}
