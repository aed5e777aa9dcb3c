import Accounts
import Kernel
import Ledger
import Storage

/// Single postings and vouchers. Protected texts are never shown to programs.
enum PostingAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/postings", .permission(.read), name: "ledger.find-postings",
      "Finds postings. What is given narrows the answer; nothing given means a year's postings.",
      [
        .query("text", "Words that all stand in the text or the supplier, anywhere and in any case."),
        .query("supplier", "Words that all stand in the supplier."),
        .query("first_month", "The first month; January of the latest year unless said.", .form(.month)),
        .query("last_month", "The last month; the first month unless said.", .form(.month)),
        .query("unit", "The unit or department that answers, by id.", .form(.something)),
        .query("amount", "Amounts in kronor: `12500`, `12500,50`, `10000-20000`, `>50000`.", .form(.something)),
        .query("voucher", "The voucher's number, with its series or without.", .form(.something)),
        .query("order", "The order.", .choice(PostingQuery.Order.allCases.map(\.rawValue))), .limit, .cursor,
      ]
        + CodingPart.allCases.map {
          .query($0.column, "Codes of the coding part \($0.column): `45`, `45,50-56`.", .form(.something))
        }, answer: postings),
    .get(
      API.root + "/postings/{batch}/{month}/{row}/voucher", .permission(.read), name: "ledger.read-voucher",
      "The whole voucher of a posting.",
      [
        .path("batch", "The batch, as in the posting's id.", example: "ledger-0001"),
        .path("month", "The month, as in the posting's id.", .form(.month), example: "2019-01"),
        .path("row", "The row, as in the posting's id.", .whole(1...999_999_999), example: "1"),
      ]
    ) { visit in
      let text = [visit.step("batch"), visit.step("month"), visit.step("row")].joined(separator: "/")
      guard let id = PostingID(text) else { throw APIProblem.nothingThere }
      return VoucherMessage(voucher: try await PostingDesk(visit.desk).voucher(id, asOf: visit.asOf))
    },
  ]

  private static func postings(_ visit: APIVisit) async throws -> PostingListMessage {
    var query = PostingQuery(try visit.period())
    query.words = visit.text("text") ?? ""
    query.supplier = visit.text("supplier") ?? ""
    query.unit = visit.text("unit")
    query.amounts = try visit.text("amount").map { try AmountRange.read($0) }
    query.voucher = visit.text("voucher") ?? ""
    query.order = try visit.value("order", PostingQuery.Order.init(rawValue:)) ?? .size
    for part in CodingPart.allCases {
      if let text = visit.text(part.column) { query.codes[part] = try PostingQuery.codeRanges(text, of: part) }
    }
    query.limit = try visit.limit()
    query.offset = try visit.offset()
    let found = try await PostingDesk(visit.desk).find(query, asOf: visit.asOf)
    let reached = query.offset + found.postings.count
    let end = min(found.count, PostingQuery.greatestReach)
    return PostingListMessage(
      found: found, next: found.postings.isEmpty ? nil : visit.next(after: reached, of: end))
  }
}

/// A posting as programs see it.
struct PostingMessage: APIMessage {
  let posting: FoundPosting

  static let name = "Posting"
  static let summary = "One posting."
  static let members: [APIMember<PostingMessage>] = [
    .text("id", "What names it: batch, month and row.") { $0.posting.id.description },
    .month("month", "The month that it counts in.") { $0.posting.id.month },
    .text("series", "The voucher's series.") { $0.posting.series },
    .text("number", "The voucher's number.") { $0.posting.number },
    .maybeDay("day", "The voucher's day.") { $0.posting.day },
    .list("codes", "The codes, in the order of the coding plan; parts without a code are left out.") { message in
      CodingPart.allCases.compactMap { part in
        message.posting.codes[part].map { Code(part: part.column, code: $0) }
      }
    },
    .text("account_name", "What the account is called; empty where the chart does not say.") {
      $0.posting.accountName
    },
    .text("text", "Its text; another sentence where it is hidden.") { $0.posting.text },
    .text("supplier", "Its supplier; empty where there is none or it is hidden.") { $0.posting.supplier },
    .truth("is_protected", "Whether text and supplier are protected.") { $0.posting.isProtected },
    .whole("amount_ore", "Its amount in öre; debit positive.") { $0.posting.amount.ore },
  ]

  /// A code of a posting.
  struct Code: APIMessage {
    let part: String
    let code: String

    static let name = "Code"
    static let summary = "A code of a coding part."
    static let members: [APIMember<Code>] = [
      .text("part", "The coding part.", .choice(CodingPart.allCases.map(\.column))) { $0.part },
      .text("code", "The code.") { $0.code },
    ]
  }
}

/// Postings that were found, as programs see them.
struct PostingListMessage: APIMessage {
  let found: FoundPostings
  let next: String?

  static let name = "PostingList"
  static let summary = "A part of the postings that were found, with number and sum of all of them."
  static let members: [APIMember<PostingListMessage>] = [
    .list("items", "The postings, in the order asked for.") { message in
      message.found.postings.map { PostingMessage(posting: $0) }
    },
    .whole("count", "How many there are in all.") { Int64($0.found.count) },
    .whole("sum_ore", "What all of them come to, in öre; debit positive.") { $0.found.sum.ore },
    .maybeMonth("first_month", "The first month that was looked through.") { $0.found.period?.first },
    .maybeMonth("last_month", "The last month that was looked through.") { $0.found.period?.last },
    .texts("notes", "What is to be known of the answer, in Swedish.") { $0.found.notes },
    .maybeText(
      "next_cursor", "What `cursor` must be to get the next part; left out where this is the last, and after 10 000."
    ) { $0.next },
  ]
}

/// A voucher as programs see it.
struct VoucherMessage: APIMessage {
  let voucher: ReadVoucher.Output

  static let name = "Voucher"
  static let summary = "One voucher whole."
  static let members: [APIMember<VoucherMessage>] = [
    .list("postings", "Its postings that may be seen, in the source's order.") { message in
      message.voucher.postings.map { PostingMessage(posting: $0) }
    },
    .whole("sum_ore", "What they come to, in öre; debit positive.") { $0.voucher.sum.ore },
    .choice("status", "How finished the month was when the source was made.") { $0.voucher.status },
    .truth("is_limited", "Whether only postings of some units are shown.") { $0.voucher.isLimited },
    .text("batch", "The batch that brought it.") { $0.voucher.batch.id },
    .text("source", "Which source the batch came from.") { $0.voucher.batch.value.source },
    .text("file", "The name of the file.") { $0.voucher.batch.value.fileName },
    .text("sha256", "The file's digest.") { $0.voucher.batch.value.file.description },
  ]
}
