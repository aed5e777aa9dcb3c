/// The mark of a state; its word always stands beside it.
package enum StateMark: String, Hashable, Sendable, CaseIterable {
  /// Nothing has been done.
  case none
  /// Something has been done.
  case begun
  /// Handed over.
  case ready
  /// Sent back.
  case returned
  /// Approved, or in order.
  case done
  /// Cannot be changed any more.
  case locked
  /// Can still be changed.
  case open
  /// Past its day.
  case late
  /// Worth looking at.
  case warning
  /// Not as it must be.
  case wrong
}
