package import Kernel
package import Organisation
package import Storage

/// What a report needs beside its sections: the board, the occasion and the template.
package enum ReadReport: Question {
  package static let name = "report.read"
  package static let permission = Permission.report

  /// The occasion's month and the template's id.
  package struct Input: Hashable, Sendable {
    /// The last month that is followed up.
    package let month: Month
    /// The template's id.
    package let template: String

    /// A report at the month.
    package init(month: Month, template: String = ReportTemplate.monthlyFollowUp) {
      self.month = month
      self.template = template
    }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The board.
    package let board: Board
    /// The occasion; nil where none is planned for the month.
    package let occasion: Occasion?
    /// The template.
    package let template: ReportTemplate
    /// The template's version; 0 for the one that the program brings.
    package let templateVersion: Int
    /// The event that it was read at.
    package let event: Int
  }

  package static func answer(_ input: Input, view: View) throws -> Output {
    let template = try view.state.record(ReportTemplate.self, id: input.template)
    return Output(
      board: try view.state.board(),
      occasion: try view.state.record(Occasion.self, id: input.month.description)?.value,
      template: template?.value ?? .standard, templateVersion: template?.version ?? 0, event: view.state.event)
  }
}
