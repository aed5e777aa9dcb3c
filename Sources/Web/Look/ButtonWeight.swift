/// How weighty a button is; a form has one of the first weight at most.
package enum ButtonWeight: String, Hashable, Sendable, CaseIterable {
  /// What most want to do.
  case first
  /// Another way on.
  case second
  /// Something small beside other things.
  case quiet
  /// What cannot be undone.
  case grave
}
