/// An id that people choose in files: short, and the same in figure keys, addresses and file names.
///
/// **Range** 1–60 ASCII letters, digits, `-` and `_`, the first a letter or a digit.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is written.
  package let description: String

  /// The id that the text spells; nil where it holds anything else.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, Slug.isLetterOrDigit(first), bytes.count <= 60,
      bytes.allSatisfy({ Slug.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    description = text
  }

  /// What an id may hold, in Swedish, for problems.
  package static let rule =
    "Skriv högst 60 tecken: bokstäverna a–z, siffror, bindestreck och understreck, med en bokstav eller siffra först."

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
