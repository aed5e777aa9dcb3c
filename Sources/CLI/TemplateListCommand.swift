import ArgumentParser
import Reporting
import Storage

/// Lists the templates.
struct TemplateListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the templates: those of the program and the board's own.",
    discussion: """
      EXAMPLE
        roder template list
      """)

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    for row in try await options.desk(shell).ask(ListTemplates.self, ()) {
      let origin = row.version == 0 ? "följer med programmet" : "nämndens egen, version \(row.version)"
      try shell.say("\(row.id)  \(row.title); \(origin)")
    }
  }
}
