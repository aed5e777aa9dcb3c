/// What a disposal takes away: contents of versions, blobs with what opens them, and rows of segments.
package struct Removal: Hashable, Sendable {
  /// A version whose salt and body go.
  package struct Version: Hashable, Sendable {
    /// Which record.
    package let key: RecordKey
    /// Which version.
    package let version: Int
    /// The salted digest of its body.
    package let digest: Digest

    /// A version of a record.
    package init(key: RecordKey, version: Int, digest: Digest) {
      self.key = key
      self.version = version
      self.digest = digest
    }
  }

  /// The versions whose salt and body go.
  package var versions: [Version] = []
  /// The addresses of the blobs that go.
  package var blobs: [Digest] = []
  /// The addresses of the segments whose rows go.
  package var segments: [Digest] = []
  /// How many rows that is.
  package var rows = 0
  /// How many bytes of bodies and blobs that is.
  package var bytes = 0

  /// Nothing yet.
  package init() {}

  /// Whether nothing goes.
  package var isEmpty: Bool { versions.isEmpty && blobs.isEmpty && segments.isEmpty }

  /// Adds a version's content; one whose content is gone adds nothing.
  package mutating func add(_ row: VersionRow) {
    guard let content = row.content, let digest = Digest(bytes: row.digest) else { return }
    versions.append(Version(key: row.key, version: row.version, digest: digest))
    bytes += content.body.count
  }

  /// Adds what another removal takes.
  package mutating func formUnion(_ other: Removal) {
    versions += other.versions
    blobs += other.blobs
    segments += other.segments
    rows += other.rows
    bytes += other.bytes
  }
}
