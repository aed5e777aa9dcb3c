/// The mark of one state of what an address answers.
///
/// **Source** RFC 9110, 8.8.3.
package struct EntityTag: Hashable, Sendable {
  /// What stands between the quotation marks.
  package let opaque: String
  /// Whether it says no more than that two answers mean the same; a strong one says that their bytes are the same.
  package let isWeak: Bool

  /// A tag of letters, digits and other visible marks, quotation marks excepted.
  package init(_ opaque: String, isWeak: Bool = false) {
    precondition(opaque.utf8.allSatisfy(EntityTag.isAllowed), "A tag is made by the program, of visible marks")
    self.opaque = opaque
    self.isWeak = isWeak
  }

  /// The tag at the beginning of `rest`, which is left after it; nil where none stands there.
  init?(taking rest: inout Substring.UTF8View) {
    var left = rest
    isWeak = left.starts(with: "W/".utf8)
    if isWeak { left = left.dropFirst(2) }
    guard left.first == UInt8(ascii: "\"") else { return nil }
    let opaque = left.dropFirst().prefix(while: EntityTag.isAllowed)
    left = left[opaque.endIndex...]
    guard left.first == UInt8(ascii: "\"") else { return nil }
    self.opaque = String(Substring(opaque))
    rest = left.dropFirst()
  }

  /// The tag as a header field has it.
  package var text: String { (isWeak ? "W/\"" : "\"") + opaque + "\"" }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte == 0x21 || (0x23...0x7E).contains(byte) || byte >= 0x80
  }
}
