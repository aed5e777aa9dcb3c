import Kernel

/// A version of a record as it lies in a store, before anybody has checked it.
package struct VersionRow: Hashable, Sendable {
  /// Which record.
  package let key: RecordKey
  /// Which version.
  package let version: Int
  /// The event that wrote it.
  package let event: Int
  /// The schema of the body.
  package let tag: String
  /// What should be the salted digest of the body.
  package let digest: [UInt8]
  /// Salt and body; nil where they are not there, for a disposal may take them.
  package let content: Content?

  /// What a disposal may take.
  package struct Content: Hashable, Sendable {
    /// The bytes that were hashed before the body.
    package let salt: [UInt8]
    /// The body.
    package let body: [UInt8]

    /// A body and its salt.
    package init(salt: [UInt8], body: [UInt8]) {
      self.salt = salt
      self.body = body
    }
  }

  /// A row that was read, or that is to be kept.
  package init(key: RecordKey, version: Int, event: Int, tag: String, digest: [UInt8], content: Content?) {
    self.key = key
    self.version = version
    self.event = event
    self.tag = tag
    self.digest = digest
    self.content = content
  }

  /// The record that the row holds, which says whether its body gives its digest; nil where its content is gone.
  ///
  /// **Throws** a `Fault` where the row holds a number that the program never writes.
  package func record() throws -> StoredRecord? {
    guard ChainEnd.numbers.contains(version) else {
      throw Fault.damagedStore("\(key.kind) \(key.id) has version \(version)")
    }
    guard let content else { return nil }
    return StoredRecord(
      key: key, version: version, tag: tag, body: content.body, event: event,
      isAltered: Event.bodyDigest(salt: content.salt, body: content.body).bytes != digest)
  }
}
