import ArgumentParser
import Organisation
import Storage

/// Makes a store for a board.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a store for a board.",
    discussion: """
      EXAMPLE
        roder new --board Socialnämnden --municipality Exempelkommunen --store sn.roder
      """)

  @Option(help: ArgumentHelp("The board's name.", valueName: "name"))
  var board: String

  @Option(help: ArgumentHelp("The municipality's name.", valueName: "name"))
  var municipality: String

  @OptionGroup var options: WriteOptions

  func run() async throws {
    let shell = Shell.current
    let address = options.store.address(shell)
    let context = try StoreOptions.context(shell, reason: options.reason)
    let desk = Desk(store: try shell.stores.create(address, tenant: board), context: context)
    _ = try await desk.run(CreateBoard.self, Board(name: board, municipality: municipality))
    try shell.say("\(board) i \(municipality) har fått lagret \(address).")
  }
}
