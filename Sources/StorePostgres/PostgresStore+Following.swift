import Storage

extension PostgresStore {
  /// Says that something may have been written when the database notifies, and twice a second besides: what was
  /// notified while the connection was lost is not heard.
  package func changes() -> AsyncStream<Void> {
    let listener = PostgresListener(
      server.address, channels: ["roder_\(tenant.number)"], timeouts: server.pool.timeouts)
    return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let hearing = Task { for await _ in listener.ticks { continuation.yield() } }
      let asking = Task { for await _ in AsyncStream<Void>.ticks(every: .milliseconds(500)) { continuation.yield() } }
      continuation.onTermination = { _ in
        hearing.cancel()
        asking.cancel()
        listener.close()
      }
    }
  }
}
