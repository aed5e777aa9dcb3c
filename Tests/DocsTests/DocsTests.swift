import Foundation
import RoderSandbox
import Testing

private func compare(_ text: String, with path: String) throws {
  let file = ProjectFolder.root.appendingPathComponent(path)
  if ProjectFolder.accepts {
    try text.write(to: file, atomically: true, encoding: .utf8)
  } else {
    #expect(ProjectFolder.text(file) == text, "\(path) is out of date: make docs")
  }
}

@Test("The page of commands says what the commands say")
func commands() throws { try compare(CLIPage.text(), with: "docs/reference/cli.md") }

@Test("The page of problems holds every problem")
func problems() throws { try compare(ErrorsPage.text(), with: "docs/reference/errors.md") }

@Test(
  "Every command of the tutorial does what the page shows",
  arguments: ProjectFolder.names(in: ProjectFolder.root.appendingPathComponent("docs/tutorial")))
func tutorial(_ name: String) throws {
  let path = "docs/tutorial/" + name
  let page = try #require(ProjectFolder.text(ProjectFolder.root.appendingPathComponent(path)))
  let sandbox = try Sandbox()
  defer { sandbox.remove() }
  let played = try TutorialPage(page).played(in: sandbox)
  for failure in played.failures { Issue.record("\(path): \(failure)") }
  try compare(played.text, with: path)
}

@Test("There are pages of the tutorial to play")
func pagesOfTutorial() {
  let names = ProjectFolder.names(in: ProjectFolder.root.appendingPathComponent("docs/tutorial"))
  #expect(names.contains("first-report.md") && names.contains("closing-day.md"))
}

@Test("The page of configuration lists every setting")
func configuration() throws { try compare(ConfigurationPage.text(), with: ConfigurationPage.path) }
