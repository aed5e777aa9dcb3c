package import HTML

extension Look {
  /// What stands on the page to log in on, by which the script knows that it came instead of the page it asked for.
  package static func loggedOut(_ content: [Node]) -> Node { .element(.div, [.data("logged-out", "")], content) }
}
