package import Figures
package import Kernel
package import Storage

/// Finds and prints figures in text, of whatever figures the installed capabilities have.
package struct ProseDesk: Sendable {
  private let desk: Desk
  private let sections: [ReportDesk.Sections]

  /// Somebody working with text at that desk, on the figures of these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// What finds the figures of the texts at the month: those of other moments are read where a text names them.
  package func resolver(for texts: [Prose], month: Month, asOf: AsOf = .now) async throws -> ProseResolver {
    let catalogue = try await catalogue(month, asOf)
    return try await resolver(for: texts, month: month, catalogue: catalogue)
  }

  /// The same, where the figures of the month are at hand.
  package func resolver(
    for texts: [Prose], month: Month, catalogue: Catalogue, directory: FigureDirectory? = nil
  ) async throws -> ProseResolver {
    var moments: [ProseMoment: Catalogue] = [:]
    for moment in texts.flatMap(ProseRules.moments(of:)) where moments[moment] == nil {
      do {
        moments[moment] = try await self.catalogue(month, moment.asOf)
      } catch is any Problem {
        // There was nothing then; the reference says so where it stands.
        continue
      }
    }
    return ProseResolver(month: month, catalogue: catalogue, directory: directory, moments: moments)
  }

  /// The figures that may be meant by what was typed, at the month.
  package func pick(
    _ typed: String, month: Month, limit: Int = 12, asOf: AsOf = .now
  ) async throws -> [PickFigures.Row] {
    let pinned = try await desk.pinned(asOf)
    let catalogue = try await sections.catalogue(month, pinned)
    return try await desk.ask(
      PickFigures.self, .init(typed: typed, month: month, catalogue: catalogue, limit: limit), asOf: pinned)
  }

  /// What the text says at the month; it is in the stored form where `isStored`, else in the shown one.
  package func read(
    _ text: String, isStored: Bool = false, at origin: Place = Place(), month: Month, asOf: AsOf = .now
  ) async throws -> ReadProse.Output {
    let pinned = try await desk.pinned(asOf)
    let catalogue = try await sections.catalogue(month, pinned)
    let directory = FigureDirectory(catalogue)
    let reading =
      isStored ? ProseParser.stored(text, at: origin) : ProseParser.shown(text, directory, at: origin)
    let resolver = try await resolver(
      for: [reading.prose], month: month, catalogue: catalogue, directory: directory)
    return try await desk.ask(ReadProse.self, .init(reading, resolver), asOf: pinned)
  }

  private func catalogue(_ month: Month, _ asOf: AsOf) async throws -> Catalogue {
    try await sections.catalogue(month, desk.pinned(asOf))
  }
}
