package import Kernel
package import Storage

/// Saves the template of a report.
package enum SaveTemplate: Command {
  package static let name = "report.save-template"
  package static let permission = Permission.administer
  package typealias Output = Int

  /// A template with its id.
  package struct Input: Sendable {
    /// The template's name.
    package let id: String
    /// What it says.
    package let template: ReportTemplate
    /// Where it was written.
    package let place: Place

    /// A template read from `place`.
    package init(id: String, template: ReportTemplate, place: Place) {
      self.id = id
      self.template = template
      self.place = place
    }
  }

  /// The version that stands.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let known = Set(ReportTemplate.standard.sections + ReportTemplate.optional)
    guard !input.template.sections.isEmpty else { throw ReportingProblem.emptyTemplate(input.place) }
    let unknown = input.template.sections.filter { !known.contains($0) }
      .map { ReportingProblem.unknownSection($0, input.place) }
    guard unknown.isEmpty else { throw Problems(unknown) }
    return try transaction.put(input.template, id: input.id)
  }
}
