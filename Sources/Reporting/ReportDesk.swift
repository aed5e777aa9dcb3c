package import Documents
package import Figures
package import Kernel
import Organisation
package import Storage

/// Makes reports out of whatever the installed capabilities have to say.
package struct ReportDesk: Sendable {
  /// What sections are asked for.
  package enum Purpose: Hashable, Sendable {
    /// For all that they say.
    case words
    /// For their figures and what these are called; what remarks tell beside them may be left out.
    case figures
  }

  /// Gives the sections of some capabilities at a month.
  package typealias Sections = @Sendable (Month, AsOf, Purpose) async throws -> [any SectionSource]

  private let desk: Desk
  private let sections: [Sections]

  /// Somebody making reports at that desk from these capabilities.
  package init(_ desk: Desk, sections: [Sections]) {
    self.desk = desk
    self.sections = sections
  }

  /// A report with all that it was made of.
  package struct Made: Sendable {
    /// The tree.
    package let document: Document
    /// The figures of the month.
    package let catalogue: Catalogue
    /// The event that all of it was read at; 0 for none.
    package let event: Int
    /// The template's version; 0 for the one that the program brings.
    package let templateVersion: Int
    /// What it was made of beside its figures.
    package let material: ReportMaterial

    /// The same, told by another tree.
    func with(document: Document) -> Made {
      Made(
        document: document, catalogue: catalogue, event: event, templateVersion: templateVersion, material: material)
    }
  }

  /// The report at the month, all of it read at one event: that of the moment, or else the last one.
  package func document(_ input: ReadReport.Input, at moment: RecordedMoment? = nil) async throws -> Document {
    try await report(input, at: moment).document
  }

  /// The same with what it was made of.
  package func report(_ input: ReadReport.Input, at moment: RecordedMoment? = nil) async throws -> Made {
    let pinned = try await desk.pinned(moment?.asOf ?? .now)
    let report = try await desk.ask(ReadReport.self, input, asOf: pinned)
    var sources = try await sections.sources(input.month, pinned, .words)
    let remarks = try await desk.ask(ReadRemarks.self, input.month, asOf: pinned)
    let rows = try await RemarkDesk(desk, sections: sections).rows(
      remarks, month: input.month, now: Catalogue(sources))
    sources.append(RemarkSections(rows, disposed: remarks.disposed))
    var resolver: ProseResolver?
    var work: ReadWork.Output?
    if report.occasion?.plan != nil {
      let read = try await desk.ask(ReadWork.self, input.month, asOf: pinned)
      let finding = try await ProseDesk(desk, sections: sections).resolver(
        for: WorkSections.texts(of: read), month: input.month, catalogue: Catalogue(sources))
      sources.append(WorkSections(read, finding))
      (work, resolver) = (read, finding)
    } else {
      sources.append(WorkSections())
    }
    return Made(
      document: try ReportRules.document(report, month: input.month, sources: sources, moment: moment),
      catalogue: Catalogue(sources), event: report.event, templateVersion: report.templateVersion,
      material: ReportMaterial(
        report: report, status: sources.compactMap(\.status).min(), work: work, resolver: resolver, remarks: rows,
        lastChange: remarks.lastChange))
  }

  /// The figures of the month as they are at the moment.
  func catalogue(_ month: Month, asOf: AsOf) async throws -> Catalogue {
    try await sections.catalogue(month, desk.pinned(asOf))
  }
}
