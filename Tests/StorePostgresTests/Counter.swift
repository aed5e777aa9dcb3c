import Synchronization

/// A number that several tasks count up.
final class Counter: Sendable {
  private let number = Mutex(0)

  /// What it has come to.
  var value: Int { number.withLock { $0 } }

  /// Counts one more.
  func count() { number.withLock { $0 += 1 } }
}
