package import Storage

/// The boards of the site: one at its root, or several, each under its name.
package enum BoardPlaces: Sendable {
  /// One board.
  case single(any Store)
  /// Several, opened when somebody asks; the names that may be asked for.
  case several(Boards, names: Set<String>)

  /// Where an address lies: the board, what stands before its own addresses, and the steps of those.
  struct Found: Hashable, Sendable {
    /// The board's name; nil for the only one.
    let name: String?
    /// What stands before the board's addresses: empty, or a slash and the encoded name.
    let base: String
    /// The steps of the address from there on.
    let steps: [String]
  }
}
