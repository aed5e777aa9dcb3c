import Kernel

extension StoreCopy {
  // What one transaction keeps at most, unless a single piece is larger.
  private static let rowsAtOnce = 200_000
  private static let bytesAtOnce = 16 << 20

  /// Copies what the source has and the target lacks, up to the source's last event; answers that event.
  ///
  /// Segments and blobs come first: all that an event names lay in the source before the event did.
  func round(_ source: any SourceReading, _ report: inout Report) async throws -> ChainEnd? {
    let end = try await source.read { try $0.chainEnd(at: nil) }
    try await copySegments(source, &report)
    try await copyBlobs(source, &report)
    try await copyKeys(source)
    try await copyEvents(source, through: end, &report)
    try await copyReadings(source)
    return end
  }

  private func copySegments(_ source: any SourceReading, _ report: inout Report) async throws {
    let listed = try await source.read { try $0.segments().map(\.digest) }
    let present = Set(try await target.snapshot("reading") { try $0.segments().map(\.digest) })
    var pending: [KeptSegment] = []
    var rows = 0
    for (index, bytes) in listed.enumerated() where !present.contains(bytes) {
      guard let digest = Digest(bytes: bytes) else {
        throw MovingProblem.damagedSource(what: "ett segment har ingen giltig adress")
      }
      let segment = try await source.read { try KeptSegment.copied(digest, from: $0) }
      guard let segment else { continue }
      pending.append(segment)
      rows += segment.rows?.count ?? 0
      report.segments += 1
      report.rows += segment.rows?.count ?? 0
      if rows >= StoreCopy.rowsAtOnce {
        try await keep(pending)
        pending = []
        rows = 0
        progress(.segments, index + 1, listed.count)
      }
    }
    if !pending.isEmpty { try await keep(pending) }
    progress(.segments, listed.count, listed.count)
  }

  private func keep(_ segments: [KeptSegment]) async throws {
    try await target.write("storing facts in") { session in
      for segment in segments { _ = try session.insert(segment) }
      return .commit((), end: nil)
    }
  }

  private func copyBlobs(_ source: any SourceReading, _ report: inout Report) async throws {
    let listed = try await source.read { try $0.blobDigests() }
    let present = Set(try await target.snapshot("reading") { try $0.blobDigests() })
    let missing = try listed.filter { !present.contains($0) }.map { bytes in
      guard let digest = Digest(bytes: bytes) else {
        throw MovingProblem.damagedSource(what: "en bilaga har ingen giltig adress")
      }
      return digest
    }
    var next = 0
    while next < missing.count {
      let rest = missing[next...]
      let piece = try await source.read { session in
        var piece: [(digest: Digest, bytes: [UInt8]?)] = []
        var size = 0
        for digest in rest where size < StoreCopy.bytesAtOnce {
          // One that is gone since it was listed was disposed of; that event is still to come.
          let bytes = try session.storedBlob(digest)
          if let bytes, Digest.of(bytes) != digest {
            throw MovingProblem.damagedSource(what: "bilaga \(digest.short) är ändrad")
          }
          size += bytes?.count ?? 0
          piece.append((digest, bytes))
        }
        return piece
      }
      try await target.write("writing to") { session in
        for case (let digest, let bytes?) in piece { try session.insert(blob: bytes, digest: digest) }
        return .commit((), end: nil)
      }
      next += piece.count
      report.blobs += piece.count { $0.bytes != nil }
      progress(.blobs, listed.count - missing.count + next, listed.count)
    }
  }

  /// Copies what opens the sealed blobs, and what the store's key is remembered by.
  private func copyKeys(_ source: any SourceReading) async throws {
    let (fingerprint, keys) = try await source.read { (try $0.fingerprint(), try $0.sealedKeys()) }
    try await target.write("writing to") { [targetName] session in
      let known = Set(try session.sealedKeys().compactMap { $0?.digest })
      let blobs = Set(try session.blobDigests())
      var new = 0
      for key in keys {
        guard let key else { throw MovingProblem.damagedSource(what: "en skyddad bilaga har ingen giltig adress") }
        // A key whose blob came since the blobs were listed comes in the next round, with its blob.
        guard !known.contains(key.digest), blobs.contains(key.digest.bytes) else { continue }
        try session.insert(key)
        new += 1
      }
      let remembered = try session.fingerprint()
      if let fingerprint, remembered == nil {
        try session.remember(fingerprint: fingerprint)
        new += 1
      } else if remembered != fingerprint {
        throw MovingProblem.otherSource(target: targetName)
      }
      return new == 0 ? .rollback(()) : .commit((), end: nil)
    }
  }

  /// Copies the reading log, which is the one kind of working data that must not be lost.
  private func copyReadings(_ source: any SourceReading) async throws {
    let kind = Reading.workingKind
    let moment = Instant(seconds: 0)
    let present = Set(try await target.snapshot("reading") { try $0.workingIDs(kind, at: moment) })
    let missing = try await source.read { session in
      try session.workingIDs(kind, at: moment).filter { !present.contains($0) }
        .map { ($0, try session.working(kind, $0, at: moment) ?? []) }
    }
    guard !missing.isEmpty else { return }
    try await target.write("writing to") { session in
      for (id, bytes) in missing { try session.setWorking(kind, id, bytes, expires: .never) }
      return .commit((), end: nil)
    }
  }

  private func copyEvents(
    _ source: any SourceReading, through end: ChainEnd?, _ report: inout Report
  ) async throws {
    guard let end else { return }
    var at = try await target.snapshot("reading") { try $0.chainEnd(at: nil) }
    if let at {
      // The target's chain is the beginning of the source's, or the copy is of something else.
      let same = try await source.read { try $0.chainEnd(at: at.number) }
      guard same == at else { throw MovingProblem.otherSource(target: targetName) }
    }
    while (at?.number ?? 0) < end.number {
      let before = at
      let piece = try await source.read { try ChainPiece.read(after: before, through: end.number, $0) }
      guard let piece else { throw MovingProblem.damagedSource(what: "händelser saknas") }
      try await target.write("writing to") { [targetName] session in
        let stands = try session.chainEnd(at: nil)
        // Run again after a connection was lost.
        if stands == piece.end { return .rollback(()) }
        guard stands == before else { throw MovingProblem.otherSource(target: targetName) }
        try piece.insert(into: session)
        return .commit((), end: piece.end)
      }
      report.events += piece.events.count
      report.versions += piece.versions.count
      at = piece.end
      progress(.events, piece.end.number, end.number)
    }
    guard at == end else { throw MovingProblem.damagedSource(what: "händelse \(end.number) har en annan summa") }
  }
}
