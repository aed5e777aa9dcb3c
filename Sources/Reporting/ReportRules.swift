package import Documents
package import Kernel
import Organisation
package import Storage

/// Puts a report together from its template, its heading and the sections of the capabilities.
package enum ReportRules {
  /// A document with what its files are called and what is missing in it.
  package struct Composed: Sendable {
    /// The tree.
    package let document: Document
    /// What its files are called, in ASCII letters, digits, hyphens and underscores.
    package let fileName: String
    /// Figures that are not to be had, what is not known, sections that cannot be made.
    package let gaps: [any Problem]
    /// What only the confidential variant holds.
    package let enclosures: [Enclosure]
  }

  /// The finished document of the template.
  ///
  /// `moment` is what the figures are read at where it is not now.
  ///
  /// A section without content is left out; a section that no source knows is said to be missing.
  package static func compose(
    _ tree: TemplateTree, _ context: TemplateContext, moment: RecordedMoment? = nil
  ) throws -> Composed {
    let report = context.report
    var evaluator = TemplateEvaluator(context)
    let blocks = try evaluator.blocks(of: tree)
    let title =
      (tree.title.map { evaluator.inlines($0, context.resolver).plainText }
        ?? context.documentKind + " " + SwedishText.text(context.month))
      + (report.unitName.map { ", " + $0 } ?? "")
    let identity = Document.Identity(
      author: report.board.name + ", " + report.board.municipality,
      registrationNumber: report.occasion?.registrationNumber ?? "", day: report.occasion?.meeting)
    let document = Document(
      title: title,
      heading: heading(report, context.documentKind, month: context.month, status: context.status) + unit(context)
        + asOf(moment, report.terms),
      blocks: blocks, identity: identity)
    let fileName =
      tree.fileName.map { DocumentName.text([evaluator.inlines($0, context.resolver).plainText]) }
      ?? DocumentName.name(of: document)
    return Composed(
      document: document, fileName: fileName, gaps: evaluator.gaps, enclosures: evaluator.enclosures)
  }

  private static func heading(
    _ report: ReadReport.Output, _ kind: String, month: Month, status: PeriodStatus?
  ) -> [Document.HeadingLine] {
    let year = month.advanced(by: 1 - month.month)
    let period = Period(year, month) ?? Period(month)
    let occasion = report.occasion
    return [
      .init("Slag", kind),
      .init("Nämnd", report.board.name + ", " + report.board.municipality),
      .init("Period", SwedishText.text(period)),
      .init("Periodstatus", status?.text ?? "uppgift saknas"),
      .init("Diarienummer", occasion?.registrationNumber ?? ""),
      .init("Beslutas av", occasion?.decidedBy ?? ""),
      .init("Sammanträde", occasion?.meeting?.description ?? ""),
      .init("Paragraf", occasion.map { $0.section.isEmpty ? "" : $0.section } ?? ""),
    ]
  }

  private static func unit(_ context: TemplateContext) -> [Document.HeadingLine] {
    guard let unit = context.unit, let name = context.report.unitName else { return [] }
    return [.init("Enhet", "\(name) (\(unit))")]
  }

  private static func asOf(_ moment: RecordedMoment?, _ terms: Terms) -> [Document.HeadingLine] {
    moment.map { [.init("Läget per", $0.text(in: terms))] } ?? []
  }

  static func problems(_ report: ReadReport.Output, month: Month) -> [Block] {
    guard let occasion = report.occasion else {
      return [
        .notice(
          Notice(
            .warning, [.text(report.terms("Inget uppföljningstillfälle är planerat för \(SwedishText.text(month))."))]))
      ]
    }
    return occasion.problems.map { problem in
      .notice(Notice(.warning, [.text(report.terms.own(problem.message + " " + problem.remedy.text(for: .page)))]))
    }
  }
}
