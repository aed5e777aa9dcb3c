import Kernel

extension KeptSegment {
  /// The segment at the address as another store is to keep it, checked: rows and sums give their digests, or a
  /// disposal took the rows and the sums are as they were. Nil where there is no such segment.
  ///
  /// **Throws** `MovingProblem.damagedSource`.
  static func copied(_ digest: Digest, from session: any StoreSession) throws -> KeptSegment? {
    guard let row = try session.segment(digest) else { return nil }
    func damaged(_ what: String) -> MovingProblem { .damagedSource(what: "segment \(digest.short) \(what)") }
    let table = try session.shape(row.shape)
    guard let month = Month(yyyymm: row.month), let stored = try session.storedSums(ofNumber: row.number),
      Digest.of(stored.sums).bytes == stored.digest
    else { throw damaged("har summor eller en månad som är ändrade") }
    if let event = row.emptiedBy {
      guard try session.disposals().contains(where: { $0.event == event && $0.value.segments.contains(digest) }) else {
        throw damaged("saknar rader")
      }
      return KeptSegment(
        table: table, month: month, digest: digest, rowCount: row.rowCount, sums: stored.sums, emptiedBy: event)
    }
    let rows = try session.rows(ofNumber: row.number, in: table, where: [:], limit: nil).canonical(for: table)
    guard rows.count == row.rowCount, Segment.digest(table: table, month: month, canonicalRows: rows) == digest,
      rows.sumsIfTheyFit(for: table)?.encoded() == stored.sums
    else { throw damaged("har rader eller summor som är ändrade") }
    return KeptSegment(table: table, month: month, digest: digest, sums: stored.sums, rows: rows)
  }
}
