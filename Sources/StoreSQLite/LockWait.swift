import Foundation
import Synchronization

/// How a connection waits for the write lock: a while, telling for whom once it takes long. A class, because the
/// connection that waits and the store that tells of it share it.
final class LockWait: Sendable {
  private struct Wait {
    var since = ContinuousClock.now
    var hasTold = false
    var holder: String?
  }

  /// How long others may write before waiting is told of.
  static let quietFor = Duration.seconds(1)
  // Short, so that a lock that is let go between two pieces of an import is met.
  private static let longestPause: UInt32 = 20_000

  private let path: String
  private let limit: Duration
  private let tell: @Sendable (String?) -> Void
  private let current = Mutex(Wait())

  /// Waiting for the store at the path at most so long; `tell` is handed who holds it.
  init(path: String, limit: Duration, tell: @escaping @Sendable (String?) -> Void) {
    self.path = path
    self.limit = limit
    self.tell = tell
  }

  /// How long it waits at most, in seconds.
  var seconds: Double {
    let parts = limit.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Waits a little; false where it has been long enough. The first try of each wait is number 0.
  func tryAgain(_ number: Int) -> Bool {
    if number == 0 { current.withLock { $0 = Wait() } }
    let waited = ContinuousClock.now - current.withLock { $0.since }
    guard waited < limit else {
      let holder = LockHolder.writing(path)?.text
      current.withLock { $0.holder = holder }
      return false
    }
    if waited >= LockWait.quietFor, !current.withLock({ $0.hasTold }) {
      current.withLock { $0.hasTold = true }
      tell(LockHolder.writing(path)?.text)
    }
    usleep(min(LockWait.longestPause, 1_000 << UInt32(min(number, 5))))
    return true
  }

  /// Who held the lock when the last wait was given up; asked once.
  func takeHolder() -> String? {
    current.withLock { wait in
      defer { wait.holder = nil }
      return wait.holder
    }
  }
}
