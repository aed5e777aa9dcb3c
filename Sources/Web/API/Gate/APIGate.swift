import Formats
import Intake
import Kernel
import Storage

/// What a program's request must pass before the operation answers: what the address says, the forms that are asked
/// for and sent, the moment, and whether anything has changed.
enum APIGate {
  /// The operation's answer.
  static func answer(_ visit: Visit, _ operation: APIOperation) async throws -> WebAnswer {
    try requireKnown(visit, operation)
    try requireAcceptable(visit.request, operation)
    guard operation.method.isSafe else { return try await write(visit, operation) }
    let isTimed = operation.freshness == .event
    let asOf = try isTimed ? await moment(visit) : .now
    // The state that is answered from, so that what is told of several use cases fits together.
    let (event, end) = try await visit.desk.store.read(asOf: asOf, scope: .nothing) { ($0.state.event, $0.state.hash) }
    // What has been disposed of since is not answered any more, and rights are those of now.
    let chainEnd = asOf == .now ? end : try await visit.desk.store.read(asOf: .now, scope: .nothing) { $0.state.hash }
    let pinned = asOf == .now && event > 0 && isTimed ? AsOf.event(event) : asOf
    let asked = APIVisit(visit: visit, asOf: pinned, event: event, body: [])
    guard isTimed else { return try await operation.handler(asked) }
    let tag = EntityTag(tag(visit, event: event, chainEnd: chainEnd), isWeak: true)
    if EntityTagList(visit.request.headers.all("if-none-match")).includes(tag) {
      return WebAnswer(status: 304, headers: ["etag": tag.text, "cache-control": "private, no-cache"])
    }
    var answer = try await operation.handler(asked)
    if answer.status == 200 {
      if answer.headers["etag"] == nil { answer.headers["etag"] = tag.text }
      answer.headers["cache-control"] = "private, no-cache"
      answer.headers["vary"] = "authorization, cookie, accept"
      answer.headers["roder-event"] = String(event)
    }
    return answer
  }

  private static func write(_ visit: Visit, _ operation: APIOperation) async throws -> WebAnswer {
    try requireContent(visit.request, operation)
    guard operation.readsFile else { return try await write(visit, operation, limit: mostJSON) }
    // A board has room for one file at a time, whoever sends it: files lie in memory.
    let jobs = IntakeJobs(visit.desk, room: visit.work.room)
    let place = try await jobs.enter()
    defer { jobs.leave(place) }
    return try await write(visit, operation, limit: visit.settings.uploadLimit)
  }

  private static func write(_ visit: Visit, _ operation: APIOperation, limit: Int) async throws -> WebAnswer {
    let body = try await visit.request.body.bytes(limit: limit)
    let asked = APIVisit(visit: visit, asOf: .now, event: 0, body: body)
    return try await KeyedWrite.answer(asked) { try await operation.handler(asked) }
  }

  /// The largest JSON that is read.
  ///
  /// **Unit** bytes
  private static let mostJSON = 1 << 20

  /// Refuses what the operation does not know, and what it lacks: nothing is passed over in silence.
  private static func requireKnown(_ visit: Visit, _ operation: APIOperation) throws(APIProblem) {
    let known = operation.parameters.filter { $0.place == .query }
    for field in visit.query.fields {
      guard known.contains(where: { $0.name == field.name }) else { throw .unknownParameter(field.name) }
      guard visit.query.all(field.name).count == 1 else { throw .oddParameter(field.name, field.value) }
    }
    for parameter in operation.parameters {
      let text = parameter.place == .path ? visit.parameter(parameter.name) : visit.query[parameter.name]
      guard parameter.place != .header else { continue }
      if let text {
        guard parameter.schema.allows(text) else { throw .oddParameter(parameter.name, text) }
      } else if parameter.isRequired {
        throw .missingParameter(parameter.name)
      }
    }
  }

  private static func requireAcceptable(_ request: WebRequest, _ operation: APIOperation) throws(APIProblem) {
    guard let type = operation.answer.mediaType, type != "*/*" else { return }
    let accepted = request.headers.all("accept")
    guard accepted.isEmpty || MediaRange.accept(accepted, type) else { throw .notAcceptable(offered: type) }
  }

  private static func requireContent(_ request: WebRequest, _ operation: APIOperation) throws(APIProblem) {
    guard let wanted = operation.body.mediaType, wanted != "*/*" else { return }
    let sent = request.headers["content-type"] ?? ""
    guard MediaRange.essence(sent) == wanted else { throw .otherContent(wanted: wanted) }
  }

  /// The moment that the address asks about.
  private static func moment(_ visit: Visit) async throws -> AsOf {
    let asked = APIVisit(visit: visit, asOf: .now, event: 0, body: [])
    let day = try asked.value("as_of") { Day($0) }
    let event = try asked.whole("at_event", in: 1...Int(Int32.max))
    if day != nil, event != nil { throw APIProblem.bothParameters("as_of", "at_event") }
    if let cursor = try asked.value("cursor", APICursor.init) {
      // The rest of a list is read where its beginning was.
      if day != nil || event != nil { throw APIProblem.bothParameters("cursor", day == nil ? "at_event" : "as_of") }
      return cursor.event > 0 ? .event(cursor.event) : .now
    }
    return day.map(AsOf.day) ?? event.map(AsOf.event) ?? .now
  }

  /// What tells two answers apart: the event, all that has happened, the day, who asks, where, and the program.
  private static func tag(_ visit: Visit, event: Int, chainEnd: Digest) -> String {
    let parts = [
      OpenAPI.digest, chainEnd.description, visit.request.target, visit.today.description, visit.desk.context.actor.id,
      visit.request.headers["accept"] ?? "",
    ]
    return "\(event)-\(Digest.of(Array(parts.joined(separator: "\u{0}").utf8)).short)"
  }
}
