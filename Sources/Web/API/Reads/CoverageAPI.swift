import Ledger
import Storage
import Kernel

/// Which months of each source have come in.
enum CoverageAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/coverage", .permission(.read), name: "ledger.coverage",
      "Which months each source of postings has, and which that have ended are missing; nothing for those who do not "
        + "read the whole board."
    ) { visit in
      CoverageMessage(
        coverage: LedgerCoverage(try await visit.ask(ListBatches.self, ()), today: visit.visit.day))
    }
  ]
}

/// What has come in, as programs see it.
struct CoverageMessage: APIMessage {
  let coverage: LedgerCoverage

  static let name = "Coverage"
  static let summary = "Which months of postings have come in."
  static let members: [APIMember<CoverageMessage>] = [
    .month("ended", "The last month that had ended.") { $0.coverage.ended },
    .list("sources", "The sources, by name.") { message in message.coverage.sources.map { Source(source: $0) } },
  ]

  /// One source.
  struct Source: APIMessage {
    let source: LedgerCoverage.Source

    static let name = "CoveredSource"
    static let summary = "What can be seen of one source."
    static let members: [APIMember<Source>] = [
      .text("name", "The source.") { $0.source.name },
      .month("last_month", "The last month that can be seen.") { $0.source.last },
      .choice("status", "How finished that month is.") { $0.source.status },
      .texts("months", "The months that can be seen, in order.", .form(.month)) { message in
        message.source.seen.keys.sorted().map(\.description)
      },
      .texts("missing", "The months of the year that have ended and cannot be seen.", .form(.month)) { message in
        message.source.missing.map(\.description)
      },
    ]
  }
}
