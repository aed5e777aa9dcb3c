import Kernel

extension StoreSession {
  /// The state as of the last event, made from `known` where that is an earlier state of the same chain.
  ///
  /// **Throws** `TooMuchToRead` where it must be brief and is not what a few events have made of `known`.
  package func current(from known: BoardState, mustBeBrief: Bool = false) throws -> BoardState {
    guard let last = try chainEnd(at: nil) else { return .empty }
    if last.number == known.event, last.hash == known.hash { return known }
    if mustBeBrief, known.event == 0 || last.number - known.event > 8 { throw TooMuchToRead() }
    guard known.event > 0, last.number > known.event, try chainEnd(at: known.event)?.hash == known.hash else {
      return try loaded(last, mustBeBrief: mustBeBrief)
    }
    var written: [StoredRecord] = []
    var isWhole = true
    try forEachVersion(after: known.event) { row in
      // A disposal took content of what is known already.
      if row.key.kind == Disposal.kind { isWhole = false }
      if let record = try row.record() { written.append(record) } else { isWhole = false }
    }
    guard isWhole else { return try loaded(last, mustBeBrief: mustBeBrief) }
    return known.advanced(to: last.number, hash: last.hash, recordedAt: last.recordedAt, writing: written)
  }

  /// The state as of the moment, made from what is known where that helps, and remembered there.
  ///
  /// **Throws** `StorageProblem.nothingAsOf` where there is no event that early, `TooMuchToRead` where it must be brief
  /// and the state of now is not what a few events have made of what is known.
  package func state(_ asOf: AsOf, from known: KnownState, mustBeBrief: Bool = false) throws -> BoardState {
    let number: Int
    switch asOf {
    case .now:
      let state = try current(from: known.state, mustBeBrief: mustBeBrief)
      known.remember(state)
      return state
    case .event(let asked): number = asked
    case .day(let day):
      guard let found = try eventNumber(at: Instant.end(of: day)) else {
        throw StorageProblem.nothingAsOf(day.description)
      }
      number = found
    }
    guard let end = try number > 0 ? chainEnd(at: number) : nil else {
      throw StorageProblem.nothingAsOf("händelse \(number)")
    }
    let last = try chainEnd(at: nil)?.number ?? 0
    if last == known.state.event, end.number == last, end.hash == known.state.hash { return known.state }
    if let state = known.state(after: end.number, hash: end.hash, chainEnd: last) { return state }
    let state = try made(of: known, end, chainEnd: last) ?? loaded(end)
    known.remember(earlier: state, chainEnd: last)
    return state
  }

  /// The state after an earlier event, made from what is known; nil where reading all is quicker.
  private func made(of known: KnownState, _ end: ChainEnd, chainEnd last: Int) throws -> BoardState? {
    // What was read before later events of others may hold what they took.
    let latest = known.state.event == last ? known.state : nil
    for later in [known.later(than: end.number, chainEnd: last), latest].compactMap({ $0 })
    where later.event > end.number {
      if try chainEnd(at: later.event)?.hash == later.hash, let state = try rewound(later, to: end) { return state }
    }
    return nil
  }

  /// The state after an earlier event of the same chain, made from a later one; nil where too much was written since
  /// for that to be quicker than reading all, or content was taken.
  private func rewound(_ later: BoardState, to end: ChainEnd) throws -> BoardState? {
    // A month of a busy board has some hundred events.
    guard !later.lacksContent, later.event - end.number <= 2_000 else { return nil }
    var changed: Set<RecordKey> = []
    var position = end.number
    // A bit at a time: whoever hands versions over cannot be stopped half-way without losing the transaction.
    while position < later.event {
      let next = min(later.event, position + 100)
      try forEachVersion(after: position, through: next) { changed.insert($0.key) }
      if changed.count > 500 { return nil }
      position = next
    }
    var heads: [RecordKey: StoredRecord?] = [:]
    for key in changed {
      let standing = try versions(of: key.kind, id: key.id).last { $0.event <= end.number }
      let head = try standing?.record()
      if standing != nil, head == nil { return nil }
      heads.updateValue(head, forKey: key)
    }
    return later.rewound(to: end, heads: heads)
  }

