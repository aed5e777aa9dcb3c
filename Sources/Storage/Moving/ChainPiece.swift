import Kernel

/// Some events after one another with the versions that they wrote, checked against each other before they are kept
/// elsewhere.
struct ChainPiece: Sendable {
  /// The events, in order; at least one.
  let events: [EventRow]
  /// The versions that they wrote.
  let versions: [VersionRow]
  /// Where the chain ends after them.
  let end: ChainEnd
  /// What their disposals took, and the source does not have again since.
  let gone: [Gone]

  /// What one event disposed of.
  struct Gone: Sendable {
    let event: Int
    let contents: Set<[UInt8]>
    let blobs: [Digest]
    let segments: [Digest]
  }

  // How many events one piece has at most: what lies in memory at once, and what one transaction keeps.
  private static let size = 500

  /// The events that follow `before` up to the last number, as many as one piece has; nil where there are none.
  ///
  /// **Throws** `MovingProblem.damagedSource` where a number, hash, digest or version is not what the chain says.
  static func read(after before: ChainEnd?, through last: Int, _ session: any StoreSession) throws -> ChainPiece? {
    let first = before?.number ?? 0
    let events = try session.events(after: first, limit: min(size, last - first))
    guard let final = events.last else { return nil }
    var named: [RecordKey: [(item: EventHeader.Item, event: Int)]] = [:]
    var predecessor = before?.hash ?? Event.origin
    var number = first
    for row in events {
      number += 1
      let event = try row.event()
      let header = event.header
      guard row.number == number, header.number == number, header.recordedAt.seconds == row.recordedAt,
        event.predecessor == predecessor, Digest.of(row.predecessor, row.header) == event.hash
      else { throw damaged("händelse \(number) följer inte på den före") }
      predecessor = event.hash
      for item in header.items {
        named[RecordKey(kind: item.kind, id: item.id), default: []].append((item, number))
      }
    }
    var versions: [VersionRow] = []
    try session.forEachVersion(after: first, through: final.number) { versions.append($0) }
    try check(versions, against: named)
    try requireDisposed(versions.filter { $0.content == nil }, session)
    return ChainPiece(
      events: events, versions: versions,
      end: try ChainEnd(number: final.number, hash: final.hash, recordedAt: final.recordedAt),
      gone: try gone(versions, session))
  }

  /// Keeps the piece at the end of the chain, and takes away what its disposals name.
  func insert(into session: any StoreSession) throws {
    for event in events { try session.insert(event) }
    for version in versions { try session.insert(version) }
    try session.carryOut(gone)
  }

  private static func gone(_ versions: [VersionRow], _ session: any StoreSession) throws -> [Gone] {
    var all: [Gone] = []
    for version in versions where version.key.kind == Disposal.kind {
      guard let record = try version.record() else {
        throw damaged("\(version.key.kind) \(version.key.id) saknar innehåll")
      }
      let disposal: Versioned<Disposal> = try BoardState.decoded(record)
      all.append(
        Gone(
          event: version.event, contents: Set(disposal.value.contents.map(\.bytes)),
          blobs: try disposal.value.blobs.filter { try session.blobSize($0) == nil },
          segments: try disposal.value.segments.filter { try session.segment($0)?.emptiedBy != nil }))
    }
    return all
  }

  private static func check(
    _ versions: [VersionRow], against named: [RecordKey: [(item: EventHeader.Item, event: Int)]]
  ) throws {
    guard versions.count == named.values.reduce(0, { $0 + $1.count }) else {
      throw damaged("postversioner saknas, eller är fler än händelserna säger")
    }
    for row in versions {
      let item = named[row.key]?.first { $0.item.version == row.version && $0.event == row.event }?.item
      guard let item, item.tag == row.tag, item.digest.bytes == row.digest, try row.record()?.isAltered != true else {
        throw damaged("\(row.key.kind) \(row.key.id) version \(row.version) är ändrad")
      }
    }
  }

  private static func requireDisposed(_ gone: [VersionRow], _ session: any StoreSession) throws {
    guard !gone.isEmpty else { return }
    let disposed = Set(try session.disposals().flatMap { $0.value.contents.map(\.bytes) })
    for row in gone where !disposed.contains(row.digest) {
      throw damaged("\(row.key.kind) \(row.key.id) version \(row.version) saknar innehåll")
    }
  }

  private static func damaged(_ what: String) -> MovingProblem { .damagedSource(what: what) }
}

extension StoreSession {
  /// Takes away what was disposed of elsewhere, wherever it still lies here.
  fileprivate func carryOut(_ all: [ChainPiece.Gone]) throws {
    var removals = [Removal](repeating: Removal(), count: all.count)
    var places: [[UInt8]: Int] = [:]
    for (place, gone) in all.enumerated() {
      for content in gone.contents { places[content] = place }
      removals[place].blobs = try gone.blobs.filter { try blobSize($0) != nil || sealedKey(of: $0) != nil }
      removals[place].segments = try gone.segments.filter { try segment($0).map { $0.emptiedBy == nil } ?? false }
    }
    // Every version is read here, once for all disposals.
    if !places.isEmpty {
      try forEachVersion(after: 0) { row in
        if let place = places[row.digest] { removals[place].add(row) }
      }
    }
    for (gone, removal) in zip(all, removals) where !removal.isEmpty { try carryOut([removal], event: gone.event) }
  }
}
