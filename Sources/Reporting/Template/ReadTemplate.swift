package import Storage

/// A template by its id, the board's own before the program's.
package enum ReadTemplate: Question {
  package static let name = "report.read-template"
  package static let permission = Permission.read
  /// The template's id.
  package typealias Input = String

  /// What was found.
  package struct Output: Sendable {
    /// The template.
    package let template: ReportTemplate
    /// Its version; 0 for the one that the program brings.
    package let version: Int
  }

  /// **Throws** `TemplateProblem.unknown`.
  package static func answer(_ input: String, view: View) throws -> Output {
    let found = try view.state.template(input)
    return Output(template: found.value, version: found.version)
  }
}
