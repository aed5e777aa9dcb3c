import Kernel

extension DatabaseStore {
  /// The number of the last event, each time that the chain has another end.
  package func follow(after event: Int) -> AsyncThrowingStream<Int, any Error> {
    // Only the newest number matters to whoever was busy meanwhile.
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let following = Task {
        var known = Followed(number: event)
        do {
          // Listening begins before the first look, so that nothing falls in between.
          let changes = self.changes()
          try await self.tell(continuation, &known)
          for await _ in changes { try await self.tell(continuation, &known) }
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

  /// Tells of the chain's end where it is another than the known one. Two looks that fail in a row are no news yet: a
  /// server may be restarted, or a file be held by a long import.
  private func tell(
    _ listener: AsyncThrowingStream<Int, any Error>.Continuation, _ known: inout Followed
  ) async throws {
    let end: ChainEnd?
    do {
      end = try await snapshot("following") { try $0.chainEnd(at: nil) }
      known.failures = 0
    } catch let problem as StorageProblem where problem.mayPass && known.failures < Followed.patience {
      known.failures += 1
      // Cancelled: the next look ends.
      try? await Task.sleep(for: .milliseconds(200) * known.failures)
      return
    }
    // A restored store may have another chain, even a shorter one.
    guard let end, end.number > known.number || known.hash != nil && known.hash != end.hash else { return }
    known.number = end.number
    known.hash = end.hash
    listener.yield(end.number)
  }
}

/// What a follower has been told, and how often looking has failed since.
private struct Followed {
  /// About two minutes of failing looks.
  static let patience = 30

  var number: Int
  var hash: Digest?
  var failures = 0
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
