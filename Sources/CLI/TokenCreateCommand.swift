import Access
import ArgumentParser
import Kernel
import Storage

/// Makes a token for a program.
struct TokenCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token by which a program uses the API.",
    discussion: """
      The token is shown this once. It may do what --may says, for the units of --unit and those beneath, until the \
      day of --until, at most a year.

      EXAMPLE
        roder token create beslutsstod --may read,readLocked --until 2019-12-31
      """)

  @Argument(help: ArgumentHelp("What the token is called: a short id.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("What it may do, with commas between: read, readLocked, forecast …", valueName: "permissions"))
  var may: String

  @Option(help: ArgumentHelp("For which unit; may be repeated. (default: the whole board)", valueName: "unit"))
  var unit: [String] = []

  @Option(help: ArgumentHelp("The last day that it holds.", valueName: "day"))
  var until: String

  @OptionGroup var options: WriteOptions

  func validate() throws {
    _ = try permissions()
    _ = try Parse.day(until)
  }

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let order = TokenOrder(
      name: name, permissions: try permissions(), units: unit.isEmpty ? nil : unit, until: try Parse.day(until))
    let text = try await LoginDesk(desk).makeToken(order, by: desk)
    try shell.say("\(name): gäller till och med \(until). Nyckeln visas bara nu:")
    try shell.say(text)
  }

  private func permissions() throws -> Set<Permission> {
    Set(
      try may.split(separator: ",").map { word in
        guard let permission = Permission(rawValue: String(word)) else {
          throw ValidationError(
            "'\(word)' is no permission; there are \(Permission.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return permission
      })
  }
}
