import Synchronization

/// Counts how many do something at the same time.
final class Meter: Sendable {
  private let counts = Mutex((now: 0, most: 0, done: 0))

  var most: Int { counts.withLock { $0.most } }
  var done: Int { counts.withLock { $0.done } }

  func work() {
    counts.withLock {
      $0.now += 1
      $0.most = max($0.most, $0.now)
    }
    var sum: UInt64 = 0
    for number in 0..<2_000_000 as Range<UInt64> { sum = sum &+ number }
    counts.withLock {
      $0.now -= sum == 1 ? 0 : 1
      $0.done += 1
    }
  }
}
