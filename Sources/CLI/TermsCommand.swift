import ArgumentParser

/// Sees to the installation's own words.
struct TermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "List and choose the words that pages and documents have for some ideas.",
    subcommands: [TermsListCommand.self, TermsSetCommand.self, TermsResetCommand.self],
    defaultSubcommand: TermsListCommand.self)
}
