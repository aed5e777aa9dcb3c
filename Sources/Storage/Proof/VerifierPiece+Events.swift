import Kernel

extension VerifierPiece {
  /// How many events are read at a time.
  private static let page = 500

  /// Checks each event against its predecessor, and the versions that it wrote against its header.
  func checkEvents(
    _ after: Int, _ through: Int, _ session: any StoreSession, _ result: inout PieceResult
  ) throws {
    var position = after
    while true {
      let page = try session.events(after: position, limit: VerifierPiece.page)
        .prefix { $0.number <= through }
      let end = page.count == VerifierPiece.page ? page.last?.number ?? through : through
      var expected = ExpectedVersions()
      for row in page { check(row, &expected, &result) }
      try session.forEachVersion(after: position, through: end) { row in
        check(row, &expected, &result)
      }
      for (written, event) in expected.missing {
        result.findings.append(.init(.event(event), "\(written), skriven av händelse \(event), saknas"))
      }
      guard end < through else { return }
      position = end
    }
  }

  /// Checks the event's own bytes, and notes what it says was written and kept.
  private func check(_ row: EventRow, _ expected: inout ExpectedVersions, _ result: inout PieceResult) {
    let number = row.number
    func find(_ what: String) { result.findings.append(.init(.event(number), "händelse \(number) \(what)")) }
    result.counts.events += 1
    result.counts.bytes += row.predecessor.count + row.header.count
    let computed = Digest.of(row.predecessor, row.header)
    let link = PieceResult.Link(
      number: number, recordedAt: row.recordedAt, predecessor: Digest(bytes: row.predecessor),
      hash: Digest(bytes: row.hash), computed: computed)
    if let last = result.links.last { result.findings += Verifier.breaks(last, link) }
    result.links = [result.links.first ?? link, link]
    if link.hash != computed { find("har ett huvud som inte ger dess summa") }
    let header: EventHeader
    do {
      header = try EventHeader.decode(row.header)
    } catch {
      return find("har ett huvud som inte går att läsa")
    }
    if header.number != number { find("har ett huvud som säger att den är händelse \(header.number)") }
    if header.recordedAt.seconds != row.recordedAt { find("har en annan tid än i sitt huvud") }
    for item in header.items where !expected.insert(item, number) {
      find("skriver \(ExpectedVersions.Written(item)) en andra gång")
    }
    result.keptBlobs += header.blobs.map { ($0, number) }
  }

  /// Checks a version against the event that it says wrote it.
  private func check(_ row: VersionRow, _ expected: inout ExpectedVersions, _ result: inout PieceResult) {
    result.counts.versions += 1
    let written = ExpectedVersions.Written(row)
    func find(_ what: String) { result.findings.append(.init(.event(row.event), "\(written) \(what)")) }
    guard let item = expected.remove(written, row.event) else { return find("nämns inte av någon händelse") }
    if item.tag != row.tag { find("har ett annat format än händelse \(row.event) säger") }
    if item.digest.bytes != row.digest { find("har en annan summa än händelse \(row.event) säger") }
    let disposal = result.disposed.event(ofContent: item.digest).flatMap { $0 > row.event ? $0 : nil }
    guard let content = row.content else {
      // What says what was taken is itself never taken.
      guard let disposal, row.key.kind != Disposal.kind else { return find("saknar innehåll") }
      return result.countDisposedVersion(disposal)
    }
    if let disposal { find("finns kvar, fast händelse \(disposal) gallrade den") }
    result.counts.bytes += content.salt.count + content.body.count
    if Event.bodyDigest(salt: content.salt, body: content.body) != item.digest {
      find("har ett innehåll som är ändrat")
    }
    do {
      if row.key.kind == Batch.kind {
        let batch = try Batch.decode(content.body, tag: row.tag)
        result.batches.append(
          .init(name: written.description, event: row.event, tag: row.tag, batch: batch))
      } else if row.key.kind == Disposal.kind {
        _ = try Disposal.decode(content.body, tag: row.tag)
      }
    } catch {
      find("går inte att läsa: \(Verifier.reason(error))")
    }
  }
}

/// The versions that some events say they wrote and that have not been met yet.
private struct ExpectedVersions {
  /// A version of a record.
  struct Written: Hashable, CustomStringConvertible {
    let key: RecordKey
    let version: Int

    init(_ item: EventHeader.Item) {
      key = RecordKey(kind: item.kind, id: item.id)
      version = item.version
    }

    init(_ row: VersionRow) {
      key = row.key
      version = row.version
    }

    var description: String { "\(key.kind) \(key.id) version \(version)" }
  }

  private var items: [Int: [Written: EventHeader.Item]] = [:]

  /// Expects the version; false where it is expected already.
  mutating func insert(_ item: EventHeader.Item, _ event: Int) -> Bool {
    items[event, default: [:]].updateValue(item, forKey: Written(item)) == nil
  }

  /// What the event says of the version, which is expected no more; nil where it says nothing.
  mutating func remove(_ written: Written, _ event: Int) -> EventHeader.Item? {
    items[event]?.removeValue(forKey: written)
  }

  /// What has not been met, by event and then by record.
  var missing: [(written: Written, event: Int)] {
    items.flatMap { event, items in items.keys.map { ($0, event) } }.sorted {
      ($0.event, $0.written.key, $0.written.version) < ($1.event, $1.written.key, $1.written.version)
    }
  }
}
