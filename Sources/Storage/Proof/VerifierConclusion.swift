import Kernel

/// What the pieces of a verification say together: whether events follow each other from one piece to the next, and
/// whether everything is there that events and batches name.
struct VerifierConclusion {
  private let results: [PieceResult]
  private let vault: Vault
  private let batches: [PieceResult.NamedBatch]
  private let kept: [(blob: Digest, event: Int)]
  private let keptByEvent: [Int: [Digest]]
  private let blobs: Set<Digest>
  private let disposed: DisposedContents
  // By address: the first event that names it and the last.
  private var blobEvents: [Digest: ClosedRange<Int>] = [:]
  private var segmentEvents: [Digest: ClosedRange<Int>] = [:]
  private var notes: [PieceResult.Note] = []
  private var tally: [Int: Verification.Disposed] = [:]

  /// What the results of all pieces, in order, say. What events after `last` name is left to the next verification.
  init(_ results: [PieceResult], last: Int, vault: Vault) {
    self.results = results
    self.vault = vault
    batches = results.flatMap(\.batches).filter { $0.event <= last }
    kept = results.flatMap(\.keptBlobs).filter { $0.event <= last }
    keptByEvent = Dictionary(grouping: kept, by: \.event).mapValues { $0.map(\.blob) }
    blobs = results.reduce(into: []) { $0.formUnion($1.soundBlobs) }
    disposed = results.reduce(into: DisposedContents()) { $0.formUnion($1.disposed) }
    for (blob, event) in kept { VerifierConclusion.note(event, blob, &blobEvents) }
    for batch in batches {
      for case let digest? in batch.batch.parts.map(\.segment) {
        VerifierConclusion.note(batch.event, digest, &segmentEvents)
      }
      // Headers from before blobs were named leave it to the batch.
      for digest in [batch.batch.file] + batch.batch.parts.compactMap(\.texts) where blobEvents[digest] == nil {
        VerifierConclusion.note(batch.event, digest, &blobEvents)
      }
    }
  }

  private static func note(_ event: Int, _ digest: Digest, _ events: inout [Digest: ClosedRange<Int>]) {
    let known = events[digest] ?? event...event
    events[digest] = min(known.lowerBound, event)...max(known.upperBound, event)
  }

  /// What came of the whole.
  func verification() -> Verification {
    var conclusion = self
    conclusion.follow()
    for result in results { conclusion.notes += result.findings }
    conclusion.lookForBlobs()
    conclusion.lookForSegments()
    conclusion.lookForBatches()
    return conclusion.summed()
  }

  /// Whether the events follow each other from piece to piece, from the first one on.
  private mutating func follow() {
    var last: PieceResult.Link?
    for case let (first?, end?) in results.map({ ($0.links.first, $0.links.last) }) {
      if let last {
        notes += Verifier.breaks(last, first)
      } else {
        let origin = PieceResult.Link(
          number: 0, recordedAt: .min, predecessor: nil, hash: Event.origin, computed: Event.origin)
        notes += Verifier.breaks(origin, first)
      }
      last = end
    }
  }

  /// Whether every blob is there that a command kept, and none that a disposal took.
  private mutating func lookForBlobs() {
    let stored = results.reduce(into: Set<Digest>()) { $0.formUnion($1.storedBlobs) }
    for (blob, event) in kept where !blobs.contains(blob) {
      if !stored.contains(blob), let disposal = disposed.event(ofBlob: blob), disposal > event { continue }
      notes.append(
        .init(.event(event), "händelse \(event) sparade bilaga \(blob.short), som inte finns kvar som den sparades"))
    }
    for (blob, disposal) in disposed.allBlobs where !stored.contains(blob) {
      tally[disposal, default: .init(event: disposal)].blobs += 1
    }
    // What was there when its piece was read is held against the disposals of that moment alone.
    for result in results {
      let taken = result.disposed.allBlobs.filter { result.storedBlobs.contains($0.key) }
      for (blob, disposal) in taken.sorted(by: { $0.key.description < $1.key.description })
      where blobEvents[blob].map({ $0.upperBound < disposal }) ?? true {
        notes.append(
          .init(.event(disposal), "bilaga \(blob.short) finns kvar, fast händelse \(disposal) gallrade den"))
      }
    }
  }

