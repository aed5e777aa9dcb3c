/// The rule for addresses made of data: no scheme that can run code, and no other site by slashes alone.
enum SafeAddress {
  /// The address where it is relative to this site or has a harmless scheme; otherwise `#`.
  static func of(_ address: String) -> String {
    // Browsers pass over blanks and control marks before an address, tabs and line breaks within one, and take a
    // backslash for a slash: the rule reads what they read.
    let seen = address.unicodeScalars.filter { !"\t\n\r".unicodeScalars.contains($0) }.drop { $0.value <= 0x20 }
    let slashes = seen.prefix { $0 == "/" || $0 == "\\" }
    guard slashes.count < 2 else { return "#" }
    let scheme = seen.prefix { $0 != ":" && $0 != "/" && $0 != "\\" && $0 != "?" && $0 != "#" }
    guard scheme.endIndex < seen.endIndex, seen[scheme.endIndex] == ":" else { return address }
    switch String(String.UnicodeScalarView(scheme)).lowercased() {
    case "https", "http", "mailto": return address
    default: return "#"
    }
  }
}
