package import Documents
package import Kernel
import Organisation
package import Storage

/// Puts a report together from its template, its heading and the sections of the capabilities.
package enum ReportRules {
  /// The finished document.
  ///
  /// `moment` is what the figures are read at where it is not now.
  ///
  /// A section without content is left out; a section that no source knows is said to be missing.
  package static func document(
    _ report: ReadReport.Output, month: Month, sources: [any SectionSource], moment: RecordedMoment? = nil
  ) throws -> Document {
    let status = sources.compactMap(\.status).min()
    var blocks = problems(report, month: month) + sources.flatMap(\.warnings)
    for section in report.template.sections {
      guard let source = sources.first(where: { $0.sections.contains(section) }) else {
        blocks.append(.notice(Notice(.warning, [.text("Avsnittet ”\(section)” kan inte tas fram.")])))
        continue
      }
      blocks += try source.blocks(of: section) ?? []
    }
    return Document(
      title: title(report, month: month), heading: heading(report, month: month, status: status) + asOf(moment),
      blocks: blocks,
      identity: Document.Identity(
        author: report.board.name + ", " + report.board.municipality,
        registrationNumber: report.occasion?.registrationNumber ?? ""))
  }

  private static func title(_ report: ReadReport.Output, month: Month) -> String {
    (report.occasion?.name ?? report.template.title) + " " + SwedishText.text(month)
  }

  private static func heading(
    _ report: ReadReport.Output, month: Month, status: PeriodStatus?
  ) -> [Document.HeadingLine] {
    let year = month.advanced(by: 1 - month.month)
    let period = Period(year, month) ?? Period(month)
    let occasion = report.occasion
    return [
      .init("Slag", occasion?.name ?? report.template.title),
      .init("Nämnd", report.board.name + ", " + report.board.municipality),
      .init("Period", SwedishText.text(period)),
      .init("Periodstatus", status?.text ?? "uppgift saknas"),
      .init("Diarienummer", occasion?.registrationNumber ?? ""),
      .init("Beslutas av", occasion?.decidedBy ?? ""),
      .init("Sammanträde", occasion?.meeting?.description ?? ""),
      .init("Paragraf", occasion.map { $0.section.isEmpty ? "" : $0.section } ?? ""),
    ]
  }

  private static func asOf(_ moment: RecordedMoment?) -> [Document.HeadingLine] {
    moment.map { [.init("Läget per", $0.text)] } ?? []
  }

  private static func problems(_ report: ReadReport.Output, month: Month) -> [Block] {
    guard let occasion = report.occasion else {
      return [
        .notice(
          Notice(.warning, [.text("Inget uppföljningstillfälle är planerat för \(SwedishText.text(month)).")]))
      ]
    }
    return occasion.problems.map { problem in
      .notice(Notice(.warning, [.text(problem.message + " " + problem.remedy)]))
    }
  }
}
