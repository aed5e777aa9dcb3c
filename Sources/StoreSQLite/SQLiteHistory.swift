import GRDB
import Kernel
import Storage

/// The events and record versions of one tenant, read and written on one connection.
struct SQLiteHistory {
  let database: Database
  let tenant: Int

  // What is counted on from, so that a damaged number is found before the program counts past its end.
  private static let numbers = 1...(1 << 53)
  // The years 1970–9999, which have four digits in a header.
  private static let times: ClosedRange<Int64> = 0...253_402_300_799

  /// Where the chain ends: the last event's number, hash and time; nil before the first.
  func last() throws -> (number: Int, hash: Digest, recordedAt: Instant)? {
    try Prepared(
      database,
      """
      SELECT number, hash, recorded_at FROM event
      WHERE tenant = ?
      ORDER BY number DESC LIMIT 1
      """, .integer(tenant)
    ).first(end)
  }

  /// The state as of the last event, made from `known` where that is an earlier state of the same chain.
  func current(from known: BoardState) throws -> BoardState {
    guard let last = try last() else { return .empty }
    if last.number == known.event, last.hash == known.hash { return known }
    guard known.event > 0, last.number > known.event, try predecessor(of: known.event + 1) == known.hash else {
      return try state(asOf: last.number)
    }
    return known.advanced(
      to: last.number, hash: last.hash, recordedAt: last.recordedAt, writing: try versions(after: known.event))
  }

