package import Documents
package import Figures
package import Kernel

/// From one form of a text with references to the other, and to the running text of a document.
package enum ProseRules {
  /// The text in the stored form.
  package static func stored(_ prose: Prose) -> String { text(prose, ReferenceWriter(directory: nil)) }

  /// The text in the shown form.
  package static func shown(_ prose: Prose, _ directory: FigureDirectory) -> String {
    text(prose, ReferenceWriter(directory: directory))
  }

  /// Whether the text has any of the marks that references are written with: without them it is the same in both forms.
  package static func mayRefer(_ text: String) -> Bool { text.contains { "{}".contains($0) } }

  /// The stored form of a text that a person wrote in the shown form.
  ///
  /// **Throws** `Problems` of `ProseProblem`.
  package static func stored(
    shown text: String, _ directory: FigureDirectory, at origin: Place = Place()
  ) throws -> String {
    let reading = ProseParser.shown(text, directory, at: origin)
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
    return stored(reading.prose)
  }

  /// The shown form of a stored text; what cannot be read stands as it is, with its braces doubled.
  package static func shown(stored text: String, _ directory: FigureDirectory) -> String {
    shown(ProseParser.stored(text).prose, directory)
  }

  private static func text(_ prose: Prose, _ writer: ReferenceWriter) -> String {
    prose.segments.map { segment in
      switch segment.piece {
      case .text(let text): text.map { $0 == "{" ? "{{" : $0 == "}" ? "}}" : String($0) }.joined()
      case .reference(let reference): writer.text(reference)
      }
    }.joined()
  }

  /// What is wrong with the references of a text that could be read: figures that are not there, units that do not fit.
  package static func problems(_ prose: Prose, _ directory: FigureDirectory) -> [ProseProblem] {
    prose.segments.flatMap { segment -> [ProseProblem] in
      guard case .reference(let reference) = segment.piece else { return [] }
      return ReferenceCheck(directory, place: segment.place).problems(of: reference)
    }
  }

  /// The references whose figures are not to be had at the occasion.
  package static func unresolved(_ prose: Prose, _ resolver: ProseResolver) -> [ProseProblem] {
    prose.segments.compactMap { unresolved($0, resolver) }
  }

  private static func unresolved(_ segment: Prose.Segment, _ resolver: ProseResolver) -> ProseProblem? {
    guard case .reference(let reference) = segment.piece else { return nil }
    do throws(ProseProblem) {
      _ = try resolver.figure(reference, at: segment.place)
      return nil
    } catch {
      return error
    }
  }

  /// The other moments that the text's figures are read at, each once, in the order of the text.
  package static func moments(of prose: Prose) -> [ProseMoment] {
    var moments: [ProseMoment] = []
    for moment in prose.references.flatMap(\.terms).compactMap(\.moment) where !moments.contains(moment) {
      moments.append(moment)
    }
    return moments
  }

  /// The running text with its figures; a figure that is not to be had is named where it should have stood.
  package static func inlines(_ prose: Prose, _ resolver: ProseResolver) -> [Inline] {
    prose.segments.map { segment in
      switch segment.piece {
      case .text(let text): .text(text)
      case .reference(let reference): inline(reference, resolver)
      }
    }
  }

  private static func inline(_ reference: FigureReference, _ resolver: ProseResolver) -> Inline {
    do throws(ProseProblem) {
      return try figure(reference, resolver)
    } catch {
      return .unresolved(error.message)
    }
  }

  /// The figure in running text.
  ///
  /// **Throws** where it is not to be had.
  static func figure(
    _ reference: FigureReference, _ resolver: ProseResolver, at place: Place = Place()
  ) throws(ProseProblem) -> Inline {
    let figure = try resolver.figure(reference, at: place)
    let kind = ReferenceCheck.kind(of: reference.expression, in: resolver.directory) ?? .money
    return .figure(
      FigureCell(figure, as: WordingRules.presentation(reference.format, kind)),
      WordingRules.wording(reference, kind, in: resolver.directory))
  }
}
