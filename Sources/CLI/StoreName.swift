import Organisation
import Storage

/// The name that a store lies under, beside what the board in it has called itself. A database's own list of names is
/// no part of the chain: two of them may have been exchanged.
struct StoreName {
  /// The name that the store lies under.
  let place: String
  /// What the board has called itself, each name once, oldest first; empty where there is no board yet.
  let board: [String]

  /// What the store and its history say.
  init(of store: any Store) async throws {
    place = try await store.evidence(at: []).board
    var names: [String] = []
    for version in try await store.versions(of: RecordKey(kind: Board.kind, id: Board.id)) {
      guard let body = version.body else { continue }
      let name = try Board.decode(body, tag: version.tag).name
      if !names.contains(name) { names.append(name) }
    }
    board = names
  }

  /// That the board never had the name, for whoever checks the store; nil where it had.
  var remark: String? {
    guard !board.isEmpty, !board.contains(place) else { return nil }
    return "Obs! Lagret ligger under namnet ”\(place)”, men nämnden i det heter ”\(board.joined(separator: "”, ”"))”. "
      + "Har ingen kopierat det till ett annat namn kan två nämnders namn vara utbytta: kontrollera mot ett ankare."
  }
}
