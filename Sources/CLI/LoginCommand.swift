import ArgumentParser

/// Sees to who may log in.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Let people log in to the web, and stop them.",
    subcommands: [LoginInviteCommand.self, LoginListCommand.self, LoginEndCommand.self])
}