  /// Whether no segment has rows that a disposal took.
  private mutating func lookForSegments() {
    for result in results {
      guard let digest = result.soundSegment,
        let disposal = result.disposed.emptyings(ofSegment: digest).map(\.event).max(),
        segmentEvents[digest].map({ $0.upperBound < disposal }) ?? true
      else { continue }
      notes.append(
        .init(
          .event(disposal),
          "raderna i segment \(digest.short) finns kvar, fast händelse \(disposal) gallrade dem"
        ))
    }
    for case let emptied? in results.map(\.emptiedSegment) {
      tally[emptied.event, default: .init(event: emptied.event)].segments += 1
      tally[emptied.event, default: .init(event: emptied.event)].rows += emptied.rows
    }
  }

  /// Whether everything is there that batches name.
  private mutating func lookForBatches() {
    let items = results.reduce(into: Set<Digest>()) { $0.formUnion($1.soundItems) }
    let marks = results.reduce(into: Set<[UInt8]>()) { $0.formUnion($1.marks) }
    let segments = Set(results.compactMap(\.soundSegment))
    let emptied = Dictionary(
      results.compactMap(\.emptiedSegment).map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    let namedBlobs = Set(kept.map(\.blob))
    for named in batches {
      func find(_ what: String) { notes.append(.init(.event(named.event), "\(named.name) \(what)")) }
      let batch = named.batch
      // A blob that an event names has been looked for.
      if !blobs.contains(batch.file), !namedBlobs.contains(batch.file), !isSealed(named, marks), !isDisposed(named) {
        find("nämner fil \(batch.file.short), som inte finns")
      }
      for part in batch.parts {
        if let texts = part.texts, !items.contains(texts), (disposed.event(ofBlob: texts) ?? 0) <= named.event {
          find("nämner texter \(texts.short), som inte finns kvar som de skrevs")
        }
        guard let segment = part.segment else { continue }
        if let kept = emptied[segment] {
          if kept.table != batch.table || kept.month != part.month || kept.rows != part.rows {
            find("nämner segment \(segment.short), vars kvarlämnade summor är av andra rader")
          }
        } else if !segments.contains(segment) {
          find("nämner segment \(segment.short), som inte finns kvar som det skrevs")
        }
      }
    }
  }

  /// Whether the source file is kept sealed. Without the store's key nobody can tell; the event that names the
  /// ciphertext vouches for it then.
  private func isSealed(_ named: PieceResult.NamedBatch, _ marks: Set<[UInt8]>) -> Bool {
    guard named.tag != "batch/1" else { return false }
    do {
      return marks.contains(try vault.mark(of: named.batch.file, .sourceFile))
    } catch {
      return true
    }
  }

  /// Whether the source file was disposed of. Where it lay sealed nothing leads from it to its ciphertext any more, but
  /// that a blob of its event was taken which is none of the texts.
  private func isDisposed(_ named: PieceResult.NamedBatch) -> Bool {
    let texts = Set(named.batch.parts.compactMap(\.texts))
    return ([named.batch.file] + (keptByEvent[named.event] ?? [])).contains {
      !texts.contains($0) && (disposed.event(ofBlob: $0) ?? 0) > named.event
    }
  }

  /// The counts of all pieces, and what was found by the event that it is traced to.
  private func summed() -> Verification {
    var sum = Verification()
    var tally = tally
    for result in results {
      sum.events += result.counts.events
      sum.versions += result.counts.versions
      sum.blobs += result.counts.blobs
      sum.segments += result.counts.segments
      sum.rows += result.counts.rows
      sum.sealedItems += result.counts.sealedItems
      sum.bytes += result.counts.bytes
      for (event, count) in result.disposedVersions { tally[event, default: .init(event: event)].versions += count }
    }
    sum.key = vault.state
    sum.unreferencedSegments = results.compactMap(\.soundSegment).filter { segmentEvents[$0] == nil }.count
    sum.disposed = tally.values.sorted { $0.event < $1.event }
    if let last = results.compactMap(\.links.last).last, let hash = last.hash {
      sum.end = try? ChainEnd(  // A number or time that the program never writes is told among the findings.
        number: last.number, hash: hash.bytes, recordedAt: last.recordedAt)
    }
    let findings = notes.map { Finding(event: event($0.trace), $0.text) }
    sum.findings = findings.enumerated().sorted {
      ($0.element.event ?? .max, $0.offset) < ($1.element.event ?? .max, $1.offset)
    }.map(\.element)
    return sum
  }

  /// The first event that vouches for it.
  private func event(_ trace: PieceResult.Trace) -> Int? {
    switch trace {
    case .event(let number): number
    case .blob(let digest): blobEvents[digest]?.lowerBound
    case .segment(let digest): segmentEvents[digest]?.lowerBound
    case .nowhere: nil
    }
  }
}
