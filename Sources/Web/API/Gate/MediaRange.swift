/// Types of content as head fields name them.
///
/// **Source** RFC 9110, 8.3 and 12.5.1.
enum MediaRange {
  /// The type without its parameters, in small letters.
  static func essence(_ text: some StringProtocol) -> String {
    let first = text.utf8.prefix { $0 != UInt8(ascii: ";") }
    return String(decoding: first.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
  }

  /// Whether somebody who takes these takes the type.
  static func accept(_ values: [String], _ type: String) -> Bool {
    let wide = type.split(separator: "/").first.map { $0 + "/*" }.map(String.init) ?? ""
    var isTaken = false
    for value in values {
      for range in value.split(separator: ",") {
        let name = essence(range)
        guard name == type || name == wide || name == "*/*" else { continue }
        // Whoever names the very type decides; what is wider counts where nothing does.
        let isRefused = weightIsZero(range)
        if name == type { return !isRefused }
        isTaken = isTaken || !isRefused
      }
    }
    return isTaken
  }

  private static func weightIsZero(_ range: Substring) -> Bool {
    range.split(separator: ";").dropFirst().contains { parameter in
      let text = parameter.filter { !$0.isWhitespace }.lowercased()
      return text.hasPrefix("q=0") && text.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
    }
  }
}
