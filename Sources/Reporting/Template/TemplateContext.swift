package import Documents
import Figures
package import Kernel
import Organisation

/// What a template is put together from: the occasion, the figures, the capabilities' sections and what people wrote.
package struct TemplateContext: Sendable {
  /// The board, the occasion and what is known around it.
  package let report: ReadReport.Output
  /// The last month that is followed up.
  package let month: Month
  /// The capabilities' parts.
  package let sources: [any SectionSource]
  /// Finds the figures.
  package let resolver: ProseResolver
  /// What people have written, or have not.
  package let work: [ReadWork.Row]
  /// The unit that the document is about; nil for the whole board.
  package let unit: String?

  /// What a template is put together from.
  package init(
    report: ReadReport.Output, month: Month, sources: [any SectionSource], resolver: ProseResolver,
    work: [ReadWork.Row] = [], unit: String? = nil
  ) {
    self.report = report
    self.month = month
    self.sources = sources
    self.resolver = resolver
    self.work = work
    self.unit = unit
  }

  /// What the field says; nil where it is not known.
  func text(_ field: TemplateField, _ resolver: ProseResolver) -> String? {
    let text: String?
    switch field {
    case .member(let axis):
      text = resolver.current[axis].flatMap { id in resolver.directory.member(.init(axis, id))?.name ?? id }
    case .named(let name): text = self.text(name)
    }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func text(_ name: TemplateField.Name) -> String? {
    let occasion = report.occasion
    switch name {
    case .board: return report.board.name
    case .municipality: return report.board.municipality
    case .occasion: return occasionName
    case .month: return SwedishText.text(month)
    case .period:
      return SwedishText.text(ProsePeriod.toDate.months(at: month))
    case .year: return String(month.year)
    case .lastYear: return String(month.year - 1)
    case .registrationNumber: return occasion?.registrationNumber
    case .decidedBy: return occasion?.decidedBy
    case .meeting: return occasion?.meeting.map { SwedishText.text($0) }
    case .day: return occasion?.meeting?.description
    case .section: return occasion?.section
    case .cutOff: return occasion?.plan.map { SwedishText.text($0.cutOff) }
    case .status: return status?.text
    case .previous: return report.previous.map { $0.name + " " + SwedishText.text($0.month) }
    case .previousMeeting: return report.previous?.meeting.map { SwedishText.text($0) }
    case .previousSection: return report.previous?.section
    case .nextMeeting: return report.nextMeeting.map { SwedishText.text($0) }
    }
  }

  /// The least finished status of the months; nil where none is known.
  var status: PeriodStatus? { sources.compactMap(\.status).min() }

  /// What kind of document it is: the occasion's name where the template is its own, else the template's.
  var documentKind: String {
    let own = report.occasion?.plan?.template ?? ReportTemplate.monthlyFollowUp
    return report.templateID == own ? occasionName : report.template.title
  }

  /// What the occasion is called, or the template where it is another than the occasion's own.
  var occasionName: String {
    guard let occasion = report.occasion else { return report.template.title }
    return occasion.name
  }
}
