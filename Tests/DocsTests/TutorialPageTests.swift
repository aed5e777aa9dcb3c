import RoderSandbox
import Testing

private func played(_ page: String) throws -> TutorialPage.Played {
  let sandbox = try Sandbox()
  defer { sandbox.remove() }
  return try TutorialPage(page).played(in: sandbox)
}

@Test("Old answers give way to what the commands print, and prose is left alone")
func answers() throws {
  let page = "Prose: $ echo no\n\n```console\n$ echo one; echo two >&2\nold answer\n```\n\n```text\n$ echo no\n```\n"
  let result = try played(page)
  #expect(
    result.text
      == "Prose: $ echo no\n\n```console\n$ echo one; echo two >&2\none\ntwo\n```\n\n```text\n$ echo no\n```\n")
  #expect(result.failures.isEmpty)
}

@Test("An export holds for the commands after it, in later blocks too")
func exports() throws {
  let result = try played("```console\n$ export WORD=åker\n```\n```console\n$ echo $WORD\n```\n")
  #expect(result.text.contains("$ echo $WORD\nåker\n"))
}

@Test(
  "A command must end as its block says",
  arguments: [
    ("console", "true", 0), ("console", "exit 1", 1), ("console", "exit 2", 1),
    ("console refused", "exit 1", 0), ("console refused", "true", 1), ("console refused", "exit 3", 1),
  ])
func exits(block: String, command: String, failures: Int) throws {
  #expect(try played("```\(block)\n$ \(command)\n```\n").failures.count == failures)
}
