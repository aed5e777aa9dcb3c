/// The form of an address: `/ekonomi/{rad}` has a fixed and a free segment.
package struct RoutePattern: Hashable, Sendable, CustomStringConvertible {
  /// One segment between slashes.
  package enum Segment: Hashable, Sendable {
    /// This very word.
    case word(String)
    /// Anything that is not empty, kept under the name.
    case free(String)
  }

  /// The segments in order.
  package let segments: [Segment]

  /// The pattern that the text spells: slashes before each segment, names of free ones in braces.
  package init(_ text: String) {
    precondition(text.hasPrefix("/"), "A pattern begins with a slash")
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}") ? .free(String(part.dropFirst().dropLast())) : .word(String(part))
    }
  }

  package var description: String {
    "/"
      + segments.map { segment in
        switch segment {
        case .word(let word): word
        case .free(let name): "{\(name)}"
        }
      }.joined(separator: "/")
  }

  /// The names of the free segments, in order.
  package var names: [String] {
    segments.compactMap { if case .free(let name) = $0 { name } else { nil } }
  }
}
