import Access
import Formats
import Kernel
import Organisation
import Storage

/// What a request must pass before a page is asked.
enum Gates {
  /// Lets nobody write from another site, whatever the form holds.
  ///
  /// **Throws** `WebProblem.foreignForm` where the browser says that the request comes from elsewhere.
  static func sameSite(_ request: WebRequest, _ settings: SiteSettings) throws(WebProblem) {
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
      throw WebProblem.foreignForm
    }
    if let origin = request.headers["origin"], origin != settings.address { throw WebProblem.foreignForm }
  }

  /// The moment that the address asks about.
  ///
  /// **Throws** `WebProblem.oddField`, `.twoMoments`.
  static func asOf(_ query: FormFields) throws(WebProblem) -> AsOf {
    guard Visit.momentFields.count(where: { !(query[$0] ?? "").isEmpty }) < 2 else { throw WebProblem.twoMoments }
    if let text = query["per"], !text.isEmpty {
      guard let day = Day(text) else { throw WebProblem.oddField(name: "per", text: text) }
      return .day(day)
    }
    if let text = query["handelse"], !text.isEmpty {
      guard let number = Int(text), number > 0 else { throw WebProblem.oddField(name: "handelse", text: text) }
      return .event(number)
    }
    return .now
  }

  /// The opaque part of the tag that tells two answers apart: the chain's end, the day, who asks with which rights,
  /// where, and the program.
  static func tag(of visit: Visit, at glance: BoardMemory.Glance) -> String {
    let parts = [
      Assets.digest, glance.hash.description, visit.request.target, visit.today.description, visit.visitor?.csrf ?? "",
      visit.visitor.map { rights($0) } ?? "",
    ]
    return "\(glance.event)-\(Digest.of(Array(parts.joined(separator: "\u{0}").utf8)).short)"
  }

  /// What somebody may do today, as far as it follows from the day and not from an event.
  private static func rights(_ visitor: LoggedIn) -> String {
    visitor.rights.roles.map { "\($0.role.rawValue)/\($0.unit ?? "")/\($0.standsInFor ?? "")" }.joined(separator: ",")
  }

  /// Whether whoever asks has the answer of that tag already.
  static func isKnown(_ tag: String, _ request: WebRequest) -> Bool {
    EntityTagList(request.headers.all("if-none-match")).includes(EntityTag(tag, isWeak: true))
  }
}
