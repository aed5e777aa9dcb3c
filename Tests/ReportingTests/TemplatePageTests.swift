import Documents
import Figures
import Foundation
import Kernel
import Reporting
import Testing

/// The examples of docs/reference/templates.md.
private func examples() throws -> [String] {
  let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let page = try String(contentsOf: root.appending(path: "docs/reference/templates.md"), encoding: .utf8)
  return page.components(separatedBy: "```mall\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
}

@Test("Every example of the page of templates is read without fault, and given back by its names")
func examplesOfTheTemplatePage() throws {
  let directory = SampleFigures.documented.directory
  let texts = try examples()
  #expect(texts.count == 7)
  for text in texts {
    let stored = try ProseRules.stored(shown: text, directory)
    let template = ReportTemplate(title: "Prov", text: stored)
    #expect(TemplateRules.problems(template).map(\.message) == [], "\(text)")
    #expect(ProseRules.problems(ProseParser.stored(template.text).prose, directory).map(\.message) == [], "\(text)")
    #expect(try ProseRules.stored(shown: ProseRules.shown(stored: stored, directory), directory) == stored)
  }
}

@Test("The page of templates names every part, field and setting that there is")
func templatePageIsWhole() throws {
  let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let page = try String(contentsOf: root.appending(path: "docs/reference/templates.md"), encoding: .utf8)
  for word in TemplateField.words { #expect(page.contains("<\(word)>"), "\(word)") }
  for template in ShippedTemplates.all { #expect(page.contains("`\(template.id)`"), "\(template.id)") }
}
