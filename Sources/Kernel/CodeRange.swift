/// A set of codes: one prefix, or everything from one prefix to another.
///
/// Codes are strings compared from the left: `302` holds `30271`, and `50–56` holds `5699` but not `57`. Leading zeros
/// and letters count.
package struct CodeRange: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The first prefix.
  package let first: String
  /// The last prefix; the same as `first` where the range is a single prefix.
  package let last: String

  /// All codes that begin with `prefix`; the empty prefix holds every code.
  package init(_ prefix: String) {
    first = prefix
    last = prefix
  }

  /// All codes from those that begin with `first` to those that begin with `last`.
  package init(from first: String, to last: String) {
    self.first = first
    self.last = last
  }

  /// The range that the text spells: `302`, `50-56`, or `*` for every code; nil where an end is missing or the ends
  /// stand in the wrong order.
  package init?(text: String) {
    let trimmed = text.filter { !$0.isWhitespace }
    if trimmed == "*" {
      self.init("")
      return
    }
    let ends = trimmed.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map(String.init)
    guard ends.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch ends.count {
    case 1: self.init(ends[0])
    case 2 where Array(ends[0].utf8).lexicographicallyPrecedes(Array(ends[1].utf8)) || ends[0] == ends[1]:
      self.init(from: ends[0], to: ends[1])
    default: return nil
    }
  }

  /// Whether the code lies in the range.
  package func contains(_ code: String) -> Bool {
    if first == last { return code.utf8.starts(with: first.utf8) }
    let notBefore = !code.utf8.lexicographicallyPrecedes(first.utf8)
    return notBefore && !last.utf8.lexicographicallyPrecedes(code.utf8.prefix(last.utf8.count))
  }

  /// Whether every code of `other` surely lies in this range.
  package func covers(_ other: CodeRange) -> Bool {
    contains(other.first) && contains(other.last)
      && (first == last || other.last.utf8.count >= last.utf8.count || !last.utf8.starts(with: other.last.utf8))
  }

  /// Whether a code may lie in both ranges.
  package func overlaps(_ other: CodeRange) -> Bool {
    contains(other.first) || other.contains(first) || contains(other.last) || other.contains(last)
  }

  /// The range as `302`, `50-56` or `*`.
  package var description: String {
    if first == last { return first.isEmpty ? "*" : first }
    return first + "-" + last
  }

  /// The range that was stored as a list of one prefix or two.
  package init(from decoder: any Decoder) throws {
    let ends = try decoder.singleValueContainer().decode([String].self)
    switch ends.count {
    case 1: self.init(ends[0])
    case 2: self.init(from: ends[0], to: ends[1])
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a range has one end or two"))
    }
  }

  /// Stores a list, because a code may itself hold a hyphen or a space.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(first == last ? [first] : [first, last])
  }
}
