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
    let reception = try await Reception(arrival, at: self)
    let actor = try await actor(arrival, reception.logins)
    switch route.need {
    case .nothing: break
    case .login: if actor == nil { throw APIProblem.noToken }
    case .permission, .anyPermission:
      guard let actor else { throw APIProblem.noToken }
      try route.requireNeed(of: actor)
    }
    return try await route.handler(try await reception.visit(parameters, by: actor))
  }

  /// Who asks; nil for nobody.
  private func actor(_ arrival: Arrival, _ logins: LoginDesk) async throws -> Actor? {
    let request = arrival.request
    let shown = request.headers.all("authorization")
    if let field = shown.first {
      let parts = field.split(separator: " ", omittingEmptySubsequences: true)
      guard shown.count == 1, parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
      return try await logins.program(String(parts[1]))
    }
    guard request.method.isSafe, let token = SessionCookie.token(request, settings, base: arrival.base) else {
      return nil
    }
    return try await logins.session(token)?.actor
  }

  /// Whether the address is one that programs ask for, so that what is wrong is told in their way.
  static func isForPrograms(_ steps: some Collection<String>) -> Bool { steps.starts(with: ["api", "v1"]) }
}
