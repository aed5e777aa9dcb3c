import Synchronization

/// What a process has read of one tenant and may use again: the latest state, the last earlier ones that somebody
/// asked about and, within a budget, sums of segments. A class, because all who use the store share it.
package final class KnownState: Sendable {
  /// An earlier state, and where the chain ended when it was read: a disposal after that may have taken content of it.
  private struct Earlier: Sendable {
    let state: BoardState
    let chainEnd: Int
  }

  private static let stateName = "state"
  /// How many earlier states are kept without a budget: one answer looks at a few, its own moment and that of the
  /// forecast before.
  private static let earlierLimit = 4

  private let budget: MemoryBudget?
  private let owner = MemoryBudget.Owner()
  /// Whose what is made of contents is, apart from the contents themselves: it leaves when some of them do.
  private let derivedOwner = MemoryBudget.Owner()
  private let generation = Mutex(0)
  private let latest = Mutex(BoardState.empty)
  /// The one that was used last stands last.
  private let earlier = Mutex<[Earlier]>([])

  /// Nothing read yet. Without a budget the state alone is kept, for as long as the store is open.
  package init(budget: MemoryBudget? = nil) { self.budget = budget }

  deinit {
    budget?.forget(owner)
    budget?.forget(derivedOwner)
  }

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

  /// The state after the event of that number in a chain that ends so; nil where it is not remembered.
  func state(after number: Int, hash: Digest, chainEnd: Int) -> BoardState? {
    let found =
      budget.map { $0.value(KnownState.name(ofEarlier: number), of: owner, as: Earlier.self) } ?? used(number)
    guard let found, found.chainEnd == chainEnd, found.state.event == number, found.state.hash == hash else {
      return nil
    }
    return found.state
  }

  private func used(_ number: Int) -> Earlier? {
    earlier.withLock { earlier in
      guard let index = earlier.firstIndex(where: { $0.state.event == number }) else { return nil }
      earlier.append(earlier.remove(at: index))
      return earlier.last
    }
  }

  /// The first remembered state after the event of that number, read while the chain ended so; nil where none is. Not
  /// the latest, and within a budget none.
  func later(than number: Int, chainEnd: Int) -> BoardState? {
    earlier.withLock { $0 }.filter { $0.chainEnd == chainEnd && $0.state.event > number }.map(\.state)
      .min { $0.event < $1.event }
  }

  private static func name(ofEarlier number: Int) -> String { "state \(number)" }

  /// Remembers an earlier state, read while the chain ended so.
  func remember(earlier state: BoardState, chainEnd: Int) {
    let found = Earlier(state: state, chainEnd: chainEnd)
    guard let budget else {
      return earlier.withLock {
        $0.removeAll { $0.state.event == state.event }
        $0 = $0.suffix(KnownState.earlierLimit - 1) + [found]
      }
    }
    budget.keep(found, bytes: state.byteCount, KnownState.name(ofEarlier: state.event), of: owner)
  }

  /// Forgets everything; the next read begins anew.
  package func forget() {
    budget?.forget(owner)
    budget?.forget(derivedOwner)
    latest.withLock { $0 = .empty }
    earlier.withLock { $0 = [] }
  }

  /// The segment's sums, read by `read` where they are not kept. What is at an address never changes.
  func sums(of segment: Digest, read: () throws -> PackedFacts) rethrows -> PackedFacts {
    guard let budget else { return try read() }
    let name = segment.description
    if let sums = budget.value(name, of: owner, as: PackedFacts.self) { return sums }
    let sums = try read()
    budget.keep(sums, bytes: sums.byteCount, name, of: owner)
    return sums
  }

  /// What `make` makes of stored contents, where it is not kept; what was kept of another generation is let go of.
  func derived<Value: Sendable>(
    _ name: String, generation: Int, bytes: (Value) -> Int, make: () throws -> Value
  ) rethrows -> Value {
    guard let budget else { return try make() }
    let isOther = self.generation.withLock { known in
      defer { known = generation }
      return known != generation
    }
    if isOther { budget.forget(derivedOwner) }
    if let value = budget.value(name, of: derivedOwner, as: Value.self) { return value }
    let value = try make()
    budget.keep(value, bytes: bytes(value), name, of: derivedOwner)
    return value
  }
}
