import Access
import ArgumentParser
import Kernel
import Organisation
import Storage

/// Lists who may log in.
struct LoginListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the people who have roles, and who of them can log in.",
    discussion: """
      EXAMPLE
        roder login list --format json
      """)

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let states = try await LoginDesk(desk).logins(by: desk)
    switch format {
    case .json: try JSONText.write(states.map(LoginOutput.init), shell)
    case .text:
      if states.isEmpty { try shell.say("Ingen har någon roll ännu.") }
      for state in states { try shell.say(LoginListCommand.text(state)) }
    }
  }

  private static func text(_ state: LoginState) -> String {
    let roles =
      state.row.rights.map { rights in rights.roles.map(\.text).joined(separator: ", ") } ?? "ingen roll i dag"
    return "\(state.row.person)  \(state.row.name)  \(roles)  \(login(state))"
  }

  private static func login(_ state: LoginState) -> String {
    var parts: [String] = []
    if let used = state.used { parts.append("inloggad senast \(used.textInStockholm)") }
    switch state.link {
    case .invitation: parts.append("inbjuden")
    case .reset: parts.append("har en länk till ett nytt lösenord")
    case nil: break
    }
    if state.row.permit?.isEnded == true { parts.append("avslutad") }
    if state.sessions > 0 { parts.append(Words.count(state.sessions, "session", "sessioner")) }
    return parts.isEmpty ? "inget konto" : parts.joined(separator: ", ")
  }
}

/// A person's login as JSON.
private struct LoginOutput: Encodable {
  struct Role: Encodable {
    let role: String
    let unit: String?
    let standsInFor: String?
  }

  let person: String
  let name: String
  let roles: [Role]
  let hasPassword: Bool
  let lastUsed: String?
  let link: String?
  let isEnded: Bool
  let sessions: Int

  init(_ state: LoginState) {
    person = state.row.person
    name = state.row.name
    roles = (state.row.rights?.roles ?? []).map { held in
      Role(role: held.role.rawValue, unit: held.unit, standsInFor: held.standsInFor)
    }
    hasPassword = state.chosen != nil
    lastUsed = state.used?.description
    link = state.link?.rawValue
    isEnded = state.row.permit?.isEnded ?? false
    sessions = state.sessions
  }
}
