import Figures
import Forecasting
import Kernel
import Storage

/// One figure and what it is made of.
enum FigureAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/figure", .permission(.read), name: "forecast.explain-figure",
      "One figure and what it is made of, one step down.",
      [
        .query(
          "key", "The figure's stable name.", .form(.something), isRequired: true,
          example: "variance:line/drift.personal:2019"),
        .query(
          "month", "The month that it is asked at; the latest with postings within the figure's period unless said.",
          .form(.month)),
      ], answer: explanation)
  ]

  private static func explanation(_ visit: APIVisit) async throws -> FigureMessage {
    let text = visit.text("key") ?? ""
    guard let key = FigureKey(text) else { throw FigureProblem.notAKey(text) }
    let asked = try visit.value("month") { Month($0) }
    let latest = try await visit.ask(FindLatestMonth.self, ())
    let month = asked ?? latest.map { min($0, key.period.last) } ?? key.period.last
    return FigureMessage(
      explanation: try await FollowUpDesk(visit.desk).explain(key, month: month, asOf: visit.asOf))
  }
}

/// A figure as programs see it.
struct FigureMessage: APIMessage {
  let explanation: Explanation

  static let name = "Figure"
  static let summary = "One figure, what it is made of, and what it rests on."
  static let members: [APIMember<FigureMessage>] = [
    .text("key", "Its stable name.") { $0.explanation.figure.key.description },
    .text("title", "What it is, in Swedish.") { $0.explanation.title },
    .maybeWhole("amount_ore", "Its exact amount in öre, where it is one; debit positive.") {
      $0.explanation.figure.value.money?.ore
    },
    .maybeWhole("count", "Its exact number, where it is one.") { message in
      if case .count(let count) = message.explanation.figure.value { count } else { nil }
    },
    .maybeWhole("share_basis_points", "The ratio in hundredths of a per cent, where it is one.") { message in
      if case .share(let share) = message.explanation.figure.value { share.basisPoints } else { nil }
    },
    .maybeText("absence", "Why there is no number.", .choice(["missing", "suppressed"])) { message in
      switch message.explanation.figure.value {
      case .missing: "missing"
      case .suppressed: "suppressed"
      default: nil
      }
    },
    .maybeChoice("status", "How finished the months are that it covers.") { $0.explanation.figure.status },
    .whole("event", "The number of the last event that was known.") { Int64($0.explanation.figure.provenance.event) },
    .texts("records", "The record versions that it was made of.") { $0.explanation.figure.provenance.records },
    .texts("segments", "The segments of facts that it was made of, by the beginnings of their digests.") {
      $0.explanation.figure.provenance.segments
    },
    .list("parts", "What it is computed of; the signed values sum to the figure.") { message in
      message.explanation.parts.map { Part(part: $0) }
    },
    .list("rows", "The postings or rows of a budget beneath, the greatest first.") { message in
      message.explanation.rows.map { Row(row: $0, isOfBudget: message.explanation.rowKind == .budget) }
    },
    .whole("row_count", "How many rows there are in all.") { Int64($0.explanation.rowCount) },
    .text("row_kind", "What the rows are.", .choice(["postings", "budget"])) { $0.explanation.rowKind.rawValue },
    .texts("notes", "What is to be known beside, in Swedish.") { $0.explanation.notes },
  ]

  /// One part of a figure.
  struct Part: APIMessage {
    let part: Explanation.Part

    static let name = "FigurePart"
    static let summary = "One part that a figure is computed of."
    static let members: [APIMember<Part>] = [
      .text("label", "What it is called, in Swedish.") { $0.part.label },
      .whole("sign", "1 where it is added, -1 where it is subtracted.") { Int64($0.part.sign) },
      .whole("amount_ore", "Its amount in öre; debit positive.") { $0.part.value.ore },
      .maybeText("key", "The key that explains it further.") { $0.part.key?.description },
      .text("source", "Where it comes from, in Swedish.") { $0.part.source },
    ]
  }

  /// One row beneath a figure.
  struct Row: APIMessage {
    let row: Explanation.Row
    let isOfBudget: Bool

    static let name = "FigureRow"
    static let summary = "A posting or a row of a budget beneath a figure."
    static let members: [APIMember<Row>] = [
      .maybeMonth("month", "The month that it counts in; left out for budgets.") { $0.isOfBudget ? nil : $0.row.month },
      .text("voucher", "Series and number of the voucher.") { $0.row.voucher },
      .maybeDay("day", "The voucher's day.") { $0.row.day },
      .text("coding", "The codes, in the order of the coding plan.") { $0.row.coding },
      .text("text", "Its text; another sentence where it is hidden.") { $0.row.text },
      .text("supplier", "Its supplier; empty where there is none or it is hidden.") { $0.row.supplier },
      .truth("is_protected", "Whether text and supplier are protected.") { $0.row.isProtected },
      .whole("amount_ore", "Its amount in öre; debit positive.") { $0.row.amount.ore },
      .text("source", "The file, and the beginning of its digest.") { $0.row.source },
    ]
  }
}
