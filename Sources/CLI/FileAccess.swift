/// Reads and writes files.
package protocol FileAccess: Sendable {
  /// The file's content.
  ///
  /// **Throws** `ImportingProblem.unreadable` with the path and why.
  func read(_ path: String) throws -> [UInt8]
  /// Hands the file's content to `body` without a copy where it is large.
  ///
  /// **Throws** `ImportingProblem.unreadable`, and what `body` throws.
  func withBytes<Value>(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value
  /// Writes the whole file anew; it is never left half written.
  ///
  /// **Throws** `CLIProblem.unwritable`.
  func write(_ bytes: [UInt8], to path: String) throws
  /// Whether a file lies there.
  func exists(_ path: String) -> Bool
  /// Whether a folder lies there.
  func isFolder(_ path: String) -> Bool
  /// Makes the folder and those above it where they are missing.
  ///
  /// **Throws** `CLIProblem.unwritable`.
  func makeFolder(_ path: String) throws
}
