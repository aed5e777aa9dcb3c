import Kernel

/// Recomputes what one tenant's part of a store says of itself: divided into pieces that are read each in a snapshot of
/// its own, and put together in their order whichever was done first.
///
/// Writing goes on meanwhile. A snapshot that is taken later holds whatever an earlier one did, but for what a disposal
/// took in between, and so every piece brings the disposals that it saw.
struct Verifier: Sendable {
  /// The least number of events in a piece.
  private static let eventsInPiece = 2_000
  /// The greatest number of pieces that events are divided into.
  private static let eventPieces = 64

  /// What is to be checked, in the order that the results are put together.
  let pieces: [VerifierPiece]
  /// The order in which the pieces are begun: what takes longest first.
  let schedule: [Int]
  /// The number of the last event when the pieces were made; what later ones name may not have been there when other
  /// pieces were read.
  private let last: Int
  private let vault: Vault

  /// What is to be checked of the store that the session sees.
  init(_ session: any StoreSession, key: StoreKey?) throws {
    vault = Vault(key: key, fingerprint: try session.fingerprint())
    let count: Int
    do {
      count = try session.chainEnd(at: nil)?.number ?? 0
      last = count
    } catch is Fault {
      // The last event is damaged, and the events themselves will tell.
      count = 1
      last = .max
    }
    let width = max(Verifier.eventsInPiece, count / Verifier.eventPieces + 1)
    var pieces: [VerifierPiece] = []
    var after = Int.min
    for end in stride(from: width, to: count, by: width) + [.max] {
      let size = max(0, min(end, count) - max(after, 0))
      pieces.append(VerifierPiece(work: .events(after: after, through: end), key: key, size: size))
      after = end
    }
    for nibble in 0..<VerifierPiece.blobPieces {
      pieces.append(VerifierPiece(work: .blobs(nibble), key: key, size: 1))
    }
    for row in try session.segments() {
      pieces.append(VerifierPiece(work: .segment(row), key: key, size: max(0, min(row.rowCount, 1 << 40))))
    }
    pieces.append(VerifierPiece(work: .database, key: key, size: 1))
    self.pieces = pieces
    schedule = [pieces.count - 1] + Array(0..<(pieces.count - 1))
  }

  /// What came of the whole.
  func verification(_ results: [PieceResult]) -> Verification {
    VerifierConclusion(results, last: last, vault: vault).verification()
  }

  /// Why something could not be read.
  static func reason(_ error: any Error) -> String {
    (error as? Fault)?.underlying ?? (error as? any Problem)?.message ?? "\(error)"
  }

  /// Where the second event does not follow the first.
  static func breaks(_ first: PieceResult.Link, _ second: PieceResult.Link) -> [PieceResult.Note] {
    var notes: [PieceResult.Note] = []
    let number = second.number
    if number != first.number + 1 {
      notes.append(
        .init(.event(first.number + 1), "händelse \(number) står där händelse \(first.number + 1) väntas"))
    }
    if second.predecessor != first.hash ?? first.computed {
      notes.append(.init(.event(number), "händelse \(number) följer inte på den föregåendes summa"))
    }
    if second.recordedAt < first.recordedAt {
      notes.append(.init(.event(number), "händelse \(number) är skriven före den föregående"))
    }
    return notes
  }
}

extension StoreSession {
  /// What came of recomputing everything in this one session, piece after piece.
  package func verification(key: StoreKey?) throws -> Verification {
    let verifier = try Verifier(self, key: key)
    return verifier.verification(
      verifier.pieces.map { piece in
        var result = PieceResult()
        do {
          try piece.check(self, &result)
        } catch {
          result.findings.append(piece.unreadable(result, Verifier.reason(error)))
        }
        return result
      })
  }
}
