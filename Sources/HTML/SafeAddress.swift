/// The rule for addresses made of data: no scheme that can run code, and no other site by slashes alone.
enum SafeAddress {
  /// The address where it is relative to this site or has a harmless scheme; otherwise `#`.
  ///
  /// **Complexity** the bytes up to the first that settles it: two of an address within the site.
  static func of(_ address: String) -> String {
    var scheme: [UInt8] = []
    var slashes = 0
    for byte in address.utf8 {
      switch byte {
      // Browsers pass over blanks and control marks before an address, tabs and line breaks within one, and take a
      // backslash for a slash: the rule reads what they read.
      case 0x09, 0x0A, 0x0D: continue
      case ...0x20 where scheme.isEmpty && slashes == 0: continue
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        guard scheme.isEmpty else { return address }
        slashes += 1
        if slashes == 2 { return "#" }
      case UInt8(ascii: ":") where slashes == 0:
        return ["https", "http", "mailto"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
          ? address : "#"
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return address
      default:
        guard slashes == 0 else { return address }
        scheme.append(byte)
      }
    }
    return address
  }
}
