/// Where somebody's role, or a stand-in, is in its time.
package enum StaffStanding: Hashable, Sendable {
  /// It has not begun.
  case coming
  /// It holds.
  case valid
  /// Its last day has passed.
  case over
  /// It was taken back before it began, and never held.
  case withdrawn
}
