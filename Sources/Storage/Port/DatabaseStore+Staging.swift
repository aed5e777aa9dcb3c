import Kernel

extension DatabaseStore {
  /// Keeps the segments that are new, in one transaction for each piece of them, and answers how many they were.
  @discardableResult
  package func stage(_ segments: [Segment]) async throws -> Int {
    var new = 0
    for (index, piece) in StagingRules.pieces(of: segments).enumerated() {
      // Whoever waits for the lock asks for it every few milliseconds, and must find it free once.
      if index > 0 { try await Task.sleep(for: StagingRules.pause) }
      new += try await write("storing facts in") { session in
        try session.requireInPlace()
        var kept = 0
        for segment in piece where try session.insert(KeptSegment(segment)) { kept += 1 }
        return kept == 0 ? .rollback(0) : .commit(kept, end: nil)
      }
    }
    return new
  }
}
