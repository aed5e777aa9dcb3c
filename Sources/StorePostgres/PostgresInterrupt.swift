import Clibpq
import Dispatch
import Synchronization

/// How the statement of one job is stopped from another thread.
///
/// A class, because the task that cancels and the thread that runs share it.
final class PostgresInterrupt: Sendable {
  private struct State {
    var isCancelled = false
    // libpq's pointer as a number, because a pointer may not pass between threads. 0 where no connection runs the job.
    var handle: UInt = 0
    var isCommitting = false
  }

  private let state = Mutex(State())

  /// Whether the job was cancelled.
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// The job runs on the connection whose way of cancelling this is.
  func attach(_ handle: UInt) { state.withLock { $0.handle = handle } }

  /// The job runs no longer. Waits for a cancellation that is under way: it must not hit the next job.
  func detach() { state.withLock { $0.handle = 0 } }

  /// A transaction ends: from here on nothing is cancelled. A server that waits for its replica would otherwise stop
  /// waiting and acknowledge what only one machine holds.
  func beginCommit() { state.withLock { $0.isCommitting = true } }

  /// The transaction has ended.
  func endCommit() { state.withLock { $0.isCommitting = false } }

  /// Stops the job as soon as it can be stopped.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    stop(attemptsLeft: 25)
  }

  /// Asks the server, on a thread that may block. The server ignores who asks between two statements, so it is asked
  /// again until the job has ended.
  private func stop(attemptsLeft: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + (attemptsLeft == 25 ? 0 : 0.2)) { [self] in
      let goesOn = state.withLock { state in
        guard let handle = OpaquePointer(bitPattern: state.handle) else { return false }
        guard !state.isCommitting else { return true }
        var message = [CChar](repeating: 0, count: 256)
        // Whether it was heard shows in what the statement does; here there is nobody to tell.
        _ = PQcancel(handle, &message, Int32(message.count))
        return true
      }
      if goesOn && attemptsLeft > 0 { stop(attemptsLeft: attemptsLeft - 1) }
    }
  }
}
