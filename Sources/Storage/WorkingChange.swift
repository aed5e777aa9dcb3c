package import Kernel

/// What becomes of working data that somebody looked at under the write lock, and what is answered.
package enum WorkingChange<Output: Sendable>: Sendable {
  /// It stays as it is.
  case leave(Output)
  /// These bytes take its place until they expire.
  case set([UInt8], expires: Instant, Output)
  /// It is removed, where there was any.
  case remove(Output)
}
