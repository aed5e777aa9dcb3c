package import Kernel

/// One transaction or snapshot of a database, for one tenant: the closed list that each database fills with SQL, and
/// that everything else of a store is made of.
///
/// A session is used on one thread and lives as long as the call that it was handed to. What it reads is raw: nothing
/// is believed before `StoreSession+History`, `SessionFacts` or the verifier has checked it. Removing what is not there
/// does nothing, and neither does inserting a blob, a sealed key or a segment that is there.
package protocol StoreSession {
  /// The tenant's name.
  func tenantName() throws -> String

  // MARK: Events

  /// Where the chain ends, or the event of that number; nil where there is none.
  func chainEnd(at number: Int?) throws -> ChainEnd?
  /// The number of the last event at or before the moment; nil where there is none.
  func eventNumber(at moment: Instant) throws -> Int?
  /// At most `limit` events after the number, in order.
  func events(after number: Int, limit: Int) throws -> [EventRow]
  /// Keeps an event.
  func insert(_ event: EventRow) throws

  // MARK: Record versions

  /// The version of each record that stood after the event, with its content where that is there.
  func heads(asOf number: Int) throws -> [VersionRow]
  /// Hands over the versions whose events come after the first number, up to and with the second, in the order of the
  /// events and then by kind and id.
  func forEachVersion(after number: Int, through last: Int, _ body: (VersionRow) throws -> Void) throws
  /// The versions of the record, oldest first; without an id those of all records of the kind, by id.
  func versions(of kind: String, id: String?) throws -> [VersionRow]
  /// Keeps a version, and its content where it has any.
  func insert(_ version: VersionRow) throws
  /// Removes salt and body of a version, and leaves the version.
  func removeContent(of key: RecordKey, version: Int) throws

  // MARK: Blobs and what opens the sealed ones

  /// What should be the digest of each blob, in order.
  func blobDigests() throws -> [[UInt8]]
  /// The bytes stored under that digest, whether they give it or not; nil where there are none.
  func storedBlob(_ digest: Digest) throws -> [UInt8]?
  /// How many bytes are stored under that digest, without reading them; nil where there are none.
  func blobSize(_ digest: Digest) throws -> Int?
  /// Hands over what should be the digest of each blob, in order, with its bytes: of the blobs whose digests are not
  /// less than `first` and less than `end`, byte by byte; nil for all from `first` on.
  func forEachBlob(
    from first: [UInt8], below end: [UInt8]?,
    _ body: (_ digest: [UInt8], _ bytes: UnsafeRawBufferPointer) throws -> Void
  ) throws
  /// Keeps a blob.
  func insert(blob bytes: [UInt8], digest: Digest) throws
  /// Removes a blob.
  func removeBlob(_ digest: Digest) throws
  /// What is kept beside the sealed item at that address; nil where there is nothing.
  func sealedKey(of digest: Digest) throws -> SealedKey?
  /// What is kept beside the sealed item with that mark; nil where there is none.
  func sealedKey(mark: [UInt8]) throws -> SealedKey?
  /// What opens each sealed item, by address; nil for a row whose address is none.
  func sealedKeys() throws -> [SealedKey?]
  /// Keeps what opens a sealed item.
  func insert(_ key: SealedKey) throws
  /// Removes what opens a sealed item.
  func removeSealedKey(of digest: Digest) throws
  /// What the store's key is remembered by; nil where the tenant never had one.
  func fingerprint() throws -> [UInt8]?
  /// Remembers the key, unless one is remembered.
  func remember(fingerprint: [UInt8]) throws

  // MARK: Segments

  /// All segments, in the order that they came.
  func segments() throws -> [SegmentRow]
  /// The segment at that address; nil where there is none.
  func segment(_ digest: Digest) throws -> SegmentRow?
  /// A fact table as it was when segments of that shape were written.
  ///
  /// **Throws** a `Fault` where there is no such shape, or it describes no table.
  func shape(_ number: Int) throws -> FactTable
  /// The stored sums of the segment of that number, and what should be their digest; nil where there is no such
  /// segment.
  func storedSums(ofNumber number: Int) throws -> (sums: [UInt8], digest: [UInt8])?
  /// The rows of the segment of that number whose codes are among those given for every column named, at most `limit`
  /// of them, in order.
  func rows(ofNumber number: Int, in table: FactTable, where codes: [String: [String]], limit: Int?) throws
    -> FactColumns
  /// The numbers of those rows.
  func rowNumbers(ofNumber number: Int, in table: FactTable, where codes: [String: [String]]) throws -> [Int]
  /// Keeps a segment that no event need name; false where it is kept already.
  func insert(_ segment: KeptSegment) throws -> Bool
  /// Removes the rows of the segment of that number and notes the event that took them; the sums stay.
  func removeRows(ofNumber number: Int, in table: FactTable, event: Int) throws

  // MARK: Working data

  /// The working data of that kind and id that has not expired at the moment; nil where there is none.
  func working(_ kind: String, _ id: String, at moment: Instant) throws -> [UInt8]?
  /// The ids of the kind's working data that has not expired at the moment, in order.
  func workingIDs(_ kind: String, at moment: Instant) throws -> [String]
  /// The kind's working data that has not expired at the moment, the last in order first: at most so many, of those
  /// before the id where one is given.
  func workingItems(_ kind: String, before id: String?, limit: Int, at moment: Instant) throws -> [WorkingItem]
  /// Keeps working data until it expires, in the place of what was kept under that id.
  func setWorking(_ kind: String, _ id: String, _ bytes: [UInt8], expires: Instant) throws
  /// Removes working data.
  func removeWorking(_ kind: String, _ id: String) throws
  /// Removes the kind's working data whose ids come before the id, and answers how much it was.
  func removeWorking(_ kind: String, before id: String) throws -> Int
  /// Removes all working data that has expired at the moment, and answers how much it was.
  func sweepWorking(at moment: Instant) throws -> Int

  // MARK: Proof

  /// What the database itself finds wrong, one English line each: damaged pages, contents of versions that there are
  /// not, rows of segments that there are not.
  func ownFindings() throws -> [String]
}

extension StoreSession {
  /// Hands over the versions that later events wrote, in the order of the events and then by kind and id.
  package func forEachVersion(after number: Int, _ body: (VersionRow) throws -> Void) throws {
    try forEachVersion(after: number, through: .max, body)
  }

  /// Hands over what should be the digest of each blob, in order, with its bytes.
  package func forEachBlob(_ body: (_ digest: [UInt8], _ bytes: UnsafeRawBufferPointer) throws -> Void) throws {
    try forEachBlob(from: [], below: nil, body)
  }
}
