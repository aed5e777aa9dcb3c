import Kernel

extension VerifierPiece {
  /// Checks a segment's rows against its address, and its sums against its rows; of one whose rows were disposed of,
  /// the sums against what was kept of them.
  func checkSegment(_ listed: SegmentRow, _ session: any StoreSession, _ result: inout PieceResult) throws {
    result.counts.segments += 1
    // A disposal may have taken the rows since the segments were listed.
    let row =
      try Digest(bytes: listed.digest).flatMap { try session.segment($0) }.flatMap {
        $0.number == listed.number ? $0 : nil
      } ?? listed
    let trace = PieceResult.Trace(segment: row)
    func find(_ what: String) { result.findings.append(.init(trace, "segment \(row.number) \(what)")) }
    guard let month = Month(yyyymm: row.month), let digest = Digest(bytes: row.digest) else {
      return find("har ingen giltig månad eller adress")
    }
    let table = try session.shape(row.shape)
    guard let (sums, sumsDigest) = try session.storedSums(ofNumber: row.number) else { return find("saknar summor") }
    result.counts.bytes += sums.count
    if Digest.of(sums).bytes != sumsDigest { find("har summor som är ändrade") }
    if let event = row.emptiedBy {
      if try session.rows(ofNumber: row.number, in: table, where: [:], limit: 1).count > 0 {
        find("har rader kvar, fast händelse \(event) gallrade dem")
      }
      guard let emptying = result.disposed.emptyings(ofSegment: digest).first(where: { $0.event == event }) else {
        return find("(\(digest.short)) saknar rader, och händelse \(event) gallrade dem inte")
      }
      if let kept = emptying.sums, kept.bytes != sumsDigest { find("har andra summor än händelse \(event) lämnade") }
      guard let kept = FactColumns(encoded: sums), VerifierPiece.areSums(kept, of: table, rows: row.rowCount) else {
        return find("har summor som inte kan vara av dess \(row.rowCount) rader")
      }
      result.emptiedSegment = (digest, event, row.rowCount, table.name, month)
      return
    }
    let rows = try session.rows(ofNumber: row.number, in: table, where: [:], limit: nil).canonical(for: table)
    result.counts.rows += rows.count
    if rows.count != row.rowCount { find("har \(rows.count) rader i stället för \(row.rowCount)") }
    var bytes = 0
    let computed = Digest.of { write in
      Segment.write(table: table, month: month, canonicalRows: rows) { part in
        bytes += part.count
        write(part)
      }
    }
    result.counts.bytes += bytes
    if computed == digest {
      result.soundSegment = digest
    } else {
      find("(\(digest.short)) har rader som är ändrade: de ger inte dess adress")
    }
    if try session.rowNumbers(ofNumber: row.number, in: table, where: [:]) != Array(0..<rows.count) {
      find("har rader som inte är numrerade från 0 utan luckor")
    }
    // Nobody vouches for the rows: their sums may not even fit.
    if rows.sumsIfTheyFit(for: table)?.encoded() != sums { find("har summor som dess rader inte ger") }
  }

  /// Whether the columns may be sums of so many rows of the table: by its codes, and of its amounts.
  private static func areSums(_ sums: FactColumns, of table: FactTable, rows: Int) -> Bool {
    guard sums.names == table.groupedBy + table.summed + [FactColumns.rowCount],
      case .integer(let counts)? = sums[FactColumns.rowCount]
    else { return false }
    var left = Int64(clamping: rows)
    for count in counts {
      guard count > 0, count <= left else { return false }
      left -= count
    }
    return left == 0
  }
}
