import Kernel

/// What a store says of itself that anchors are held against.
package struct AnchorEvidence: Sendable {
  /// The board's name.
  package let board: String
  /// The number of the last event; 0 before the first.
  package let last: Int
  /// The events that were asked for, by number; those that are not there or hold what the program never writes are
  /// missing.
  package let ends: [Int: ChainEnd]
  /// What signs, where the store's key is at hand.
  package let vault: Vault

  /// What the session says of the events of these numbers.
  init(_ session: any StoreSession, numbers: [Int], vault: Vault) throws {
    board = try session.tenantName()
    self.vault = vault
    var ends: [Int: ChainEnd] = [:]
    var longest = 0
    for number in numbers {
      ends[number] = try AnchorEvidence.end(session, number)
      if try !session.events(after: number - 1, limit: 1).isEmpty { longest = max(longest, number) }
    }
    self.ends = ends
    // Where the last event is damaged, the chain is at least as long as the events that were asked for show.
    last = max(try AnchorEvidence.end(session, nil)?.number ?? 0, longest)
  }

  /// The event of that number, or the last one; nil also where it is damaged, for an anchor never agrees with it.
  private static func end(_ session: any StoreSession, _ number: Int?) throws -> ChainEnd? {
    do {
      return try session.chainEnd(at: number)
    } catch is Fault {
      return nil
    }
  }
}