  /// The state as of that event, which is `known` where that is the same event of the same chain.
  ///
  /// **Throws** `StorageProblem.nothingAsOf` where there is no such event.
  func state(asOf number: Int, from known: BoardState = .empty) throws -> BoardState {
    let end = try Prepared(
      database, "SELECT number, hash, recorded_at FROM event WHERE tenant = ? AND number = ?", .integer(tenant),
      .integer(number)
    ).first(end)
    guard let end else { throw StorageProblem.nothingAsOf("händelse \(number)") }
    if end.number == known.event, end.hash == known.hash { return known }
    let heads = try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.tag, b.body, v.event
      FROM (
        SELECT kind, id, max(version) AS version FROM record_version
        WHERE tenant = ?1 AND event <= ?2
        GROUP BY kind, id
      ) AS head
      JOIN record_version AS v
        ON v.tenant = ?1 AND v.kind = head.kind AND v.id = head.id AND v.version = head.version
      JOIN record_body AS b
        ON b.tenant = ?1 AND b.kind = v.kind AND b.id = v.id AND b.version = v.version
      """, .integer(tenant), .integer(number)
    ).map(record)
    return BoardState(event: end.number, hash: end.hash, recordedAt: end.recordedAt, heads: heads)
  }

  /// The number of the last event at or before the moment; nil where there is none.
  func number(at moment: Instant) throws -> Int? {
    try Prepared(
      database,
      """
      SELECT number FROM event
      WHERE tenant = ? AND recorded_at <= ?
      ORDER BY recorded_at DESC, number DESC LIMIT 1
      """, .integer(tenant), .long(moment.seconds)
    ).first { $0.integer(0) }
  }

  /// At most `limit` events after the number, in order.
  func events(after number: Int, limit: Int) throws -> [Event] {
    try Prepared(
      database,
      """
      SELECT number, header, predecessor, hash FROM event
      WHERE tenant = ? AND number > ?
      ORDER BY number LIMIT ?
      """, .integer(tenant), .integer(number), .integer(limit)
    ).map { row in
      let bytes = row.bytes(1)
      guard let predecessor = row.digest(2), let hash = row.digest(3) else {
        throw SQLiteFailure.damaged("event \(row.integer(0)) has no valid hash")
      }
      do {
        return Event(
          header: try EventHeader.decode(bytes), headerBytes: bytes, predecessor: predecessor, hash: hash)
      } catch {
        throw SQLiteFailure.damaged("event \(row.integer(0)) has a header that cannot be read: \(error)")
      }
    }
  }

  /// The versions of the record, oldest first.
  func versions(of key: RecordKey) throws -> [StoredRecord] {
    try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.tag, b.body, v.event
      FROM record_version AS v
      JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = ? AND v.kind = ? AND v.id = ?
      ORDER BY v.version
      """, .integer(tenant), .text(key.kind), .text(key.id)
    ).map(record)
  }

  /// Appends what the transaction wrote as the event after its state, and answers the state that it makes.
  ///
  /// **Throws** `StorageProblem.clockBehind`.
  func append(_ transaction: Transaction, useCase: String) throws -> BoardState {
    let context = transaction.context
    let before = transaction.state
    let salts = transaction.writes.map { _ in context.randomBytes(16) }
    let header = EventHeader(
      number: before.event + 1, recordedAt: try before.recordingTime(clock: context.now), actor: context.actor.id,
      useCase: useCase, reason: context.reason,
      items: zip(transaction.writes, salts).map { write, salt in
        EventHeader.Item(
          kind: write.key.kind, id: write.key.id, version: write.version, tag: write.tag,
          digest: Event.bodyDigest(salt: salt, body: write.body))
      }, blobs: transaction.blobs.map(\.digest))
    let event = try Event(header: header, after: before.hash)
    try Prepared(
      database,
      """
      INSERT INTO event (tenant, number, recorded_at, header, predecessor, hash)
      VALUES (?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .integer(header.number), .long(header.recordedAt.seconds), .bytes(event.headerBytes),
      .bytes(event.predecessor.bytes), .bytes(event.hash.bytes)
    ).run()
    for (index, write) in transaction.writes.enumerated() {
      try insert(write, event: header.number, digest: header.items[index].digest, salt: salts[index])
    }
    for case (let digest, let bytes?) in transaction.blobs { try insert(blob: bytes, digest: digest) }
    let keys = SQLiteKeys(database: database, tenant: tenant)
    if !transaction.sealedKeys.isEmpty, let fingerprint = transaction.vault.fingerprint {
      try keys.remember(fingerprint)
      for key in transaction.sealedKeys { try keys.insert(key) }
    }
    let written = transaction.writes.map {
      StoredRecord(key: $0.key, version: $0.version, tag: $0.tag, body: $0.body, event: header.number)
    }
    return before.advanced(to: header.number, hash: event.hash, recordedAt: header.recordedAt, writing: written)
  }

  private func insert(_ write: Transaction.Write, event: Int, digest: Digest, salt: [UInt8]) throws {
    try Prepared(
      database,
      """
      INSERT INTO record_version (tenant, kind, id, version, event, tag, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .text(write.key.kind), .text(write.key.id), .integer(write.version), .integer(event),
      .text(write.tag), .bytes(digest.bytes)
    ).run()
    try Prepared(
      database,
      """
      INSERT INTO record_body (tenant, kind, id, version, salt, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """, .integer(tenant), .text(write.key.kind), .text(write.key.id), .integer(write.version), .bytes(salt),
      .bytes(write.body)
    ).run()
  }

  private func insert(blob bytes: [UInt8], digest: Digest) throws {
    try Prepared(
      database,
      """
      INSERT INTO blob (tenant, digest, bytes)
      VALUES (?, ?, ?)
      ON CONFLICT (tenant, digest) DO NOTHING
      """, .integer(tenant), .bytes(digest.bytes), .bytes(bytes)
    ).run()
  }

  /// The versions that later events wrote, in the order of the events.
  private func versions(after number: Int) throws -> [StoredRecord] {
    try Prepared(
      database,
      """
      SELECT v.kind, v.id, v.version, v.tag, b.body, v.event
      FROM record_version AS v
      JOIN record_body AS b USING (tenant, kind, id, version)
      WHERE v.tenant = ? AND v.event > ?
      ORDER BY v.event, v.kind, v.id
      """, .integer(tenant), .integer(number)
    ).map(record)
  }

  private func predecessor(of number: Int) throws -> Digest? {
    try Prepared(
      database, "SELECT predecessor FROM event WHERE tenant = ? AND number = ?", .integer(tenant), .integer(number)
    ).first { $0.digest(0) } ?? nil
  }

  private func end(_ row: Prepared) throws -> (number: Int, hash: Digest, recordedAt: Instant) {
    guard let hash = row.digest(1) else { throw SQLiteFailure.damaged("event \(row.integer(0)) has no valid hash") }
    let recordedAt = Instant(seconds: Int64(row.integer(2)))
    guard SQLiteHistory.numbers.contains(row.integer(0)), SQLiteHistory.times.contains(recordedAt.seconds) else {
      throw SQLiteFailure.damaged("event \(row.integer(0)) has a number or time that the program never writes")
    }
    return (row.integer(0), hash, recordedAt)
  }

  private func record(_ row: Prepared) throws -> StoredRecord {
    guard SQLiteHistory.numbers.contains(row.integer(2)) else {
      throw SQLiteFailure.damaged("\(row.text(0)) \(row.text(1)) has version \(row.integer(2))")
    }
    return StoredRecord(
      key: RecordKey(kind: row.text(0), id: row.text(1)), version: row.integer(2), tag: row.text(3),
      body: row.bytes(4), event: row.integer(5))
  }
}
