import Synchronization

/// What a process has read of one tenant and may use again: the latest state and, within a budget, sums of segments. A
/// class, because all who use the store share it.
package final class KnownState: Sendable {
  private static let stateName = "state"

  private let budget: MemoryBudget?
  private let owner = MemoryBudget.Owner()
  private let latest = Mutex(BoardState.empty)

  /// Nothing read yet. Without a budget the state alone is kept, for as long as the store is open.
  package init(budget: MemoryBudget? = nil) { self.budget = budget }

  deinit { budget?.forget(owner) }

  /// The latest state; the empty one where none was read, or it left for others.
  package var state: BoardState {
    guard let budget else { return latest.withLock { $0 } }
    return budget.value(KnownState.stateName, of: owner, as: BoardState.self) ?? .empty
  }

  /// Remembers the state, unless a later one is remembered.
  package func remember(_ state: BoardState) {
    guard let budget else { return latest.withLock { if $0.event < state.event { $0 = state } } }
    // Of two that remember at once the earlier may stay: the next read goes on from it.
    if self.state.event < state.event {
      budget.keep(state, bytes: state.byteCount, KnownState.stateName, of: owner)
    }
  }

  /// Forgets everything; the next read begins anew.
  package func forget() {
    budget?.forget(owner)
    latest.withLock { $0 = .empty }
  }

  /// The segment's sums, read by `read` where they are not kept. What is at an address never changes.
  func sums(of segment: Digest, read: () throws -> FactColumns) rethrows -> FactColumns {
    guard let budget else { return try read() }
    let name = segment.description
    if let sums = budget.value(name, of: owner, as: FactColumns.self) { return sums }
    let sums = try read()
    budget.keep(sums, bytes: sums.byteCount, name, of: owner)
    return sums
  }
}
