import Access
import Formats
import Kernel
import Storage

extension Site {
  /// The answer of a route for programs.
  ///
  /// Whoever writes shows a token: no browser adds one by itself, so no other site can have a write sent. What is read
  /// may be asked for with a session too, by scripts of the site's own pages.
  func answerProgram(_ arrival: Arrival, _ route: Route, _ parameters: [String: String]) async throws -> WebAnswer {
    let now = try world.now()
    let memory = memories.memory(of: arrival.base)
    let logins = LoginDesk(
      store: arrival.store, now: now, randomBytes: world.randomBytes, limits: settings.logins, known: memory.known)
    let glance = try await memory.glance(arrival.store)
    let actor = try await actor(arrival.request, logins)
    switch route.need {
    case .nothing: break
    case .login: if actor == nil { throw APIProblem.noToken }
    case .permission(let permission):
      guard let actor else { throw APIProblem.noToken }
      guard actor.grants.permissions.contains(permission) else {
        throw StorageProblem.notPermitted(useCase: route.pattern.description, permission: permission)
      }
    }
    let context = Context(actor: actor ?? Site.nobody, now: now, randomBytes: world.randomBytes)
    return try await route.handler(
      Visit(
        request: arrival.request, parameters: parameters, query: arrival.query, form: FormFields(), settings: settings,
        world: world, base: arrival.base, boardName: glance.name, municipality: glance.municipality, visitor: nil,
        logins: logins, desk: Desk(store: arrival.store, context: context),
        work: BoardWork(room: memory.room, start: arrival.start), asOf: .now, moment: nil))
  }

  /// Who asks; nil for nobody.
  private func actor(_ request: WebRequest, _ logins: LoginDesk) async throws -> Actor? {
    let shown = request.headers.all("authorization")
    if let field = shown.first {
      let parts = field.split(separator: " ", omittingEmptySubsequences: true)
      guard shown.count == 1, parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
      return try await logins.program(String(parts[1]))
    }
    guard request.method.isSafe, let token = SessionCookie.token(request, isSecure: settings.isSecure) else {
      return nil
    }
    return try await logins.session(token)?.actor
  }

  /// Whether the address is one that programs ask for, so that what is wrong is told in their way.
  static func isForPrograms(_ steps: some Collection<String>) -> Bool { steps.starts(with: ["api", "v1"]) }
}
