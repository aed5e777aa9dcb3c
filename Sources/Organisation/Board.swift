import Kernel
package import Storage

/// The board that the store is about. There is one record of this kind, `board`.
package struct Board: RecordKind, Hashable {
  package static let kind = "board"
  package static let tag = "board/1"
  package static let terms = KindTerms("nämnd", "nämnder", aliases: ["board"])
  /// The id of the one record.
  package static let id = "board"

  /// The board's name, `Socialnämnden`.
  package let name: String
  /// The municipality's name.
  package let municipality: String

  /// A board of a municipality.
  package init(name: String, municipality: String) {
    self.name = PersonalNumbers.masked(name).text
    self.municipality = PersonalNumbers.masked(municipality).text
  }
}

extension BoardState {
  /// The board.
  ///
  /// **Throws** `OrganisationProblem.noBoard` where the store has none yet.
  package func board() throws -> Board {
    guard let board = try record(Board.self, id: Board.id) else { throw OrganisationProblem.noBoard }
    return board.value
  }
}
