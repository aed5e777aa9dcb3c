import FoundationEssentials
package import Kernel

/// That the store was backed up: working data, so that people see on a page whether it is done.
package struct CareNote: Hashable, Sendable, Codable {
  /// When the backup began.
  package let at: Instant
  /// The last event in it; nil for a store without events.
  package let event: Int?
  /// How large it is.
  ///
  /// **Unit** bytes
  package let bytes: Int
  /// Whether every hash and sum of it was recomputed.
  package let isVerified: Bool
  /// Whether it was encrypted under a key of its own.
  package let isEncrypted: Bool

  /// A backup.
  package init(at: Instant, event: Int?, bytes: Int, isVerified: Bool, isEncrypted: Bool) {
    self.at = at
    self.event = event
    self.bytes = bytes
    self.isVerified = isVerified
    self.isEncrypted = isEncrypted
  }

  private enum CodingKeys: String, CodingKey {
    case at, event, bytes, isVerified, isEncrypted
  }

  /// The kind's name in the store.
  fileprivate static let workingKind = "care-note"
  /// How long it is kept.
  ///
  /// **Unit** seconds
  fileprivate static let kept: Int64 = 400 * 86_400

  /// Its id: later notes come after earlier ones.
  fileprivate var id: String { Digits.padded(Int(at.seconds), 12) }
}

extension Store {
  /// Keeps the note.
  package func keep(_ note: CareNote) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try await setWorking(
      CareNote.workingKind, note.id, Array(try encoder.encode(note)),
      expires: Instant(seconds: note.at.seconds + CareNote.kept))
  }

  /// The backups that are known, the latest first; at most so many.
  package func careNotes(at moment: Instant, limit: Int) async throws -> [CareNote] {
    try await workingItems(CareNote.workingKind, before: nil, limit: limit, at: moment).compactMap { item in
      // A note that another version wrote is passed over: it expires.
      try? JSONDecoder().decode(CareNote.self, from: Data(item.bytes))
    }
  }
}
