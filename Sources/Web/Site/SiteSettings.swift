import Access

/// What an operator decides about the site.
package struct SiteSettings: Hashable, Sendable {
  /// Where readers find it, with scheme and without a last slash: `https://roder.exempel.se`. Cookies are sent over TLS
  /// alone where it begins with `https`.
  package var address: String
  /// Whether pages for those who build the program are there.
  package var isDevelopment: Bool
  /// The largest file that may be brought in.
  ///
  /// **Unit** bytes
  package var uploadLimit: Int
  /// How long people stay logged in at most.
  ///
  /// **Unit** seconds
  package var sessionLife: Int
  /// How long they stay logged in without a request.
  ///
  /// **Unit** seconds
  package var sessionIdle: Int

  /// Every setting of the operator's, as those who look after the program see it.
  package var shown: [Shown]

  /// A setting as it is shown to people.
  package struct Shown: Hashable, Sendable {
    /// Its name in the file of settings.
    package let name: String
    /// What it decides.
    package let meaning: String
    /// Its value without keys and passwords; empty for none.
    package let value: String
    /// Where the value comes from.
    package let origin: String

    /// A setting.
    package init(name: String, meaning: String, value: String, origin: String) {
      self.name = name
      self.meaning = meaning
      self.value = value
      self.origin = origin
    }
  }

  /// The usual settings, unless said otherwise.
  package init(
    address: String, isDevelopment: Bool = false, uploadLimit: Int = 512 << 20,
    sessionLife: Int = 12 * 3_600, sessionIdle: Int = 3_600, shown: [Shown] = []
  ) {
    self.address = address
    self.isDevelopment = isDevelopment
    self.uploadLimit = uploadLimit
    self.sessionLife = sessionLife
    self.sessionIdle = sessionIdle
    self.shown = shown
  }

  /// Whether readers come over TLS.
  package var isSecure: Bool { address.hasPrefix("https://") }

  /// How long sessions last.
  var logins: LoginLimits {
    var limits = LoginLimits.standard
    limits.sessionLife = Int64(sessionLife)
    limits.sessionIdle = Int64(sessionIdle)
    return limits
  }
}
