/// The world failed: a disk, a network, a database. Nobody in front of the screen can act on it, unless it is a store
/// that is damaged.
///
/// It is wrapped once, with what was being done, logged once at the shell and shown as a reference number.
package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the program was doing, in English: `appending an event to board.roder`.
  package let doing: String
  /// What the failing part said.
  package let underlying: String

  /// The store that holds something that the program never writes, where that is what failed; empty where whoever met
  /// it does not know which store it is.
  package let damagedStore: String?

  /// What failed while doing something.
  package init(doing: String, underlying: String, damagedStore: String? = nil) {
    self.doing = doing
    self.underlying = underlying
    self.damagedStore = damagedStore
  }

  /// The same fault, told of the store at that place where it is one of damage and does not say of which store.
  package func inStore(_ place: String) -> Fault {
    damagedStore == "" ? Fault(doing: doing, underlying: underlying, damagedStore: place) : self
  }

  /// What was being done and what was said, for the log.
  package var description: String { doing + ": " + underlying }
}
