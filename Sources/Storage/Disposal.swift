/// What was taken away for good, why and on which legal ground: a record that is never disposed of itself.
///
/// It names contents by their addresses alone, which say nothing of a content without salt and bytes.
package struct Disposal: RecordKind, Hashable {
  /// The kind's name in the store.
  package static let kind = "disposal"
  /// The tag of the schema that is written today.
  package static let tag = "disposal/1"

  /// The salted digests of the bodies of record versions whose salt and body were removed.
  package let contents: [Digest]
  /// The addresses of blobs that were removed, and with them what opened the sealed ones.
  package let blobs: [Digest]
  /// The addresses of segments whose rows were removed; their sums stay.
  package let segments: [Digest]
  /// The legal ground, as the retention rule states it.
  package let ground: String

  /// A disposal.
  package init(contents: [Digest], blobs: [Digest], segments: [Digest], ground: String) {
    self.contents = contents
    self.blobs = blobs
    self.segments = segments
    self.ground = ground
  }
}
