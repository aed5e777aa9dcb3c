import Kernel

/// The facts and blobs of one session, checked as they are read.
struct SessionFacts: FactReader {
  private let session: any StoreSession
  private let known: KnownState

  /// What the session holds; sums that are known already are not read again.
  init(_ session: any StoreSession, known: KnownState) {
    self.session = session
    self.known = known
  }

  func packedSums(of segment: Digest, in table: FactTable) throws -> PackedFacts {
    try known.sums(of: segment) { PackedFacts(try storedSums(of: segment)) }
  }

  private func storedSums(of segment: Digest) throws -> FactColumns {
    let row = try row(of: segment)
    guard let stored = try session.storedSums(ofNumber: row.number) else {
      throw Fault.damagedStore("there is no segment \(segment)")
    }
    // Tables and reports are made of sums: a byte that was altered in them must not become another figure.
    guard Digest.of(stored.sums).bytes == stored.digest, let sums = FactColumns(encoded: stored.sums) else {
      throw Fault.damagedStore("the sums of segment \(segment) were altered")
    }
    return sums
  }

  func rows(
    of segment: Digest, in table: FactTable, where codes: [String: [String]], limit: Int?
  ) throws -> FactColumns {
    let (number, shape) = try stored(segment, in: table)
    guard let filters = try filters(codes, number, shape) else { return FactColumns.none(of: shape) }
    return try session.rows(ofNumber: number, in: shape, where: filters, limit: limit)
  }

  func rowNumbers(of segment: Digest, in table: FactTable, where codes: [String: [String]]) throws -> [Int] {
    let (number, shape) = try stored(segment, in: table)
    guard let filters = try filters(codes, number, shape) else { return [] }
    return try session.rowNumbers(ofNumber: number, in: shape, where: filters)
  }

  func blob(_ digest: Digest) throws -> [UInt8] {
    guard let bytes = try storedBlob(digest) else { throw Fault.damagedStore("there is no blob \(digest)") }
    guard Digest.of(bytes) == digest else { throw Fault.damagedStore("blob \(digest) holds other bytes") }
    return bytes
  }

  func storedBlob(_ digest: Digest) throws -> [UInt8]? { try session.storedBlob(digest) }

  func sealedKey(of digest: Digest) throws -> SealedKey? { try session.sealedKey(of: digest) }

  func sealedKey(mark: [UInt8]) throws -> SealedKey? { try session.sealedKey(mark: mark) }

  func derived<Value: Sendable>(
    _ name: String, generation: Int, bytes: (Value) -> Int, make: () throws -> Value
  ) throws -> Value {
    try known.derived(name, generation: generation, bytes: bytes, make: make)
  }

  private func row(of segment: Digest) throws -> SegmentRow {
    guard let row = try session.segment(segment) else { throw Fault.damagedStore("there is no segment \(segment)") }
    return row
  }

  /// The segment's number, and the table in the shape that it was written in.
  private func stored(_ segment: Digest, in table: FactTable) throws -> (number: Int, table: FactTable) {
    let row = try row(of: segment)
    let shape = try session.shape(row.shape)
    guard shape.name == table.name else {
      throw Fault.damagedStore("segment \(segment) holds \(shape.name), not \(table.name)")
    }
    if let event = row.emptiedBy { throw StorageProblem.disposed(event: event) }
    return (row.number, shape)
  }

  /// The codes wanted of the columns that the shape has; nil where no row can have them all, for a segment that is
  /// older than a column has the empty code in it.
  private func filters(_ codes: [String: [String]], _ number: Int, _ shape: FactTable) throws -> [String: [String]]? {
    for (name, wanted) in codes.sorted(by: { $0.key < $1.key }) {
      guard let column = shape.columns.first(where: { $0.name == name }) else {
        if wanted.contains("") { continue }
        return nil
      }
      guard column.kind != .integer else {
        throw Fault.damagedStore("\(name) of segment \(number) holds integers, and rows are found by codes")
      }
    }
    return codes.filter { name, _ in shape.columns.contains { $0.name == name } }
  }
}
