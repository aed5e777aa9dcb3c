/// A text that the program writes: the words of the literal are its own, what is put into it is somebody else's and is
/// never touched.
package struct OwnText: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The pieces in order.
  let pieces: [Piece]

  enum Piece: Hashable, Sendable {
    case own(String)
    case other(String)

    var text: String {
      switch self {
      case .own(let text), .other(let text): text
      }
    }
  }

  /// The text is all the program's.
  package init(stringLiteral value: String) { pieces = [.own(value)] }

  /// A literal with something put into it.
  package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// The text with the program's own words.
  package var text: String { pieces.map(\.text).joined() }

  /// Takes the pieces of a literal as the compiler hands them over.
  package struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var pieces: [Piece] = []

    /// Nothing yet.
    package init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(interpolationCount * 2 + 1) }

    /// A piece of the program's own.
    package mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.own(literal)) } }

    /// What is put in as it is.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.other(value.description))
    }
  }
}
