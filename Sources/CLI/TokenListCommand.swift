import Access
import ArgumentParser
import Kernel
import Storage

/// Lists the tokens of programs.
struct TokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tokens by which programs use the API.",
    discussion: """
      EXAMPLE
        roder token list --format json
      """)

  @Option(help: "How the list is written.")
  var format = ListFormat.text

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let tokens = try await desk.ask(ListTokens.self, desk.context.actor.id)
    let today = desk.context.now.dayInStockholm
    switch format {
    case .json: try JSONText.write(tokens.map(TokenOutput.init), shell)
    case .text:
      if tokens.isEmpty { try shell.say("Det finns inga programnycklar.") }
      for token in tokens { try shell.say(TokenListCommand.text(token.value, today)) }
    }
  }

  private static func text(_ token: APIToken, _ today: Day) -> String {
    let units = token.units.map { SwedishText.list($0) } ?? "hela nämnden"
    let state = token.isEnded ? "återkallad" : token.isValid(on: today) ? "gäller" : "för gammal"
    let allowed = token.allowed.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(token.id)  \(allowed)  \(units)  till och med \(token.until)  \(state)"
  }
}

/// A token as JSON.
private struct TokenOutput: Encodable {
  let id: String
  let permissions: [String]
  let units: [String]?
  let until: String
  let isRevoked: Bool

  init(_ token: Versioned<APIToken>) {
    id = token.id
    permissions = token.value.allowed.map(\.rawValue).sorted()
    units = token.value.units
    until = token.value.until.description
    isRevoked = token.value.isEnded
  }
}
