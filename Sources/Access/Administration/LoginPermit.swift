package import Kernel
package import Storage

/// What was last decided on a person's login: that she was sent a link, or that it ended. The id is the person. The
/// secret itself is working data; this is who let whom in, which the history keeps.
package struct LoginPermit: RecordKind, Hashable {
  package static let kind = "login-permit"
  package static let tag = "login-permit/1"
  package static let terms = KindTerms("konto", "konton", aliases: ["login", "logins", "inloggning"])

  /// What the link was for; nil where the login ended.
  package let purpose: LinkPurpose?
  /// Whether nobody may log in as the person.
  package let isEnded: Bool
  /// When: the same decision twice is two.
  package let at: Instant

  /// A decision.
  package init(purpose: LinkPurpose?, isEnded: Bool, at: Instant) {
    self.purpose = purpose
    self.isEnded = isEnded
    self.at = at
  }

  private enum CodingKeys: String, CodingKey {
    case purpose, at
    case isEnded = "is_ended"
  }
}

extension LoginPermit {
  /// A link for the purpose was made.
  static func link(_ purpose: LinkPurpose, at moment: Instant) -> LoginPermit {
    LoginPermit(purpose: purpose, isEnded: false, at: moment)
  }

  /// The login ended.
  static func ended(at moment: Instant) -> LoginPermit { LoginPermit(purpose: nil, isEnded: true, at: moment) }
}

extension BoardState {
  /// Whether the person's login was ended, and she was not let in again.
  func isLoginEnded(of person: String) throws -> Bool {
    try record(LoginPermit.self, id: person)?.value.isEnded ?? false
  }
}
