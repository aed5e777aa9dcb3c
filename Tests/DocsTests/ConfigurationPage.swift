import Foundation
import RoderSandbox

/// The table in docs/reference/configuration.md: every setting as the program itself lists it.
enum ConfigurationPage {
  private static let start = "<!-- settings -->\n"
  private static let end = "<!-- end of settings -->\n"
  static let path = "docs/reference/configuration.md"

  /// The page with the table that the program gives.
  static func text() throws -> String {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let answer = try sandbox.run("env -u RODER_NOW roder config --format json").answer
    let settings = try JSONDecoder().decode([Setting].self, from: Data(answer.utf8))
    let rows = settings.map { setting in
      "| `\(setting.name)` | `\(setting.variable)` | \(setting.value.isEmpty ? "–" : "`\(setting.value)`") "
        + "| \(setting.summary) |\n"
    }
    let page = ProjectFolder.text(ProjectFolder.root.appendingPathComponent(path)) ?? ""
    let halves = page.components(separatedBy: start)
    let rest = (halves.last ?? "").components(separatedBy: end)
    return (halves.first ?? "") + start + "| Name | Variable | Usually | What it decides |\n|---|---|---|---|\n"
      + rows.joined() + end + (rest.last ?? "")
  }

  private struct Setting: Decodable {
    let name: String
    let variable: String
    let value: String
    let summary: String
  }
}
