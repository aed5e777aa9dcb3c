/// The rule for addresses made of data: no scheme that can run code.
enum SafeAddress {
  /// The address where it is relative or has a harmless scheme; otherwise `#`.
  static func of(_ address: String) -> String {
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    guard scheme.endIndex < address.endIndex, address[scheme.endIndex] == ":" else { return address }
    switch scheme.lowercased() {
    case "https", "http", "mailto": return address
    default: return "#"
    }
  }
}
