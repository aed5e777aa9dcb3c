import Synchronization

/// Lets a request's content be read until the request is answered for, and never after: from then on the server reads
/// on by itself, and two may not read at once. A class, because whoever answers and whoever reads share it.
final class BodyGate: Sendable {
  private struct State {
    var isClosed = false
    var isReading = false
    var closing: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// The next piece; nil after the last.
  ///
  /// **Throws** `CancellationError` where the request was answered for, and what the iterator throws.
  func next<Pieces: AsyncIteratorProtocol>(of pieces: inout Pieces) async throws -> Pieces.Element? {
    let mayRead = state.withLock { state in
      if state.isClosed { return false }
      state.isReading = true
      return true
    }
    guard mayRead else { throw CancellationError() }
    defer {
      let closing = state.withLock { state in
        state.isReading = false
        defer { state.closing = nil }
        return state.closing
      }
      closing?.resume()
    }
    return try await pieces.next()
  }

  /// Lets nobody read from now on, and waits for who is reading: they have been told to stop.
  func close() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        state.isClosed = true
        if state.isReading { state.closing = continuation }
        return !state.isReading
      }
      if isFree { continuation.resume() }
    }
  }
}
