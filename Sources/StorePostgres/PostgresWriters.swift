import Dispatch
import Storage
import Synchronization

/// Those in this process who write to one board, one at a time in the order that they came.
///
/// The board's lock in the database does not let two write at once either, but whoever waits there holds a connection,
/// and soon nobody else would have one. A class, because it is the line that they stand in.
final class PostgresWriters: Sendable {
  private struct Waiting {
    let number: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var isTaken = false
    var waiting: [Waiting] = []
    var last = 0
  }

  private let state = Mutex(State())

  /// How many wait for their turn.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Waits for the turn; `leave` gives it to the next.
  ///
  /// **Throws** what `problem` answers then where it has not come within `limit`, or `CancellationError`.
  func enter(within limit: Duration, otherwise problem: @escaping @Sendable () -> StorageProblem) async throws {
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isFree = state.withLock { state in
          guard state.isTaken else {
            state.isTaken = true
            return true
          }
          state.waiting.append(Waiting(number: number, continuation: continuation))
          return false
        }
        guard !isFree else { return continuation.resume() }
        // Cancelled before it waited: nobody else would find it.
        if Task.isCancelled { return giveUp(number, CancellationError()) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(limit.wholeMilliseconds)) { [weak self] in
          self?.giveUp(number, problem())
        }
      }
    } onCancel: {
      giveUp(number, CancellationError())
    }
  }

  /// The turn is over.
  func leave() {
    let next = state.withLock { state in
      guard state.waiting.isEmpty else { return Optional(state.waiting.removeFirst()) }
      state.isTaken = false
      return nil
    }
    next?.continuation.resume()
  }

  /// Answers the one that waits still, if it does, with an error.
  private func giveUp(_ number: Int, _ error: any Error) {
    let found = state.withLock { state in
      state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
    }
    found?.continuation.resume(throwing: error)
  }
}
