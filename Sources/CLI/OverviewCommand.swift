import ArgumentParser
import DocumentWriters
import Kernel
import Overview
import Storage

/// Shows somebody's first page.
struct OverviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview", abstract: "Show somebody's first page: where things stand and what waits for her.",
    discussion: """
      EXAMPLES
        roder overview --who socialchef --as director
        roder overview --who chef-e220 --as unit-manager --unit E220
      """)

  @Option(help: ArgumentHelp("The person.", valueName: "person"))
  var who: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What she is: director, controller, secretary, unit-manager, planner, board-member, auditor or administrator.",
      valueName: "standpoint"), transform: OverviewCommand.standpoint)
  var standpoint: Standpoint

  @Option(help: ArgumentHelp("A unit that she answers for; may be repeated.", valueName: "unit"))
  var unit: [String] = []

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let page = try await OverviewDesk(desk).overview(of: who, standpoint, units: unit)
    let document = FirstPageDocument.document(page, today: desk.context.now.dayInStockholm)
    try shell.terminal.write(DocumentWriter.bytes(of: document, as: .text))
  }

  private static func standpoint(_ text: String) throws -> Standpoint {
    guard let standpoint = Standpoint(rawValue: text) else {
      throw ValidationError(
        "'\(text)' is no standpoint; write one of \(Standpoint.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return standpoint
  }
}
