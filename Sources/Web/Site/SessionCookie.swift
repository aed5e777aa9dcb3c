import Formats

/// The cookie that holds a session's token.
enum SessionCookie {
  private static let plainName = "roder"

  /// Its name. The prefix makes browsers refuse one that another host or a page without TLS has set.
  private static func name(_ settings: SiteSettings, base: String) -> String {
    guard settings.isSecure else { return plainName }
    return (base.isEmpty ? "__Host-" : "__Secure-") + plainName
  }

  /// The token that the request carries; nil where it carries none, or two, of which one is somebody else's doing.
  static func token(_ request: WebRequest, isSecure: Bool) -> String? {
    let cookies = RequestCookies(request.headers.all("cookie"))
    let names = isSecure ? ["__Host-" + plainName, "__Secure-" + plainName] : [plainName]
    let tokens = names.flatMap { cookies.all($0) }
    return tokens.count == 1 ? tokens[0] : nil
  }

  /// The header's value that gives a browser the token until it is closed.
  static func setting(_ token: String, _ visit: Visit) -> String { cookie(token, .untilClosed, visit) }

  /// The header's value that takes it away.
  static func removing(_ visit: Visit) -> String { cookie("", .none, visit) }

  private static func cookie(_ value: String, _ lifetime: SetCookie.Lifetime, _ visit: Visit) -> String {
    SetCookie(
      name(visit.settings, base: visit.base), value, path: visit.base.isEmpty ? "/" : visit.base, lifetime: lifetime,
      sameSite: .lax, isSecure: visit.settings.isSecure
    ).text
  }
}
