package import Figures
package import Kernel

/// Finds the figures that a text refers to, at an occasion.
package struct ProseResolver: Sendable {
  /// The occasion's month, which relative periods follow from.
  package let month: Month
  /// What the text is repeated for: an id on each such axis.
  package let current: [String: String]
  /// The figures now.
  package let catalogue: Catalogue
  /// The names of the figures now.
  package let directory: FigureDirectory
  /// The figures at the other moments that the text names.
  package let moments: [ProseMoment: Catalogue]

  /// A resolver at the month; `moments` has a catalogue for each of `ProseRules.moments`.
  package init(
    month: Month, current: [String: String] = [:], catalogue: Catalogue, directory: FigureDirectory? = nil,
    moments: [ProseMoment: Catalogue] = [:]
  ) {
    self.month = month
    self.current = current
    self.catalogue = catalogue
    self.directory = directory ?? FigureDirectory(catalogue)
    self.moments = moments
  }

  /// The same for the id on the axis; for none of it where that is nil.
  package func repeated(for id: String?, on axis: String = "unit") -> ProseResolver {
    var current = current
    current[axis] = id
    return ProseResolver(
      month: month, current: current, catalogue: catalogue, directory: directory, moments: moments)
  }

  /// The figure that the reference shows.
  ///
  /// **Throws** `ProseProblem.unresolved` where it is not to be had.
  package func figure(_ reference: FigureReference, at place: Place = Place()) throws(ProseProblem) -> Figure {
    func unresolved(_ why: String) -> ProseProblem {
      .unresolved(ReferenceWriter(directory: directory).text(reference), why: why, place)
    }
    if let problem = ReferenceCheck(directory, place: place).problems(of: reference).first {
      throw unresolved(problem.message)
    }
    var figures: [Figure] = []
    for term in reference.terms {
      guard let key = term.key(at: month, current: current) else {
        throw unresolved("Texten upprepas inte för det som siffran gäller.")
      }
      do {
        figures.append(try figure(key, at: term.moment))
      } catch let problem as any Problem {
        throw unresolved(problem.message)
      } catch {
        throw unresolved("Den kan inte läsas.")
      }
    }
    switch reference.expression {
    case .figure: return figures[0]
    case .change: return DerivedFigure.change(new: figures[0].key, old: figures[1].key).figure(of: figures)
    case .share: return DerivedFigure.share(part: figures[0].key, whole: figures[1].key).figure(of: figures)
    }
  }

  private func figure(_ key: FigureKey, at moment: ProseMoment?) throws -> Figure {
    guard let moment else { return try catalogue.figure(key) }
    guard let then = moments[moment] else { throw FigureProblem.unknownSelection(key) }
    return DerivedFigure.asOf(key, moment: moment.stored).figure(of: [try then.figure(key)])
  }
}
