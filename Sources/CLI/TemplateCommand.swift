import ArgumentParser

/// Works with the templates of reports.
struct TemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "List, show, check and try the templates of reports.",
    discussion: """
      docs/reference/templates.md tells how a template is written. 'roder import template' saves one.
      """,
    subcommands: [
      TemplateListCommand.self, TemplateShowCommand.self, TemplateCheckCommand.self, TemplatePreviewCommand.self,
    ])
}
