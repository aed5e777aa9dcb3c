import Kernel
import Storage
import Synchronization

/// A store that fails at its n-th write, before or after it is kept: what a killed process leaves behind.
final class InterruptedStore: DatabaseStore {
  struct Interruption: Error {}

  private let inner: any DatabaseStore
  private let writesLeft: Mutex<Int>

  init(_ inner: any DatabaseStore, afterWrites count: Int) {
    self.inner = inner
    writesLeft = Mutex(count)
  }

  var storeKey: StoreKey? { inner.storeKey }
  var known: KnownState { inner.known }

  func write<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Written<Output>
  ) async throws -> Output {
    let left = writesLeft.withLock { count in
      count -= 1
      return count
    }
    if left < 0 { throw Interruption() }
    return try await inner.write(doing, body)
  }

  func snapshot<Output: Sendable>(
    _ doing: String, _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    try await inner.snapshot(doing, body)
  }

  func scrub() async throws -> Scrub { try await inner.scrub() }

  func close() throws { try inner.close() }
}
