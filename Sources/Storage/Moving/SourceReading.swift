/// Where a copy reads its source: in a snapshot for each piece, or under the source's write lock.
protocol SourceReading: Sendable {
  /// What `body` makes of the source.
  func read<Output: Sendable>(_ body: @escaping @Sendable (any StoreSession) throws -> Output) async throws -> Output
}

/// Reads each piece in a snapshot of its own.
struct SnapshotReading: SourceReading {
  let source: any DatabaseStore

  func read<Output: Sendable>(
    _ body: @escaping @Sendable (any StoreSession) throws -> Output
  ) async throws -> Output {
    try await source.snapshot("reading", body)
  }
}
