import Formats
import Storage

/// The cookie that holds a session's token.
enum SessionCookie {
  /// Its name. Each board's is its own: a board at the root of a site and others beneath it, served by one program or
  /// several, would else get each other's beside their own. The prefix makes browsers refuse one that another host or a
  /// page without TLS has set.
  static func name(_ settings: SiteSettings, base: String) -> String {
    let plain = base.isEmpty ? "roder" : "roder-" + Digest.of(Array(base.utf8)).short
    guard settings.isSecure else { return plain }
    return (base.isEmpty ? "__Host-" : "__Secure-") + plain
  }

  /// The token that the request carries; nil where it carries none, or two, of which one is somebody else's doing.
  static func token(_ request: WebRequest, _ settings: SiteSettings, base: String) -> String? {
    let tokens = RequestCookies(request.headers.all("cookie")).all(name(settings, base: base))
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
