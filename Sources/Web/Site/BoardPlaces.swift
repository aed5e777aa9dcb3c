package import Storage

/// The boards of the site: one at its root, or several, each under its name.
package enum BoardPlaces: Sendable {
  /// One board.
  case single(any Store)
  /// Several, opened when somebody asks; the names that may be asked for.
  case several(Boards, names: Set<String>)
}
