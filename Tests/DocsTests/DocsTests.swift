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

@Test("Every command of the tutorial does what the page shows")
func tutorial() throws {
  let path = "docs/tutorial/first-report.md"
  let page = try #require(ProjectFolder.text(ProjectFolder.root.appendingPathComponent(path)))
  let sandbox = try Sandbox()
  defer { sandbox.remove() }
  var result: [String] = []
  var isConsole = false
  for line in Sandbox.lines(page) {
    if line.hasPrefix("```") {
      isConsole = line == "```console"
      result.append(line)
    } else if !isConsole {
      result.append(line)
    } else if line.hasPrefix("$ ") {
      let run = try sandbox.run(String(line.dropFirst(2)))
      #expect(run.code == 0, "\(line)\n\(run.text)")
      result.append(line)
      result += Sandbox.lines(run.answer) + Sandbox.lines(run.told)
    }
  }
  try compare(result.joined(separator: "\n") + "\n", with: path)
}
