import Kernel
import Synchronization

extension DatabaseStore {
  /// What came of recomputing everything that the tenant has stored, by so many workers with a session each.
  package func verification(
    workers: Int, progress: @escaping @Sendable (VerificationProgress) -> Void
  ) async throws -> Verification {
    let key = storeKey
    let verifier = try await snapshot("verifying") { session in
      // The beginning of a chain agrees with itself.
      try session.requireWhole()
      return try Verifier(session, key: key)
    }
    var tracker = ProgressTracker(verifier.pieces, progress)
    var results = [PieceResult?](repeating: nil, count: verifier.pieces.count)
    try await withThrowingTaskGroup(of: (Int, PieceResult).self) { group in
      var waiting = verifier.schedule[...]
      func begin() {
        guard let index = waiting.popFirst() else { return }
        group.addTask { (index, try await self.result(of: verifier.pieces[index])) }
      }
      for _ in 0..<max(1, workers) { begin() }
      while let (index, result) = try await group.next() {
        results[index] = result
        tracker.finish(verifier.pieces[index])
        begin()
      }
    }
    return verifier.verification(results.compactMap(\.self))
  }

  /// What anchors for the events of these numbers are held against.
  package func evidence(at numbers: [Int]) async throws -> AnchorEvidence {
    try await snapshot("reading") { session in
      try AnchorEvidence(session, numbers: numbers, vault: try self.vault(session))
    }
  }

  /// What came of the piece. What cannot be read is a finding; whatever somebody can act upon stops the verification.
  private func result(of piece: VerifierPiece) async throws -> PieceResult {
    let latest = LatestResult()
    do {
      try await snapshot("verifying") { session in
        var result = PieceResult()
        defer { latest.set(result) }
        try piece.check(session, &result)
      }
    } catch let fault as Fault {
      var result = latest.result
      result.findings.append(piece.unreadable(result, Verifier.reason(fault)))
      return result
    }
    return latest.result
  }
}

/// What came of a piece, also where it could not be read to its end. A class, because a session outlives no call.
private final class LatestResult: Sendable {
  private let latest = Mutex(PieceResult())

  var result: PieceResult { latest.withLock { $0 } }

  func set(_ result: PieceResult) { latest.withLock { $0 = result } }
}

/// Tells how far a verification has come.
private struct ProgressTracker {
  private var totals: [VerificationProgress.What: Int] = [:]
  private var done: [VerificationProgress.What: Int] = [:]
  private let tell: @Sendable (VerificationProgress) -> Void

  init(_ pieces: [VerifierPiece], _ tell: @escaping @Sendable (VerificationProgress) -> Void) {
    self.tell = tell
    for piece in pieces { totals[piece.what, default: 0] += piece.size }
  }

  mutating func finish(_ piece: VerifierPiece) {
    done[piece.what, default: 0] += piece.size
    tell(VerificationProgress(what: piece.what, done: done[piece.what] ?? 0, total: totals[piece.what] ?? 0))
  }
}
