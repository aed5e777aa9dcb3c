import Foundation
import RoderSandbox

/// docs/reference/errors.md: every problem with an example of what it says.
enum ErrorsPage {
  private static let folder = ProjectFolder.root.appendingPathComponent("Tests/ErrorTests/Errors")

  static func text() -> String {
    var page = """
      # Problems

      Generated from Tests/ErrorTests/Errors by `make docs`; a test fails when it is out of date. A problem has a stable
      code; on screen it stands as `place: grade [code] message`, with what to do about it on the next line. *fel*
      refuses what was asked, *varning* and *upplysning* do not. Messages here are examples: names and numbers vary.

      """
    var capability = ""
    for code in ProjectFolder.names(in: folder) {
      let family = String(code.prefix { $0 != "." })
      if family != capability {
        capability = family
        page += "\n## \(family)\n\n| code | grade | example of the message | what to do |\n|---|---|---|---|\n"
      }
      page += "| `\(code)` | " + cells(code).map(escaped).joined(separator: " | ") + " |\n"
    }
    return page
  }

  /// Grade, message and remedy as the command printed them; what covers the code where no command can give it.
  private static func cells(_ code: String) -> [String] {
    let home = folder.appendingPathComponent(code)
    let lines = Sandbox.lines(ProjectFolder.text(home.appendingPathComponent("expected")) ?? "").map { line in
      line.hasPrefix("! ") ? String(line.dropFirst(2)) : line
    }
    for (index, line) in lines.enumerated() {
      guard let mark = line.range(of: " [\(code)] ") else { continue }
      let grade = line[..<mark.lowerBound].split(separator: " ").last.map(String.init) ?? ""
      let remedy = index + 1 < lines.count ? lines[index + 1] : ""
      return [grade, String(line[mark.upperBound...]), String(remedy.drop { $0 == " " })]
    }
    let unit = ProjectFolder.text(home.appendingPathComponent("unit.md")) ?? ""
    return ["–", Sandbox.lines(unit).joined(separator: " "), "–"]
  }

  private static func escaped(_ cell: String) -> String { cell.replacingOccurrences(of: "|", with: "\\|") }
}
