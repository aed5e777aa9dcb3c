package import Kernel

/// The note that a disposal leaves until what it took is gone from everywhere in the database's files: working data,
/// so that it outlives the program, and no part of the chain.
enum ScrubNote {
  static let kind = "disposal"
  static let id = "unfinished"
  /// It stays until it is removed.
  static let expires = Instant.never
  /// Before every clock: notes that never expire are found at any moment.
  static let anyTime = Instant(seconds: 0)
}

extension Instant {
  /// When the store's own notes expire, which stay until they are removed: the last second that a header's year can
  /// tell.
  package static let never = Instant(seconds: 253_402_300_799)
}

extension StoreSession {
  /// Takes away what the event disposes of, and notes that the database's files are still to be scrubbed.
  func carryOut(_ removals: [Removal], event: Int) throws {
    for removal in removals {
      for version in removal.versions { try removeContent(of: version.key, version: version.version) }
      for blob in removal.blobs {
        // What opens a sealed item goes first: it refers to the item.
        try removeSealedKey(of: blob)
        try removeBlob(blob)
      }
      for digest in removal.segments {
        guard let row = try segment(digest), row.emptiedBy == nil else { continue }
        try removeRows(ofNumber: row.number, in: shape(row.shape), event: event)
      }
    }
    if !removals.isEmpty {
      try setWorking(ScrubNote.kind, ScrubNote.id, Array(String(event).utf8), expires: ScrubNote.expires)
    }
  }

  /// The last event whose disposal may have left something in the database's files; nil where none has.
  func unfinishedDisposal() throws -> Int? {
    try working(ScrubNote.kind, ScrubNote.id, at: ScrubNote.anyTime).flatMap { Digits.value($0) }
  }
}
