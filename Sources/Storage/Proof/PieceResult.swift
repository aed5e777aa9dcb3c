import Kernel

/// What came of one piece of a verification, and what it tells of the others.
struct PieceResult: Sendable {
  /// What leads from something that does not agree to the event that vouches for it.
  enum Trace: Sendable {
    /// The event itself.
    case event(Int)
    /// The first event that keeps the blob at that address.
    case blob(Digest)
    /// The first event whose batch names the segment at that address.
    case segment(Digest)
    /// No event.
    case nowhere

    /// By the segment's address, where it has any.
    init(segment row: SegmentRow) { self = Digest(bytes: row.digest).map { .segment($0) } ?? .nowhere }
  }

  /// Something that does not agree.
  struct Note: Sendable {
    /// What it is traced by.
    let trace: Trace
    /// One Swedish line.
    let text: String

    /// Something that does not agree.
    init(_ trace: Trace, _ text: String) {
      self.trace = trace
      self.text = text
    }
  }

  /// What is needed of an event to see whether the next one follows it.
  struct Link: Sendable {
    let number: Int
    let recordedAt: Int64
    let predecessor: Digest?
    let hash: Digest?
    /// What its header and predecessor give, whatever hash it says.
    let computed: Digest
  }

  /// A batch that could be read.
  struct NamedBatch: Sendable {
    let name: String
    let event: Int
    let tag: String
    let batch: Batch
  }

  /// What was counted.
  var counts = Verification()
  /// What does not agree, in the order that it was met.
  var findings: [Note] = []
  /// What disposals had taken when the piece was read.
  var disposed = DisposedContents()
  /// What disposals took of what the piece looked for: bodies and segments.
  var disposedVersions: [Int: Int] = [:]

  /// The first event and the last; between them the piece has looked itself.
  var links: [Link] = []
  /// The blobs that events keep, each with its event.
  var keptBlobs: [(blob: Digest, event: Int)] = []
  /// The batches.
  var batches: [NamedBatch] = []

  /// The blobs that give their addresses.
  var soundBlobs: Set<Digest> = []
  /// The addresses that there are blobs at, sound or not.
  var storedBlobs: Set<Digest> = []
  /// The sealed items that are as they were sealed, as far as the keys at hand can tell.
  var soundItems: Set<Digest> = []
  /// The marks of the items that there are keys of.
  var marks: Set<[UInt8]> = []

  /// The segment that gives its address.
  var soundSegment: Digest?
  /// The segment whose rows the event took.
  var emptiedSegment: (digest: Digest, event: Int, rows: Int, table: String, month: Month)?

  /// Notes that a piece of content was taken by the event.
  mutating func countDisposedVersion(_ event: Int) { disposedVersions[event, default: 0] += 1 }
}
