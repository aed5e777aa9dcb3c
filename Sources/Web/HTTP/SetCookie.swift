/// A cookie that is given to a browser. No script can read it, and it goes back to this site alone.
///
/// **Source** RFC 6265, 4.1, and its revision for SameSite.
package struct SetCookie: Hashable, Sendable {
  /// How long the browser keeps it.
  package enum Lifetime: Hashable, Sendable {
    /// Until the browser is closed.
    case untilClosed
    /// So many seconds, at least one.
    case seconds(Int)
    /// No longer: what it has under that name and path is removed.
    case none
  }

  /// Which requests that begin at other sites it goes along with.
  package enum SameSite: String, Hashable, Sendable {
    /// None.
    case strict = "Strict"
    /// Following a link.
    case lax = "Lax"
  }

  /// Its name.
  package let name: String
  /// Its value.
  package let value: String
  /// The path that it belongs to, with all below.
  package let path: String
  /// How long the browser keeps it.
  package let lifetime: Lifetime
  /// Which requests that begin at other sites it goes along with.
  package let sameSite: SameSite
  /// Whether it is sent over encrypted connections only.
  package let isSecure: Bool

  /// A cookie.
  ///
  /// **Range** name and value are made by the program: letters, digits and marks of ASCII without blanks, quotation
  /// marks, commas, semicolons and backslashes, and no `=` in the name; a path has no semicolon.
  package init(
    _ name: String, _ value: String, path: String, lifetime: Lifetime, sameSite: SameSite, isSecure: Bool
  ) {
    let isName = !name.isEmpty && !name.utf8.contains(UInt8(ascii: "=")) && name.utf8.allSatisfy(SetCookie.isPlain)
    precondition(isName && value.utf8.allSatisfy(SetCookie.isPlain), "A cookie is made of plain letters and marks")
    precondition(
      path.hasPrefix("/") && path.utf8.allSatisfy { $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 < 0x7F },
      "A cookie's path is an encoded path of the site")
    self.name = name
    self.value = value
    self.path = path
    self.lifetime = lifetime
    self.sameSite = sameSite
    self.isSecure = isSecure
  }

  /// The value of the header field.
  package var text: String {
    var parts = [name + "=" + value, "Path=" + path]
    switch lifetime {
    case .untilClosed: break
    case .seconds(let seconds): parts.append("Max-Age=" + String(max(1, seconds)))
    case .none: parts.append("Max-Age=0")
    }
    parts += ["HttpOnly", "SameSite=" + sameSite.rawValue]
    if isSecure { parts.append("Secure") }
    return parts.joined(separator: "; ")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\",;\\".utf8.contains(byte)
  }
}
