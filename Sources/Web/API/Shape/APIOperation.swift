import Storage

/// One thing that programs can ask for: its route, and what is said of it. The description of the API is made of these.
struct APIOperation: Sendable {
  /// What an answer or a request holds.
  enum Content: Sendable {
    /// JSON of this form.
    case json(APISchema)
    /// A file as it is, of this media type or any.
    case file(String)
    /// Nothing.
    case nothing

    /// The media type; nil for nothing.
    var mediaType: String? {
      switch self {
      case .json: "application/json"
      case .file(let type): type
      case .nothing: nil
      }
    }
  }

  /// The method.
  let method: WebMethod
  /// The form of the address, from the board's place on.
  let path: String
  /// Who may ask.
  let need: Route.Need
  /// How long an answer holds.
  let freshness: Route.Freshness
  /// The use case: `ledger.find-postings`. Clients name a function after it.
  let name: String
  /// What it does, in English.
  let summary: String
  /// What the address and the head say, without what all have in common.
  let ownParameters: [APIParameter]
  /// What the request holds.
  let body: Content
  /// What the answer holds.
  let answer: Content
  /// What answers.
  let handler: @Sendable (APIVisit) async throws -> WebAnswer
  /// Whether it may take longer than other operations: it may have another program set pages.
  var takesItsTime = false

  /// Whether a file is sent.
  var readsFile: Bool { if case .file = body { true } else { false } }

  /// The same operation, which may take longer than others.
  var unhurried: APIOperation {
    var operation = self
    operation.takesItsTime = true
    return operation
  }

  /// Something that is read, and answered by a message.
  static func get<Message: APIMessage>(
    _ path: String, _ need: Route.Need, _ freshness: Route.Freshness = .event, name: String, _ summary: String,
    _ parameters: [APIParameter] = [], answer: @escaping @Sendable (APIVisit) async throws -> Message
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, need: need, freshness: freshness, name: name, summary: summary,
      ownParameters: parameters, body: .nothing, answer: .json(Message.schema)
    ) { visit in .json(try await answer(visit).json) }
  }

  /// A file that is read.
  static func file(
    _ path: String, _ need: Route.Need, name: String, _ summary: String, _ parameters: [APIParameter],
    answer: @escaping @Sendable (APIVisit) async throws -> WebAnswer
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, need: need, freshness: .event, name: name, summary: summary,
      ownParameters: parameters, body: .nothing, answer: .file("*/*"), handler: answer)
  }

  /// Something that is read to be replaced: its `ETag` is the version that a write must name.
  static func getVersion<Message: APIMessage>(
    _ path: String, _ need: Route.Need, name: String, _ summary: String, _ parameters: [APIParameter],
    answer: @escaping @Sendable (APIVisit) async throws -> (Message, version: Int)
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, need: need, freshness: .event, name: name, summary: summary,
      ownParameters: parameters, body: .nothing, answer: .json(Message.schema)
    ) { visit in
      let (message, version) = try await answer(visit)
      var answer = WebAnswer.json(message.json)
      answer.headers["etag"] = EntityTag(String(version)).text
      return answer
    }
  }

  /// A write of JSON, which is answered by a message. One that replaces something says which version, in `If-Match`.
  static func write<Message: APIMessage>(
    _ method: WebMethod, _ path: String, _ need: Route.Need, name: String, _ summary: String,
    _ parameters: [APIParameter], body: APIObject? = nil, replaces: Bool = false,
    answer: @escaping @Sendable (APIVisit) async throws -> Message
  ) -> APIOperation {
    let versions: [APIParameter] = [
      .header("If-Match", "The `ETag` of the version that is replaced."),
      .header("If-None-Match", "`*` where there is nothing to replace."),
    ]
    return APIOperation(
      method: method, path: path, need: need, freshness: .never, name: name, summary: summary,
      ownParameters: parameters + (replaces ? versions : []), body: body.map { .json(.object($0)) } ?? .nothing,
      answer: .json(Message.schema)
    ) { visit in .json(try await answer(visit).json) }
  }

  /// All that the address and the head may say.
  var parameters: [APIParameter] {
    var all = ownParameters
    if method.isSafe, freshness == .event { all += APIParameter.moments }
    if !method.isSafe {
      all.append(
        .header(
          "Idempotency-Key",
          "Names the write, so that it is done once however often it is sent within 24 hours: 1 to 200 visible letters "
            + "of ASCII."))
    }
    return all
  }

  /// The route, as the site finds it.
  var route: Route {
    let route = Route(
      method: method, pattern: RoutePattern(path), need: need, freshness: freshness, content: .stream,
      audience: .programs
    ) { visit in try await APIGate.answer(visit, self) }
    return takesItsTime || readsFile ? route.unhurried : route
  }
}

extension WebAnswer {
  /// JSON for programs.
  static func json(_ bytes: [UInt8], status: Int = 200) -> WebAnswer {
    WebAnswer(status: status, headers: ["content-type": "application/json"], body: bytes)
  }
}