  /// The state after the event, read from its heads. Content that is not there must have been taken by a disposal of
  /// any later time.
  private func loaded(_ end: ChainEnd, mustBeBrief: Bool = false) throws -> BoardState {
    if mustBeBrief { throw TooMuchToRead() }
    var records: [StoredRecord] = []
    var gone: [VersionRow] = []
    for row in try heads(asOf: end.number) {
      if let record = try row.record() { records.append(record) } else { gone.append(row) }
    }
    var disposed: [RecordKey: BoardState.DisposedHead] = [:]
    if !gone.isEmpty {
      let events = try disposals().reduce(into: [[UInt8]: Int]()) { all, disposal in
        for content in disposal.value.contents { all[content.bytes] = disposal.event }
      }
      for row in gone {
        guard let event = events[row.digest] else {
          throw Fault.damagedStore("\(row.key.kind) \(row.key.id) version \(row.version) has no body")
        }
        disposed[row.key] = BoardState.DisposedHead(version: row.version, event: event)
      }
    }
    return BoardState(
      event: end.number, hash: end.hash, recordedAt: end.recordedAt, heads: records, disposed: disposed)
  }

  /// All disposals there are, oldest first.
  package func disposals() throws -> [Versioned<Disposal>] {
    try versions(of: Disposal.kind, id: nil).map { row in
      guard let record = try row.record() else {
        throw Fault.damagedStore("disposal \(row.key.id) version \(row.version) has no body")
      }
      return try BoardState.decoded(record)
    }.sorted { $0.event < $1.event }
  }

  /// Appends what the transaction wrote as the event after its state; answers the state that it makes and where the
  /// chain ends then.
  ///
  /// **Throws** `StorageProblem.clockBehind`.
  package func append(_ transaction: Transaction, useCase: String) throws -> (state: BoardState, end: ChainEnd) {
    let context = transaction.context
    let before = transaction.state
    let contents = transaction.writes.map {
      VersionRow.Content(salt: context.randomBytes(16), body: $0.body)
    }
    let header = EventHeader(
      number: before.event + 1, recordedAt: try before.recordingTime(clock: context.now), actor: context.actor.id,
      useCase: useCase, reason: context.reason,
      items: zip(transaction.writes, contents).map { write, content in
        EventHeader.Item(
          kind: write.key.kind, id: write.key.id, version: write.version, tag: write.tag,
          digest: Event.bodyDigest(salt: content.salt, body: content.body))
      }, blobs: transaction.blobs.map(\.digest))
    let event = try Event(header: header, after: before.hash)
    try insert(EventRow(event))
    for (item, content) in zip(header.items, contents) {
      try insert(
        VersionRow(
          key: RecordKey(kind: item.kind, id: item.id), version: item.version, event: header.number, tag: item.tag,
          digest: item.digest.bytes, content: content))
    }
    for case (let digest, let bytes?) in transaction.blobs { try insert(blob: bytes, digest: digest) }
    if !transaction.sealedKeys.isEmpty, let fingerprint = transaction.vault.fingerprint {
      try remember(fingerprint: fingerprint)
      for key in transaction.sealedKeys { try insert(key) }
    }
    let removals = transaction.removals
    try carryOut(removals, event: header.number)
    let written = transaction.writes.map {
      StoredRecord(key: $0.key, version: $0.version, tag: $0.tag, body: $0.body, event: header.number)
    }
    let after = before.advanced(
      to: header.number, hash: event.hash, recordedAt: header.recordedAt, writing: written
    ).without(removals.flatMap(\.versions), takenBy: header.number)
    return (after, try ChainEnd(number: header.number, hash: event.hash.bytes, recordedAt: header.recordedAt.seconds))
  }
}
