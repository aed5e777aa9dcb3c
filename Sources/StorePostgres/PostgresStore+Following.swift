import Storage

extension PostgresStore {
  /// Says that something may have been written when the database notifies, and twice a second besides: what was
  /// notified while the connection was lost is not heard.
  package func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let hearing = Task {
        guard let channel = await channel() else { return }
        for await _ in server.listener.notifications(on: channel) { continuation.yield() }
      }
      let asking = Task { for await _ in AsyncStream<Void>.ticks(every: .milliseconds(500)) { continuation.yield() } }
      continuation.onTermination = { _ in
        hearing.cancel()
        asking.cancel()
      }
    }
  }

  /// What the board's changes are told on. Any login may listen to a channel whose name it knows, so the name is made
  /// of what only the board sees: the hash of its first event. Nil before there is one.
  static func channel(_ session: any StoreSession) throws -> String? {
    try session.chainEnd(at: 1).map { "roder_" + $0.hash.description.prefix(32) }
  }

  /// Tells of the chain's end once it is kept. In the same transaction all boards' commits would go one after the
  /// other: PostgreSQL holds one lock from a notification until its transaction has been flushed. Alone it writes
  /// nothing that is waited for.
  static func tell(_ end: ChainEnd, on channel: String, _ link: PostgresLink) {
    // Whoever is not told asks: the event is kept.
    _ = try? link.query("SELECT pg_notify($1, $2)", .text(channel), .text(String(end.number)))
  }

  /// The board's channel as soon as there is one; nil where nobody waits for it any more.
  private func channel() async -> String? {
    while !Task.isCancelled {
      // A board that cannot be read now is asked again: whoever follows it hears of that elsewhere.
      if let channel = try? await snapshot("following", { try PostgresStore.channel($0) }) { return channel }
      // Ended early only where nobody waits any more.
      try? await Task.sleep(for: .milliseconds(500))
    }
    return nil
  }
}
