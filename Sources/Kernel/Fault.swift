/// The world failed: a disk, a network, a database. Nobody in front of the screen can act on it.
///
/// It is wrapped once, with what was being done, logged once at the shell and shown as a reference number.
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the program was doing, in English: `appending an event to board.roder`.
  package let doing: String
  /// What the failing part said.
  package let underlying: String

  /// What failed while doing something.
  package init(doing: String, underlying: String) {
    self.doing = doing
    self.underlying = underlying
  }

  /// What was being done and what was said, for the log.
  package var description: String { doing + ": " + underlying }
}
