import Kernel

extension DatabaseStore {
  /// The number of the last event, each time that it has grown.
  package func follow(after event: Int) -> AsyncThrowingStream<Int, any Error> {
    // Only the newest number matters to whoever was busy meanwhile.
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let following = Task {
        var last = event
        do {
          // Listening begins before the first look, so that nothing falls in between.
          let changes = self.changes()
          last = try await self.tell(continuation, ifAfter: last)
          for await _ in changes { last = try await self.tell(continuation, ifAfter: last) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in following.cancel() }
    }
  }

  /// Asks five times a second. What is asked is one row by its key, which costs a database next to nothing.
  package func changes() -> AsyncStream<Void> { .ticks(every: .milliseconds(200)) }

  private func tell(
    _ listener: AsyncThrowingStream<Int, any Error>.Continuation, ifAfter known: Int
  ) async throws -> Int {
    let end = try await snapshot("following") { try $0.chainEnd(at: nil) }
    guard let number = end?.number, number > known else { return known }
    listener.yield(number)
    return number
  }
}

extension AsyncStream<Void> {
  /// Yields after each interval, until whoever listens goes away.
  package static func ticks(every interval: Duration) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let clock = Task {
        while !Task.isCancelled {
          // Cancelled: the loop ends.
          try? await Task.sleep(for: interval)
          continuation.yield()
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in clock.cancel() }
    }
  }
}
