/// What If-Match or If-None-Match asks for. A list that cannot be read has no tags: it matches nothing.
///
/// **Source** RFC 9110, 13.1.1 and 13.1.2.
package enum EntityTagList: Hashable, Sendable {
  /// Any state, as long as there is one.
  case any
  /// One of these states.
  case tags([EntityTag])

  /// What the values of the header field ask for.
  package init(_ values: [String]) {
    let text = values.joined(separator: ",")
    var rest = text[...].utf8.drop(while: EntityTagList.isBlank)
    if rest.first == UInt8(ascii: "*"), rest.dropFirst().allSatisfy(EntityTagList.isBlank) {
      self = .any
      return
    }
    var tags: [EntityTag] = []
    while true {
      rest = rest.drop { EntityTagList.isBlank($0) || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { break }
      guard let tag = EntityTag(taking: &rest) else {
        self = .tags([])
        return
      }
      rest = rest.drop(while: EntityTagList.isBlank)
      guard rest.isEmpty || rest.first == UInt8(ascii: ",") else {
        self = .tags([])
        return
      }
      tags.append(tag)
    }
    self = .tags(tags)
  }

  /// Whether the state is one of those asked for by weak comparison, as If-None-Match compares; nil for no state.
  package func includes(_ tag: EntityTag?) -> Bool {
    guard let tag else { return false }
    return switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.opaque == tag.opaque }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
