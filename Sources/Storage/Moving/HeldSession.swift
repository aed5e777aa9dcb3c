import Dispatch
import Synchronization

/// A writing transaction that is held while something else goes on: its thread waits, and runs what is read meanwhile.
///
/// The thread is the database's own, never one of those that tasks share. A class, because the waiting thread and those
/// who read share it.
final class HeldSession: SourceReading {
  private enum Order {
    case read(@Sendable (Result<any StoreSession, any Error>) -> Void)
    case end(Ending)
  }

  /// What becomes of the transaction.
  enum Ending: Sendable {
    /// It is kept, if the chain ends here.
    case keep(ChainEnd?)
    /// Nothing is kept.
    case drop
  }

  private struct State {
    var orders: [Order] = []
    var ending: Ending?
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let signal = DispatchSemaphore(value: 0)

  /// Runs what is read until somebody ends it; answers how. A database that lost its connection may call it again.
  func serve(_ session: any StoreSession) -> Ending {
    if let ending = state.withLock({ $0.ending }) { return ending }
    while true {
      signal.wait()
      let order = state.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
      switch order {
      case .read(let body)?: body(.success(session))
      case .end(let ending)?:
        state.withLock { $0.ending = ending }
        return ending
      case nil: continue
      }
    }
  }

  func read<Output: Sendable>(
    _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      let failure = state.withLock { state in
        if state.failure == nil {
          state.orders.append(.read { session in continuation.resume(with: Result { try body(session.get()) }) })
        }
        return state.failure
      }
      if let failure { continuation.resume(throwing: failure) } else { signal.signal() }
    }
  }

  /// Lets the transaction go.
  func end(_ ending: Ending) {
    state.withLock { $0.orders.append(.end(ending)) }
    signal.signal()
  }

  /// There is no transaction, or no longer one: what waits to be read and what comes later fails.
  func fail(_ error: any Error) {
    let orders = state.withLock { state in
      state.failure = error
      defer { state.orders = [] }
      return state.orders
    }
    for case .read(let body) in orders { body(.failure(error)) }
  }
}
