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

  /// The usual settings, unless said otherwise.
  package init(address: String, isDevelopment: Bool = false, uploadLimit: Int = 512 << 20) {
    self.address = address
    self.isDevelopment = isDevelopment
    self.uploadLimit = uploadLimit
  }

  /// Whether readers come over TLS.
  package var isSecure: Bool { address.hasPrefix("https://") }
}
