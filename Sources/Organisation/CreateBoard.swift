package import Storage

/// Sets up the board of a new store.
package enum CreateBoard: Command {
  package static let name = "organisation.create-board"
  package static let permission = Permission.administer
  package typealias Input = Board
  package typealias Output = Void

  package static func run(_ input: Board, in transaction: inout Transaction) throws {
    try transaction.requireWholeBoard()
    if let board = try transaction.state.record(Board.self, id: Board.id) {
      throw OrganisationProblem.boardExists(board.value.name)
    }
    try transaction.put(input, id: Board.id)
  }
}
