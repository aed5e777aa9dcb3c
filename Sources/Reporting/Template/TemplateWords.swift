package import Kernel

/// Running text of a template: words, fields and figures.
package struct TemplateWords: Hashable, Sendable {
  /// A piece of it.
  package enum Piece: Hashable, Sendable {
    /// Plain words.
    case text(String)
    /// Words that weigh more.
    case strong(String)
    /// What is known of the occasion, with whether it weighs more.
    case field(TemplateField, isStrong: Bool)
    /// A figure.
    case reference(FigureReference)
  }

  /// The pieces in order.
  package let pieces: [Piece]
  /// Where they begin.
  package let place: Place

  /// Words that stand at the place.
  package init(_ pieces: [Piece], at place: Place = Place()) {
    self.pieces = pieces
    self.place = place
  }
}
