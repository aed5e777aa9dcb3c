import Access
import ArgumentParser
import Storage

/// Ends a person's login.
struct LoginEndCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a person's login: password, links and sessions are gone at once.",
    discussion: """
      Her roles stay as they are. 'roder login invite' lets her in anew.

      EXAMPLE
        roder login end chef-e310 --reason "Slutat"
      """)

  @Argument(help: ArgumentHelp("The person, as she is called in the file of roles.", valueName: "person"))
  var person: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    try await LoginDesk(desk).endLogin(of: person, by: desk)
    try shell.say("\(person): kontot är avslutat.")
  }
}
