import GRDB
import Kernel
import Storage

/// Recomputes what one tenant's part of the file says of itself, within one snapshot.
struct SQLiteVerifier {
  /// One version of a record.
  private struct Written: Hashable {
    let key: RecordKey
    let version: Int
  }

  /// What the events say was written and kept, each with its event.
  private struct Named {
    var items: [Written: (item: EventHeader.Item, event: Int)] = [:]
    var blobs: [(blob: Digest, event: Int)] = []
  }

  let database: Database
  let tenant: Int
  var vault = Vault.closed

  /// What came of it.
  func verification() throws -> Verification {
    var result = Verification()
    let named = try checkEvents(&result)
    let batches = try checkVersions(named.items, &result)
    let blobs = try checkBlobs(named.blobs, &result)
    let sealed = try checkSealed(&result)
    let segments = try checkSegments(&result)
    // A blob that an event names has been looked for; batches of older headers say themselves what they need.
    try checkBatches(
      batches, blobs: blobs.union(named.blobs.map(\.blob)), sealed: sealed, segments: segments, &result)
    try checkFile(&result)
    return result
  }

  /// Lets SQLite look for damaged pages and for indexes that do not agree with their tables: a damaged index could
  /// hide an event from one question and show it to another.
  private func checkFile(_ result: inout Verification) throws {
    let lines = try Prepared(database, "PRAGMA integrity_check").map { $0.text(0) }
    if lines != ["ok"] { result.findings += lines.map { "the file: " + $0 } }
  }

  /// Checks the chain, and answers what the events say was written and kept.
  private func checkEvents(_ result: inout Verification) throws -> Named {
    var named = Named()
    var predecessor = Event.origin
    var recordedAt = Int64.min
    try Prepared(
      database,
      """
      SELECT number, recorded_at, header, predecessor, hash FROM event
      WHERE tenant = ?
      ORDER BY number
      """, .integer(tenant)
    ).forEach { row in
      result.events += 1
      let number = row.integer(0)
      func find(_ what: String) { result.findings.append("event \(number) \(what)") }
      if number != result.events { find("stands where event \(result.events) is expected") }
      let bytes = row.bytes(2)
      if row.digest(3) != predecessor { find("does not follow its predecessor's hash") }
      let hash = Digest.of(row.bytes(3), bytes)
      if row.digest(4) != hash { find("has a header that does not give its hash") }
      predecessor = row.digest(4) ?? hash
      guard let header = try? EventHeader.decode(bytes) else {  // Why it cannot be read does not matter here.
        return find("has a header that cannot be read")
      }
      if header.number != number { find("has a header that says it is event \(header.number)") }
      if header.recordedAt.seconds != Int64(row.integer(1)) { find("has another recorded time than its header") }
      if Int64(row.integer(1)) < recordedAt { find("was recorded before its predecessor") }
      recordedAt = Int64(row.integer(1))
      for item in header.items {
        let written = Written(key: RecordKey(kind: item.kind, id: item.id), version: item.version)
        if named.items.updateValue((item, number), forKey: written) != nil {
          find("writes \(text(written)) a second time")
        }
      }
      named.blobs += header.blobs.map { ($0, number) }
    }
    return named
  }

