/// All that programs can ask for, beneath `/api/v1`.
enum API {
  /// What stands first in every address.
  static let root = "/api/v1"

  /// The operations, in the order of the description.
  static let operations: [APIOperation] = [
    BoardAPI.operations, MonthAPI.operations, FigureAPI.operations, PostingAPI.operations, MarkingAPI.operations,
    HistoryAPI.operations, WorkAPI.operations, SectionAPI.operations, ReportAPI.operations, RemarkAPI.operations,
    ForecastAPI.operations, ReportNowAPI.operations, PickAPI.operations, CoverageAPI.operations,
    ReminderAPI.operations, LedgerImportAPI.operations, LockAPI.operations, StructureAPI.operations, TermAPI.operations,
    ReadingAPI.operations,
  ].flatMap { $0 }

  /// Their routes, and that of the description.
  static let routes: [Route] =
    operations.map(\.route) + [
      Route(
        method: .get, pattern: RoutePattern(root + "/openapi.json"), need: .nothing, freshness: .never,
        content: .stream, audience: .programs
      ) { visit in
        let tag = EntityTag(OpenAPI.digest)
        guard !EntityTagList(visit.request.headers.all("if-none-match")).includes(tag) else {
          return WebAnswer(status: 304, headers: ["etag": tag.text])
        }
        var answer = WebAnswer.json(OpenAPI.document)
        answer.headers["etag"] = tag.text
        answer.headers["cache-control"] = "public, no-cache"
        return answer
      }
    ]
}
