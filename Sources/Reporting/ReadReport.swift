package import Kernel
package import Organisation
package import Storage

/// What a report needs beside its sections: the board, the occasion and the template.
package enum ReadReport: Question {
  package static let name = "report.read"
  package static let permission = Permission.read

  /// The occasion's month and the template's id.
  package struct Input: Hashable, Sendable {
    /// The last month that is followed up.
    package let month: Month
    /// The template's id; nil for the occasion's own.
    package let template: String?
    /// The unit that the report is about; nil for the whole board.
    package let unit: String?

    /// A report at the month.
    package init(month: Month, template: String? = nil, unit: String? = nil) {
      self.month = month
      self.template = template
      self.unit = unit
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The board.
    package let board: Board
    /// The installation's words.
    package let terms: Terms
    /// The occasion; nil where none is planned for the month.
    package let occasion: Occasion?
    /// The template's id.
    package let templateID: String
    /// The template.
    package let template: ReportTemplate
    /// The template's version; 0 for the one that the program brings.
    package let templateVersion: Int
    /// The occasion before; nil where none is planned.
    package let previous: Occasion?
    /// The board's next meeting after that of the occasion; nil where the calendar has none.
    package let nextMeeting: Day?
    /// The name of the unit that the report is about; nil for the whole board.
    package let unitName: String?
    /// The event that it was read at.
    package let event: Int

    /// What a report needs beside its sections.
    package init(
      board: Board, occasion: Occasion?, templateID: String, template: ReportTemplate, templateVersion: Int,
      previous: Occasion?, nextMeeting: Day?, unitName: String?, event: Int, terms: Terms = .standard
    ) {
      self.terms = terms
      self.board = board
      self.occasion = occasion
      self.templateID = templateID
      self.template = template
      self.templateVersion = templateVersion
      self.previous = previous
      self.nextMeeting = nextMeeting
      self.unitName = unitName
      self.event = event
    }

    /// The same with another template, which is not saved.
    func with(_ other: ReportTemplate) -> Output {
      Output(
        board: board, occasion: occasion, templateID: AsciiName.text(other.title, separator: "-").lowercased(),
        template: other, templateVersion: 0, previous: previous, nextMeeting: nextMeeting, unitName: unitName,
        event: event, terms: terms)
    }
  }

  /// **Throws** `TemplateProblem.unknown`; `OrganisationProblem` for a unit that there is not, or that may not be seen.
  package static func answer(_ input: Input, view: View) throws -> Output {
    let state = view.state
    let occasion = try state.record(Occasion.self, id: input.month.description)?.value
    let id = input.template ?? occasion?.plan?.template ?? ReportTemplate.monthlyFollowUp
    let template = try state.template(id)
    let after = occasion?.meeting ?? input.month.lastDay
    return Output(
      board: try state.board(), occasion: occasion, templateID: id, template: template.value,
      templateVersion: template.version,
      previous: try state.occasion(before: input.month).flatMap {
        try state.record(Occasion.self, id: $0.description)?.value
      },
      nextMeeting: try state.all(FollowUpCalendar.self).flatMap(\.value.meetings).filter { $0 > after }.min(),
      unitName: try input.unit.map { try name(of: $0, input.month, view) }, event: state.event,
      terms: try state.terms())
  }

  private static func name(of unit: String, _ month: Month, _ view: View) throws -> String {
    let units = try view.state.units(on: month.lastDay)
    let scope = try view.state.resolved(view.scope, on: month.lastDay)
    guard scope.contains(unit: unit), let found = units.first(where: { $0.id == unit }) else {
      throw OrganisationProblem.unknownUnit(unit, Place(field: "unit", option: "--unit"))
    }
    return found.value.name
  }
}
