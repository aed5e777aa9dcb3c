package import Kernel

/// The current heads of all records of one tenant, as of one event.
package struct BoardState: Sendable {
  /// The number of the last event; 0 before the first.
  package let event: Int
  /// The last event's hash; `Event.origin` before the first.
  package let hash: Digest
  /// When the last event was recorded.
  package let recordedAt: Instant
  private var heads: [ExactText: [ExactText: StoredRecord]]
  // Of those records whose content is gone: they are no longer seen, but are counted on from.
  private var disposed: [RecordKey: DisposedHead]

  /// A head whose content a disposal took.
  package struct DisposedHead: Hashable, Sendable {
    /// The version.
    package let version: Int
    /// The event that took it.
    package let event: Int

    /// A version that the event took.
    package init(version: Int, event: Int) {
      self.version = version
      self.event = event
    }
  }

  /// The state that these heads make up; of the records in `disposed` the version alone is known.
  package init(
    event: Int, hash: Digest, recordedAt: Instant, heads: [StoredRecord],
    disposed: [RecordKey: DisposedHead] = [:]
  ) {
    self.event = event
    self.hash = hash
    self.recordedAt = recordedAt
    self.disposed = disposed
    self.heads = [:]
    // Stores hand them over kind by kind, and after some years there are a hundred thousand.
    var start = 0
    while start < heads.count {
      let kind = ExactText(heads[start].key.kind)
      let end = heads[start...].firstIndex { ExactText($0.key.kind) != kind } ?? heads.count
      var ofKind = self.heads.removeValue(forKey: kind) ?? [:]
      ofKind.reserveCapacity(ofKind.count + end - start)
      for head in heads[start..<end] { ofKind[ExactText(head.key.id)] = head }
      self.heads[kind] = ofKind
      start = end
    }
  }

  /// The state before the first event.
  package static let empty = BoardState(
    event: 0, hash: Event.origin, recordedAt: Instant(seconds: 0), heads: [])

  /// The state after later events of the same chain, which wrote these versions; of several versions of one record the
  /// last stands.
  package func advanced(
    to event: Int, hash: Digest, recordedAt: Instant, writing versions: [StoredRecord]
  ) -> BoardState {
    var next = BoardState(event: event, hash: hash, recordedAt: recordedAt, heads: heads, disposed: disposed)
    for version in versions { next.stand(version) }
    return next
  }

  /// The state without what the event took of these versions; those that are no heads change nothing.
  package func without(_ versions: [Removal.Version], takenBy event: Int) -> BoardState {
    var next = self
    for taken in versions where stored(taken.key)?.version == taken.version {
      next.heads[ExactText(taken.key.kind)]?[ExactText(taken.key.id)] = nil
      next.disposed[taken.key] = DisposedHead(version: taken.version, event: event)
    }
    return next
  }

  /// Whether the content of a record was taken.
  var lacksContent: Bool { !disposed.isEmpty }

  /// The state after an earlier event of the same chain, given the heads that stood then of all records that were
  /// written since; nil for those that there were none of.
  func rewound(to end: ChainEnd, heads standing: [RecordKey: StoredRecord?]) -> BoardState {
    var state = BoardState(
      event: end.number, hash: end.hash, recordedAt: end.recordedAt, heads: heads, disposed: disposed)
    for (key, head) in standing { state.heads[ExactText(key.kind)]?[ExactText(key.id)] = head }
    return state
  }

  private mutating func stand(_ head: StoredRecord) {
    heads[ExactText(head.key.kind), default: [:]][ExactText(head.key.id)] = head
    if !disposed.isEmpty { disposed[head.key] = nil }
  }

  private init(
    event: Int, hash: Digest, recordedAt: Instant, heads: [ExactText: [ExactText: StoredRecord]],
    disposed: [RecordKey: DisposedHead]
  ) {
    self.event = event
    self.hash = hash
    self.recordedAt = recordedAt
    self.heads = heads
    self.disposed = disposed
  }

  /// When an event is recorded that follows this state while the clock says `clock`: then, or a moment ago for a clock
  /// that was put back a little, for recorded time never decreases.
  ///
  /// **Throws** `StorageProblem.clockBehind` where the clock lies more than 24 hours behind the last event: either of
  /// the two is wrong, and every event until the clock caught up would be given a time that is not its own.
  package func recordingTime(clock: Instant) throws(StorageProblem) -> Instant {
    guard event > 0, clock < recordedAt else { return clock }
    guard clock.seconds >= recordedAt.seconds - 86_400 else {
      throw .clockBehind(clock: clock, last: recordedAt)
    }
    return recordedAt
  }

  /// About how many bytes of memory the state takes.
  ///
  /// **Complexity** linear in the number of records.
  package var byteCount: Int {
    // Beside its body a record has its names, its tag and its place in two dictionaries.
    heads.values.reduce(256) { $1.values.reduce($0) { $0 + $1.body.count + $1.key.id.utf8.count + 320 } }
  }

  /// The same state, the records of these kinds as they are in the other.
  package func with(_ kinds: Set<String>, of other: BoardState) -> BoardState {
    var mixed = self
    for kind in kinds.map(ExactText.init) { mixed.heads[kind] = other.heads[kind] }
    mixed.disposed =
      disposed.filter { !kinds.contains($0.key.kind) }
      .merging(other.disposed.filter { kinds.contains($0.key.kind) }) { $1 }
    return mixed
  }

  /// The names of all records, those whose content was disposed of among them, by kind and id.
  package var allKeys: [RecordKey] {
    (heads.values.flatMap { $0.values.map(\.key) } + disposed.keys.filter { stored($0) == nil }).sorted()
  }

  /// The heads of all records, by kind and id.
  package var allStored: [StoredRecord] { heads.values.flatMap(\.values).sorted { $0.key < $1.key } }

  /// The head of the record, as stored.
  package func stored(_ key: RecordKey) -> StoredRecord? { heads[ExactText(key.kind)]?[ExactText(key.id)] }

  /// The number of the record's last version, its content there or disposed of; 0 where there is none.
  package func version(of key: RecordKey) -> Int { stored(key)?.version ?? disposed[key]?.version ?? 0 }

  /// How many records of the kind have heads whose content a disposal took, and the last event that took any.
  package func disposedHeads(of kind: String, where isAsked: (String) -> Bool = { _ in true }) -> (
    count: Int, event: Int?
  ) {
    let found = disposed.filter { $0.key.kind == kind && isAsked($0.key.id) }
    return (found.count, found.values.map(\.event).max())
  }

  /// The head of the record of that id.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` for a tag that no way leads from; `.disposed` where the content is
  /// gone and figures may stand on it; a `Fault` that names the record for a body that does not hold what its tag says.
  package func record<Kind: RecordKind>(_ kind: Kind.Type, id: String) throws -> Versioned<Kind>? {
    if Kind.retention != .whole, let head = disposed[RecordKey(kind: Kind.kind, id: id)] {
      throw StorageProblem.disposed(event: head.event)
    }
    return try stored(RecordKey(kind: Kind.kind, id: id)).map { try BoardState.decoded($0) }
  }

  /// All heads of the kind, by the event that wrote them and then by id.
  ///
  /// **Throws** as `record(_:id:)`.
  package func all<Kind: RecordKind>(_ kind: Kind.Type) throws -> [Versioned<Kind>] {
    try all(kind) { _ in true }
  }

  /// The heads of the kind whose ids are asked for, in the same order. Only they are decoded: of some kinds there are
  /// thousands after some years, and their ids say enough to leave most of them alone.
  ///
  /// **Throws** as `record(_:id:)`.
  package func all<Kind: RecordKind>(_ kind: Kind.Type, where isAsked: (String) -> Bool) throws -> [Versioned<Kind>] {
    // An answer made of what is left would be another answer.
    let taken = Kind.retention == .whole ? [:] : disposed.filter { $0.key.kind == Kind.kind && isAsked($0.key.id) }
    if let event = taken.values.map(\.event).max() { throw StorageProblem.disposed(event: event) }
    return try (heads[ExactText(Kind.kind)] ?? [:]).values.filter { isAsked($0.key.id) }
      .sorted { ($0.event, $0.key) < ($1.event, $1.key) }.map { try BoardState.decoded($0) }
  }

  /// The last event that wrote a record of any kind but these; 0 where there is none. Records taken from a later state
  /// are the same at every moment that is compared, and count as no change.
  package func lastChange(except kinds: Set<String>) -> Int {
    heads.filter { !kinds.contains($0.key.text) }
      .flatMap { $0.value.values.lazy.map(\.event).filter { $0 <= event } }.max() ?? 0
  }

  /// What the batches of the table leave to be seen.
  package func visibleFacts(_ table: FactTable) throws -> VisibleFacts {
    VisibleFacts(try all(Batch.self).filter { $0.value.table == table.name })
  }

  static func decoded<Kind: RecordKind>(_ stored: StoredRecord) throws -> Versioned<Kind> {
    guard !stored.isAltered else {
      throw Fault.damagedStore(
        "the body was altered", doing: "reading \(stored.key.kind) \(stored.key.id) version \(stored.version)")
    }
    do {
      return Versioned(
        id: stored.key.id, version: stored.version, event: stored.event,
        value: try Kind.decode(stored.body, tag: stored.tag))
    } catch let problem as StorageProblem {
      throw problem
    } catch {
      // The tag is known, so the body should have been readable: damage, or a mistake in an upcaster.
      throw Fault.damagedStore(
        "\(error)", doing: "reading \(stored.key.kind) \(stored.key.id) version \(stored.version)")
    }
  }
}
