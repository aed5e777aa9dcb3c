import Access
import Formats
import Kernel
package import Storage

/// The whole site: every address of every board, answered without a server in sight.
package struct Site: Sendable {
  /// The operator's settings.
  package let settings: SiteSettings
  let world: SiteWorld
  let boards: BoardPlaces
  let memories: BoardMemories
  private let routes: RouteTable<Route>

  /// The site of these boards, which keeps what it has worked out within the budget.
  package init(
    _ boards: BoardPlaces, settings: SiteSettings, world: SiteWorld, budget: MemoryBudget = Site.usualBudget
  ) {
    self.boards = boards
    memories = BoardMemories(budget)
    self.settings = settings
    self.world = world
    var routes = RouteTable<Route>()
    for route in Site.routes(settings) { routes.add(route.method, route.pattern, route) }
    self.routes = routes
  }

  /// What a site keeps that nobody has given a budget.
  package static var usualBudget: MemoryBudget { MemoryBudget(bytes: 64 << 20) }

  /// Every route of a board, which rights, menu and the description of the API are held against.
  package static func routes(_ settings: SiteSettings) -> [Route] {
    let pages: [[Route]] = [
      LoginPages.routes,
      AccountPages.routes,
      OverviewPages.routes,
      FigurePages.routes,
      HelpPages.routes,
      ForecastPages.routes,
      API.routes,
      HistoryPages.routes,
      ImportPages.routes,
      ReportPages.routes,
      EconomyPages.routes,
      SettingsPages.routes,
      SearchPages.routes,
      settings.isDevelopment ? StylePage.routes : [],
    ]
    return pages.flatMap { $0 }
  }

  /// The answer. Nothing is thrown: what goes wrong is a page that says so.
  package func answer(_ request: WebRequest) async -> WebAnswer {
    var answer: WebAnswer
    do {
      answer = try await answered(request)
    } catch {
      answer = failed(error, request, nil, isForPrograms: request.target.hasPrefix(API.root))
    }
    return guarded(answer, request)
  }

  /// What is answered in the place of an answer that took too long.
  package func late(_ request: WebRequest) -> WebAnswer {
    guarded(failed(WebProblem.tooLate, request, nil, isForPrograms: request.target.hasPrefix(API.root)), request)
  }

  /// Tells the operator what has happened, in a line with its time.
  package func tell(_ words: String) {
    // Without the clock there is still something to tell.
    let now = (try? world.now())?.description ?? "-"
    world.log(now + " info roder: " + words)
  }

  /// How long the answer may take; what no route answers is told at once.
  package func pace(of request: WebRequest) -> Route.Pace {
    // An address that cannot be read is no route's.
    guard var steps = try? QueryText.steps(QueryText.parts(request.target).path)[...] else { return .brief }
    if case .several = boards { steps = steps.dropFirst() }
    guard case .found(let route, _) = routes.match(request.method, Array(steps)) else { return .brief }
    return route.pace
  }

  /// The answer with what browsers shall refuse, and the request's number.
  private func guarded(_ answer: WebAnswer, _ request: WebRequest) -> WebAnswer {
    var answer = answer
    for field in Site.guards.fields where answer.headers[field.name] == nil {
      answer.headers.add(field.name, field.value)
    }
    if settings.isSecure { answer.headers["strict-transport-security"] = "max-age=31536000" }
    answer.headers["x-request-id"] = request.id
    return answer
  }

  /// Whether boards can be read. Of several it is enough that one can: what is wrong with a single board must not take
  /// the others from their readers. One that is open is asked before any is opened for this.
  package func isReady() async -> Bool {
    switch boards {
    case .single(let store): return await Site.canBeRead(store)
    case .several(let boards, let names):
      let open = await boards.opened
      for name in open + names.subtracting(open).sorted() {
        // One that cannot be opened is not ready; the next may be.
        if let canBeRead = try? await boards.use(name, Site.canBeRead), canBeRead { return true }
      }
      return false
    }
  }

  @Sendable private static func canBeRead(_ store: any Store) async -> Bool {
    do {
      _ = try await store.read(asOf: .now, scope: .everything) { $0.state.event }
      return true
    } catch {
      return false
    }
  }

  /// What every answer tells browsers to refuse.
  private static let guards: WebHeaders = [
    "content-security-policy":
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()", "cache-control": "no-store",
  ]

  private func answered(_ request: WebRequest) async throws -> WebAnswer {
    let (path, query) = QueryText.parts(request.target)
    let steps = try QueryText.steps(path)
    if let asset = Assets.answer(request, steps) { return asset }
    let fields = try QueryText.fields(query ?? "")
    switch boards {
    case .single(let store):
      return try await answered(request, steps, fields, base: "", store) { work in Task { await work(store) } }
    case .several(let boards, let names):
      guard let name = steps.first, names.contains(name) else { throw WebProblem.noPage }
      // A board is found with a slash after its name too, as people write it.
      let rest = steps.dropFirst() == [""] ? [] : Array(steps.dropFirst())
      return try await boards.use(name) { store in
        try await answered(request, rest, fields, base: QueryText.path([name]), store) { work in
          Task {
            do {
              try await boards.use(name) { await work($0) }
            } catch {
              world.log(PersonalNumbers.masked("fault \(request.id): \(error)").text)
            }
          }
        }
      }
    }
  }

  private func answered(
    _ request: WebRequest, _ steps: [String], _ query: FormFields, base: String, _ store: any Store,
    start: @escaping BoardWork.Starter
  ) async throws -> WebAnswer {
    let arrival = Arrival(request: request, query: query, base: base, store: store, start: start)
    switch routes.match(request.method, steps) {
    case .found(let route, let parameters):
      var answer: WebAnswer
      let isForPrograms = route.audience == .programs
      do {
        answer =
          isForPrograms
          ? try await answerProgram(arrival, route, parameters) : try await self.answer(arrival, route, parameters)
      } catch {
        answer = failed(error, request, base, isForPrograms: isForPrograms)
      }
      answer.route = route.pattern.description
      return answer
    case .otherMethods(let methods):
      let isForPrograms = Site.isForPrograms(steps)
      var answer =
        request.method == .options
        ? WebAnswer(status: 204) : failed(WebProblem.otherMethod, request, base, isForPrograms: isForPrograms)
      let allowed = methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : []) + [WebMethod.options.rawValue]
      answer.headers["allow"] = allowed.joined(separator: ", ")
      return answer
    case .nothing:
      guard Site.isForPrograms(steps) else { throw WebProblem.noPage }
      return failed(WebProblem.noPage, request, base, isForPrograms: true)
    }
  }

  /// The visit goes through its gates in order: who, may she, does the form come from here, has anything changed.
  private func answer(_ arrival: Arrival, _ route: Route, _ parameters: [String: String]) async throws -> WebAnswer {
    let request = arrival.request
    let reception = try await Reception(
      arrival, session: SessionCookie.token(request, settings, base: arrival.base), at: self)
    let visitor = reception.visitor
    if let refusal = try gate(route, visitor, arrival) { return refusal }
    if !route.method.isSafe { try Gates.sameSite(request, settings) }
    var form = FormFields()
    if !route.method.isSafe, route.content == .form {
      form = try FormFields(await request.body.bytes(limit: Site.formLimit))
      // A form that anybody may send has a proof of its own: a cookie to log in, a link to choose a password.
      if let visitor, route.need != .nothing, !visitor.accepts(csrf: form[FormToken.field] ?? "") {
        throw WebProblem.foreignForm
      }
    }
    let asOf = try Gates.asOf(arrival.query)
    guard route.method.isSafe || asOf == .now else { throw WebProblem.pastIsClosed }
    let visit = try await reception.visit(
      parameters, by: visitor?.actor, as: visitor, form: form, asOf: asOf, hasPast: route.hasPast)
    guard route.hasPast || visit.moment == nil else { return visit.atPresent }
    guard route.method.isSafe, route.freshness == .event else { return try await route.handler(visit) }
    let tag = Gates.tag(of: visit, at: reception.glance)
    let text = EntityTag(tag, isWeak: true).text
    if Gates.isKnown(tag, request) {
      return WebAnswer(status: 304, headers: ["etag": text, "cache-control": "private, no-cache"])
    }
    var answer = try await route.handler(visit)
    if answer.status == 200 {
      answer.headers["etag"] = text
      answer.headers["cache-control"] = "private, no-cache"
    }
    return answer
  }

  /// What somebody is answered who may not come in; nil for who may.
  private func gate(
    _ route: Route, _ visitor: LoggedIn?, _ arrival: Arrival
  ) throws -> WebAnswer? {
    switch route.need {
    case .nothing: return nil
    case .login:
      return visitor == nil ? toLogin(route, arrival) : nil
    case .permission, .anyPermission:
      guard let visitor else { return toLogin(route, arrival) }
      try route.requireNeed(of: visitor.actor)
      return nil
    }
  }

  private func toLogin(_ route: Route, _ arrival: Arrival) -> WebAnswer {
    guard route.method.isSafe else { return .seeOther(arrival.base + "/logga-in") }
    let wanted = String(arrival.request.target.dropFirst(arrival.base.utf8.count))
    return .seeOther(
      arrival.base + QueryText.address(["logga-in"], wanted == "/" ? [:] : ["till": wanted]))
  }

  /// The largest form.
  ///
  /// **Unit** bytes
  private static let formLimit = 1 << 20

  private func failed(
    _ error: any Error, _ request: WebRequest, _ base: String?, isForPrograms: Bool = false
  ) -> WebAnswer {
    let failure = Failure(error, id: request.id)
    if let fault = failure.fault { world.log(fault) }
    return isForPrograms
      ? failure.problemAnswer
      : failure.answer(
        base: base, in: base.map { memories.memory(of: $0).terms } ?? .standard)
  }
}
