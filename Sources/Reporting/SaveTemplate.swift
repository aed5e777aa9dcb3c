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
  ///
  /// **Throws** `Problems` with everything that is wrong with the text.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    guard Slug(input.id) != nil else { throw ReportingProblem.oddWorkbookID(input.id) }
    let problems = TemplateRules.problems(input.template, at: input.place)
    guard problems.isEmpty else { throw Problems(problems) }
    return try transaction.put(input.template, id: input.id)
  }
}
