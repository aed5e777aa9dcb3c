package import Kernel

/// Reads facts and blobs of one tenant; lives only as long as the read that it was handed to.
package protocol FactReader {
  /// The sums beside the segment.
  func sums(of segment: Digest, in table: FactTable) throws -> FactColumns

  /// The segment's rows whose codes are among those given for every column named, at most `limit` of them, in the
  /// order they were read from the source; nil for all.
  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns

  /// The blob with that digest.
  func blob(_ digest: Digest) throws -> [UInt8]
}

/// The board as it was at one event, seen by somebody: what a question is answered from.
package struct View {
  /// The records.
  package let state: BoardState
  /// The facts.
  package let facts: any FactReader
  /// Whose eyes.
  package let scope: Scope

  /// The board seen through `scope`.
  package init(state: BoardState, facts: any FactReader, scope: Scope) {
    self.state = state
    self.facts = facts
    self.scope = scope
  }
}

/// Which moment a question is about.
package enum AsOf: Hashable, Sendable {
  /// The last event there is.
  case now
  /// The end of the day in Europe/Stockholm.
  case day(Day)
  /// The event of that number.
  case event(Int)
}
