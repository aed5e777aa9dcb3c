import Access
import ArgumentParser
import Kernel
import Storage

/// Makes a link by which a person chooses a password.
struct LoginInviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Make a link by which a person chooses a password once.",
    discussion: """
      The person must have a role; see 'roder import roles'. The link is shown this once: hand it over on a way that \
      only the person reads. A new one makes the older void. An invitation lasts seven days, a link to a new password \
      an hour; whoever has a password gets the latter.

      EXAMPLES
        roder login invite administrator
        roder login invite chef-e310 --reason "Ny chef från mars"
      """)

  @Argument(help: ArgumentHelp("The person, as she is called in the file of roles.", valueName: "person"))
  var person: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let link = try await LoginDesk(desk).issueLink(for: person, by: desk)
    let what =
      switch link.purpose {
      case .invitation: "inbjudan"
      case .reset: "länk till ett nytt lösenord"
      }
    try shell.say("\(person): \(what), som gäller en gång och till \(link.expires.textInStockholm).")
    try shell.say(link.address(on: shell.mail.address))
    if shell.mail.address.isEmpty { try shell.say("Sätt webbplatsens adress framför, eller ange RODER_ADDRESS.") }
  }
}
