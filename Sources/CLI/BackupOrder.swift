package import Kernel
package import Storage

/// A backup to be made.
package struct BackupOrder: Sendable {
  /// The store's address.
  package let store: String
  /// The file that it becomes, or the folder that it lies in under a name made of the store's and the moment.
  package let target: String
  /// The file of the key that it is encrypted under; nil for a plain one.
  package let keyFile: String?
  /// Whether every hash and sum of the backup is recomputed, and not its end alone.
  package let isVerified: Bool
  /// How many of the backups in the folder are kept; nil for all.
  package let keeps: Int?
  /// When.
  package let now: Instant
  /// So many random bytes.
  package let randomBytes: @Sendable (Int) -> [UInt8]
}

/// A backup that was made.
package struct BackupReceipt: Sendable {
  /// Where it lies.
  package let path: String
  /// How many bytes it has.
  package let bytes: Int
  /// The last event in it; nil for a store without events.
  package let end: ChainEnd?
  /// Whether it holds sealed content that its key alone opens.
  package let needsStoreKey: Bool
  /// The older backups that were removed.
  package let removed: [String]
  /// The backups of the store in the folder whose moment is later than this one's: the clock was wrong once, or is now.
  package let later: [String]

  /// What was made.
  package init(path: String, bytes: Int, end: ChainEnd?, needsStoreKey: Bool, removed: [String], later: [String]) {
    self.path = path
    self.bytes = bytes
    self.end = end
    self.needsStoreKey = needsStoreKey
    self.removed = removed
    self.later = later
  }
}

/// A backup to be made a store again.
package struct RestoreOrder: Sendable {
  /// The backup.
  package let file: String
  /// The new store's address.
  package let store: String
  /// The file of the key that it was encrypted under.
  package let keyFile: String?
  /// Called as the work goes on, with a line for whoever watches.
  package let progress: @Sendable (String) -> Void
  /// Called with the store when it was found to be whole and nothing lies at its place yet: what must not be there is
  /// taken away before anybody can read it.
  package let prepare: @Sendable (any Store) async throws -> Void
}

/// A store that was restored.
package struct RestoreReceipt: Sendable {
  /// What came of checking it before it came to its place.
  package let found: Verification
  /// Its last event; nil for a store without events.
  package let end: ChainEnd?

  /// Whether the backup was encrypted, so that nobody without its key can have altered it.
  package let isSealed: Bool

  /// What was restored.
  package init(found: Verification, end: ChainEnd?, isSealed: Bool) {
    self.found = found
    self.end = end
    self.isSealed = isSealed
  }
}
