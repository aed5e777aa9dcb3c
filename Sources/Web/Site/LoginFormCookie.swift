import Access
import Formats

/// The cookie that shows that a login form comes from this browser. Whoever logs in has no session yet, and so no token
/// of one: another site could else log her in as somebody else, and read what she then writes.
enum LoginFormCookie {
  private static func name(_ settings: SiteSettings) -> String {
    settings.isSecure ? "__Secure-roder-form" : "roder-form"
  }

  /// The token that the browser has; nil where it has none of ours, or several.
  static func token(_ visit: Visit) -> FormToken? {
    let values = RequestCookies(visit.request.headers.all("cookie")).all(name(visit.settings))
    return values.count == 1 && Secret(values[0]) != nil ? FormToken(values[0]) : nil
  }

  /// The token for a form, and the header's value that gives it to a browser that has none yet, until it is closed.
  static func offered(_ visit: Visit) -> (token: FormToken, header: String?) {
    if let known = token(visit) { return (known, nil) }
    let token = Secret(visit.world.randomBytes).text
    let cookie = SetCookie(
      name(visit.settings), token, path: visit.base + "/logga-in", lifetime: .untilClosed, sameSite: .strict,
      isSecure: visit.settings.isSecure)
    return (FormToken(token), cookie.text)
  }
}
