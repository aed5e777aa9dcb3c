import Access
import ArgumentParser
import Storage

/// Revokes a program's token.
struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a program's token: it opens nothing from now on.",
    discussion: """
      EXAMPLE
        roder token revoke cli:anna/beslutsstod
      """)

  @Argument(help: ArgumentHelp("The token's id; 'roder token list' shows them.", valueName: "id"))
  var id: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    _ = try await options.desk(shell).run(RevokeToken.self, id)
    try shell.say("\(id): återkallad.")
  }
}
