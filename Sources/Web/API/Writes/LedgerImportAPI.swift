import Importing
import Kernel
import Ledger
import Storage

/// Bringing in ledgers.
enum LedgerImportAPI {
  static let operations: [APIOperation] = [
    APIOperation(
      method: .post, path: API.root + "/ledger-imports", need: .permission(.importFacts), freshness: .never,
      name: "ledger.import",
      summary: "Brings in a ledger file: SIE, XLSX or CSV, as it is. A file that is refused "
        + "changes nothing.",
      ownParameters: [
        .query("file", "What the file is called.", .form(.something), isRequired: true, example: "huvudbok-2019-04.se"),
        .query("source", "The source, whose files replace each other; `huvudbok` unless said.", .form(.something)),
        .query(
          "status", "How finished the last month is; earlier ones are closed.",
          .choice(PeriodStatus.allCases.map(\.rawValue))),
        .query("extracted", "When the source system made the file; as the file says unless said.", .form(.day)),
        .query("first_month", "The first month that the file speaks for; as the file says unless said.", .form(.month)),
        .query("last_month", "The last month; the first month unless said.", .form(.month)),
        .query("confirm", "Whether to go on although what was found looks like a mistake.", .truth),
        .query("accept", "What to go on in spite of, with commas between: the last words of problems' codes."),
        .query("one_sided", "Whether vouchers need not balance: a board's extract.", .truth),
      ], body: .file("application/octet-stream"), answer: .json(LedgerImportMessage.schema),
      handler: { visit in .json(try await run(visit).json) })
  ]

  private static func run(_ visit: APIVisit) async throws -> LedgerImportMessage {
    let named = (visit.text("accept") ?? "").split(separator: ",").map { String($0.trimmed) }
    let known = SupersedeProblem.consents + RecognitionProblem.consents
    if let odd = named.first(where: { !known.contains($0) }) { throw APIProblem.oddParameter("accept", odd) }
    let options = LedgerImporter.Options(
      source: visit.text("source") ?? "huvudbok", period: try visit.period(),
      status: try visit.value("status", PeriodStatus.init(rawValue:)),
      extracted: try visit.value("extracted") { Day($0) },
      consent: SupersedeConsent(isGeneral: try visit.truth("confirm"), named: Set(named)),
      isOneSided: try visit.truth("one_sided"))
    let name = (visit.text("file") ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    guard !name.isEmpty else { throw APIProblem.oddParameter("file", visit.text("file") ?? "") }
    return LedgerImportMessage(
      result: try await LedgerImporter(desk: visit.desk).run(SourceFile(name: name, bytes: visit.body), options))
  }
}

/// What became of a ledger file, as programs see it.
struct LedgerImportMessage: APIMessage {
  let result: LedgerImporter.Result

  static let name = "LedgerImport"
  static let summary = "What became of a ledger file."
  static let members: [APIMember<LedgerImportMessage>] = [
    .truth("is_nothing_new", "Whether the postings were there already, so that nothing was written.") {
      $0.result.isNothingNew
    },
    .maybeText("batch", "The batch that it became.") { $0.result.batch },
    .maybeWhole("event", "The event that brought it.") { $0.result.event.map(Int64.init) },
    .list("parts", "The months, and what was read of each.") { message in
      message.result.parts.map {
        BatchMessage.Part(month: $0.month, status: $0.status, rows: $0.rows, sum: $0.sum, isVisible: true)
      }
    },
    .list("remarks", "Warnings and information from the reader.") { message in
      message.result.remarks.map { ProblemMessage.Item(problem: $0) }
    },
  ]
}
