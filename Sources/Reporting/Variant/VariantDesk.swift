package import Documents
package import Figures
package import Kernel
package import Storage

/// Makes reports in their variants, of whatever capabilities are installed.
package struct VariantDesk: Sendable {
  private let desk: Desk
  private let prose: ProseDesk

  /// Somebody making reports at that desk from these capabilities.
  package init(_ desk: Desk, sections: [ReportDesk.Sections]) {
    self.desk = desk
    prose = ProseDesk(desk, sections: sections)
  }

  /// A report in the variants that an order asks for.
  package struct Made: Sendable {
    /// The report with all that it was made of.
    package let whole: ReportDesk.Made
    /// The public variant.
    package let open: Document
    /// The confidential variant; nil where it is not asked for.
    package let confidential: Document?
    /// The figures that the public variant does not show.
    package let hidden: Set<FigureKey>
    /// What should be known of it.
    package let problems: [any Problem]
    /// The event that published versions were read at; nil where none mattered.
    package let event: Int?

    /// The variant that was asked for.
    package var document: Document { confidential ?? open }
  }

  /// The report that is made, in its public variant and, where it is asked for, the confidential one.
  func variants(
    of whole: ReportDesk.Made, _ input: ReadReport.Input, _ order: VariantOrder
  ) async throws -> Made {
    let measures = whole.catalogue.measures
    var enclosures = whole.enclosures + order.enclosures
    if !order.texts.isEmpty {
      let directory = FigureDirectory(whole.catalogue)
      let resolver = try await prose.resolver(
        for: order.texts.flatMap { EnclosureRules.texts($0, directory) }, month: input.month,
        catalogue: whole.catalogue, directory: directory)
      for text in order.texts {
        enclosures.append(
          try EnclosureRules.enclosure(text, prefix: "sekretess-\(enclosures.count + 1)", resolver))
      }
    }
    // What was published is asked of now, whatever moment the figures are of.
    let found = try await desk.ask(
      PrepareVariant.self,
      .init(
        whole.document, measures: measures, variant: order.variant, enclosures: enclosures, ground: order.ground))
    return Made(
      whole: whole, open: found.open, confidential: found.confidential, hidden: found.hidden,
      problems: found.exposed.isEmpty ? [] : [VariantProblem.exposed(found.exposed)], event: found.event)
  }
}
