/// One piece of a verification: what is read, recomputed and compared in one snapshot, without knowing of the others.
struct VerifierPiece: Sendable {
  /// What is checked.
  enum Work: Sendable {
    /// Events after the first number up to and with the second, and the versions that say those events wrote them.
    case events(after: Int, through: Int)
    /// The blobs and keys of sealed items whose addresses begin with this half of a byte.
    case blobs(UInt8)
    /// A segment.
    case segment(SegmentRow)
    /// What the database looks for itself.
    case database
  }

  /// What is checked.
  let work: Work
  /// The store's key, where it is at hand.
  let key: StoreKey?

  /// How much of it this piece is, in what progress counts.
  let size: Int

  /// What is checked, in the words of progress.
  var what: VerificationProgress.What {
    switch work {
    case .events: .events
    case .blobs: .blobs
    case .segment: .rows
    case .database: .database
    }
  }

  /// Checks the piece, and adds to `result` what came of it as long as it can be read.
  ///
  /// **Throws** what the session throws.
  func check(_ session: any StoreSession, _ result: inout PieceResult) throws {
    result.disposed = try DisposedContents(session)
    switch work {
    case .events(let after, let through): try checkEvents(after, through, session, &result)
    case .blobs(let nibble): try checkBlobs(nibble, session, &result)
    case .segment(let row): try checkSegment(row, session, &result)
    case .database:
      try checkRememberedKey(session, &result)
      result.findings += try session.ownFindings().map { PieceResult.Note(.nowhere, $0) }
    }
  }

  /// What is said of a piece that could not be read to its end.
  func unreadable(_ result: PieceResult, _ reason: String) -> PieceResult.Note {
    switch work {
    case .events(let after, _):
      let next = result.links.last?.number ?? max(0, after)
      return PieceResult.Note(.event(next + 1), "händelser efter \(next) går inte att läsa: \(reason)")
    case .blobs: return PieceResult.Note(.nowhere, "bilagor går inte att läsa: \(reason)")
    case .segment(let row):
      return PieceResult.Note(PieceResult.Trace(segment: row), "segment \(row.number) går inte att läsa: \(reason)")
    case .database: return PieceResult.Note(.nowhere, "databasen går inte att läsa: \(reason)")
    }
  }
}