  /// Checks every record version against its event, and answers the batches that can be read.
  private func checkVersions(
    _ items: [Written: (item: EventHeader.Item, event: Int)], _ result: inout Verification
  ) throws -> [(name: String, tag: String, batch: Batch)] {
    var batches: [(name: String, tag: String, batch: Batch)] = []
    var unseen = items
    try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.event, v.tag, v.digest, b.salt, b.body, b.tenant IS NOT NULL
      FROM record_version AS v
      LEFT JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = ?
      ORDER BY v.kind, v.id, v.version
      """, .integer(tenant)
    ).forEach { row in
      result.versions += 1
      let written = Written(key: RecordKey(kind: row.text(0), id: row.text(1)), version: row.integer(2))
      func find(_ what: String) { result.findings.append(text(written) + " " + what) }
      guard let (item, event) = unseen.removeValue(forKey: written) else { return find("is named by no event") }
      if event != row.integer(3) { find("says event \(row.integer(3)), but event \(event) wrote it") }
      if item.tag != row.text(4) { find("has another tag than event \(event) says") }
      if item.digest != row.digest(5) { find("has another digest than event \(event) says") }
      guard row.integer(8) == 1 else { return find("has no body") }
      let body = row.bytes(7)
      if Event.bodyDigest(salt: row.bytes(6), body: body) != item.digest { find("has a body that was altered") }
      guard written.key.kind == Batch.kind else { return }
      do {
        batches.append((text(written), row.text(4), try Batch.decode(body, tag: row.text(4))))
      } catch {
        find("cannot be read: \(error)")
      }
    }
    for (written, (_, event)) in unseen.sorted(by: { ($0.value.event, $0.key.key) < ($1.value.event, $1.key.key) }) {
      result.findings.append("\(text(written)), written by event \(event), is missing")
    }
    let strays = try Prepared(
      database,
      """
      SELECT b.kind, b.id, b.version FROM record_body AS b
      LEFT JOIN record_version AS v USING (tenant, kind, id, version)
      WHERE b.tenant = ? AND v.tenant IS NULL
      ORDER BY b.kind, b.id, b.version
      """, .integer(tenant)
    ).map { Written(key: RecordKey(kind: $0.text(0), id: $0.text(1)), version: $0.integer(2)) }
    result.findings += strays.map { "the body of \(text($0)) belongs to no version" }
    return batches
  }

  /// Checks every blob against its address, and that every blob is there that a command kept, whatever kind of record
  /// points to it. Answers those that are sound.
  private func checkBlobs(
    _ named: [(blob: Digest, event: Int)], _ result: inout Verification
  ) throws -> Set<Digest> {
    var found: Set<Digest> = []
    try Prepared(
      database, "SELECT digest, bytes FROM blob WHERE tenant = ? ORDER BY digest", .integer(tenant)
    ).forEach { row in
      result.blobs += 1
      let digest = Digest.of(row.bytes(1))
      if row.digest(0) != digest { result.findings.append("the blob stored as \(hex(row.bytes(0))) was altered") }
      found.insert(digest)
    }
    for (blob, event) in named where !found.contains(blob) {
      result.findings.append("event \(event) keeps blob \(blob.short), which is not there as it was kept")
    }
    return found
  }

  /// Checks every segment against its rows, and answers those that agree with their address.
  private func checkSegments(_ result: inout Verification) throws -> Set<Digest> {
    var found: Set<Digest> = []
    let listed = try Prepared(
      database,
      "SELECT number, digest, shape, month, row_count FROM segment WHERE tenant = ? ORDER BY number",
      .integer(tenant)
    ).map { row in
      (
        number: row.integer(0), digest: row.digest(1), shape: row.integer(2), month: Month(yyyymm: row.integer(3)),
        rows: row.integer(4)
      )
    }
    for stored in listed {
      result.segments += 1
      func find(_ what: String) { result.findings.append("segment \(stored.number) \(what)") }
      guard let month = stored.month, let digest = stored.digest else {
        find("has no valid month or address")
        continue
      }
      do {
        let table = try FactShape(stored.shape, database, tenant: tenant).table
        let session = SQLiteSession(database: database, tenant: tenant)
        let rows = try session.rows(ofNumber: stored.number, in: table, where: [:], limit: nil).canonical(for: table)
        result.rows += rows.count
        if rows.count != stored.rows { find("has \(rows.count) rows instead of \(stored.rows)") }
        if Segment.digest(table: table, month: month, canonicalRows: rows) != digest {
          find("(\(digest.short)) has rows that do not give its address")
        } else {
          found.insert(digest)
        }
        try checkNumbering(of: stored.number, in: table, find)
        // Nobody vouches for the rows: their sums may not even fit.
        let sums = rows.sumsIfTheyFit(for: table)
        if try storedSums(stored.number) != sums?.encoded() { find("has sums that its rows do not give") }
      } catch let fault as Fault {
        find("cannot be read: \(fault.underlying)")
      } catch let error as DatabaseError {
        // A shape that names a table or column that is not there, or a damaged page.
        find("cannot be read: \(error.message ?? error.description)")
      }
    }
    try checkStrayRows(&result)
    return found
  }

  private func storedSums(_ number: Int) throws -> [UInt8]? {
    try Prepared(
      database, "SELECT sums FROM segment WHERE tenant = ? AND number = ?", .integer(tenant), .integer(number)
    ).first { $0.bytes(0) }
  }

  private func checkNumbering(of number: Int, in table: FactTable, _ find: (String) -> Void) throws {
    let numbered = try Prepared(
      database,
      """
      SELECT count(*), coalesce(min(row), 0), coalesce(max(row), -1) FROM \(FactShape.rowsTable(table))
      WHERE tenant = ? AND segment = ?
      """, .integer(tenant), .integer(number)
    ).first { $0.integer(1) == 0 && $0.integer(2) == $0.integer(0) - 1 }
    if numbered != true { find("has rows that are not numbered from 0 without gaps") }
  }

  private func checkStrayRows(_ result: inout Verification) throws {
    for table in try FactShape.allRowsTables(database) {
      // The name stands in SQL as it is, and the file may hold any.
      guard FactTable.isName(String(table.dropFirst("fact_".count))) else {
        result.findings.append("there is a table of facts whose name the program never writes")
        continue
      }
      do {
        let strays = try Prepared(
          database,
          """
          SELECT DISTINCT f.segment FROM \(table) AS f
          WHERE f.tenant = ?1 AND f.segment NOT IN (SELECT number FROM segment WHERE tenant = ?1)
          ORDER BY f.segment
          """, .integer(tenant)
        ).map { $0.integer(0) }
        result.findings += strays.map { "\(table) has rows of segment \($0), which there is not" }
      } catch let error as DatabaseError {
        result.findings.append("\(table) cannot be read: \(error.message ?? error.description)")
      }
    }
  }

  /// Checks that everything the batches name is there.
  private func checkBatches(
    _ batches: [(name: String, tag: String, batch: Batch)], blobs: Set<Digest>, sealed: Set<Digest>,
    segments: Set<Digest>, _ result: inout Verification
  ) throws {
    var named: Set<Digest> = []
    for (name, tag, batch) in batches {
      if try !blobs.contains(batch.file) && !isSealedFile(batch.file, tag: tag) {
        result.findings.append("\(name) names file \(batch.file.short), which is not there")
      }
      for case let digest? in batch.parts.map(\.segment) {
        named.insert(digest)
        if !segments.contains(digest) {
          result.findings.append("\(name) names segment \(digest.short), which is not there as it was written")
        }
      }
      for case let digest? in batch.parts.map(\.texts) where !sealed.contains(digest) {
        result.findings.append("\(name) names texts \(digest.short), which are not there as they were sealed")
      }
    }
    result.unreferencedSegments = segments.subtracting(named).count
  }

  private func text(_ written: Written) -> String { "\(written.key.kind) \(written.key.id) version \(written.version)" }

  func hex(_ bytes: [UInt8]) -> String { Digest(bytes: bytes)?.short ?? "an address of \(bytes.count) bytes" }
}
