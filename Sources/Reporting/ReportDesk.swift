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
    /// The template's id.
    package let template: String
    /// The template's version; 0 for the one that the program brings.
    package let templateVersion: Int
    /// What the document's files are called.
    package let fileName: String
    /// What is missing in it: figures that are not to be had, what is not known, sections that cannot be made.
    package let gaps: [any Problem]
    /// What only the confidential variant holds.
    package let enclosures: [Enclosure]
    /// What it was made of beside its figures.
    package let material: ReportMaterial
  }

  /// The report at the month with what it was made of, all read at one event: that of the moment, or else the last one.
  package func report(_ input: ReadReport.Input, at moment: RecordedMoment? = nil) async throws -> Made {
    let pinned = try await desk.pinned(moment?.asOf ?? .now)
    let report = try await desk.ask(ReadReport.self, input, asOf: pinned)
    return try await put(report, input, report.template.tree, at: pinned, moment)
  }

  /// The report as it would be with another template, which is not saved.
  package func preview(_ template: ReportTemplate, _ input: ReadReport.Input) async throws -> Made {
    let pinned = try await desk.pinned(.now)
    let report = try await desk.ask(ReadReport.self, input, asOf: pinned).with(template)
    return try await put(report, input, template.tree, at: pinned, nil)
  }

  /// Puts the report together from all that it asks for.
  private func put(
    _ report: ReadReport.Output, _ input: ReadReport.Input, _ tree: TemplateTree, at pinned: AsOf,
    _ moment: RecordedMoment?
  ) async throws -> Made {
    var sources = try await sections.sources(input.month, pinned, .words)
    let remarks = try await desk.ask(ReadRemarks.self, input.month, asOf: pinned)
    let rows = try await RemarkDesk(desk, sections: sections).rows(
      remarks, month: input.month, now: Catalogue(sources))
    sources.append(RemarkSections(rows, disposed: remarks.disposed, terms: report.terms))
    let work =
      report.occasion?.plan == nil
      ? nil : try await desk.ask(ReadWork.self, input.month, asOf: pinned).limited(to: Set(tree.demands.map(\.id)))
    sources.append(WorkSections(work, terms: report.terms))
    let catalogue = Catalogue(sources)
    let prose = ProseParser.stored(report.template.text).prose
    let resolver = try await ProseDesk(desk, sections: sections).resolver(
      for: [prose] + (work.map(WorkSections.texts) ?? []), month: input.month, catalogue: catalogue)
    let context = TemplateContext(
      report: report, month: input.month, sources: sources, resolver: resolver, work: work?.rows ?? [],
      unit: input.unit)
    let composed = try ReportRules.compose(tree, context, moment: moment)
    return Made(
      document: composed.document, catalogue: catalogue, event: report.event, template: report.templateID,
      templateVersion: report.templateVersion, fileName: composed.fileName, gaps: composed.gaps,
      enclosures: composed.enclosures,
      material: ReportMaterial(
        report: report, status: context.status, work: work, resolver: resolver, remarks: rows,
        lastChange: remarks.lastChange))
  }

  /// The figures of the month as they are at the moment.
  func catalogue(_ month: Month, asOf: AsOf) async throws -> Catalogue {
    try await sections.catalogue(month, desk.pinned(asOf))
  }
}
