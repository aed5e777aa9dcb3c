package import Storage

/// Every template, those that the program brings first.
package enum ListTemplates: Question {
  package static let name = "report.list-templates"
  package static let permission = Permission.read
  package typealias Input = Void

  /// One template.
  package struct Row: Sendable {
    /// Its id.
    package let id: String
    /// What it is called.
    package let title: String
    /// Its version; 0 for the one that the program brings.
    package let version: Int
  }

  package typealias Output = [Row]

  package static func answer(_ input: Void, view: View) throws -> Output {
    try view.state.templateIDs.map { id in
      let found = try view.state.template(id)
      return Row(id: id, title: found.value.title, version: found.version)
    }
  }
}
