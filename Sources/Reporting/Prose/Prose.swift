package import Kernel

/// A text with references to figures.
///
/// It has two forms. The stored one has keys, so that it outlives every renaming: `{variance:line/drift.personal:2019 |
/// tkr}`. The shown one has names, for people: `{avvikelse helår: Personalkostnader, helår 2019 | tkr}`. A brace that
/// opens no reference is written twice in both. docs/reference/figures.md has the grammar.
package struct Prose: Hashable, Sendable {
  /// A piece of the text.
  package enum Piece: Hashable, Sendable {
    /// Plain words, without doubled braces.
    case text(String)
    /// A figure.
    case reference(FigureReference)
  }

  /// A piece with where it begins.
  package struct Segment: Hashable, Sendable {
    /// The piece.
    package let piece: Piece
    /// Where it begins in the text that was read: line and column, each from 1.
    package let place: Place

    /// A piece that begins there.
    package init(_ piece: Piece, at place: Place = Place()) {
      self.piece = piece
      self.place = place
    }
  }

  /// The pieces in order.
  package let segments: [Segment]

  /// A text of these pieces.
  package init(_ segments: [Segment]) { self.segments = segments }

  /// A text of these pieces, which were read nowhere.
  package init(_ pieces: [Piece]) { segments = pieces.map { Segment($0) } }

  /// The references in order.
  package var references: [FigureReference] {
    segments.compactMap { if case .reference(let reference) = $0.piece { reference } else { nil } }
  }
}
