/// Where answers and problems are written.
package protocol Terminal: Sendable {
  /// Writes a piece of the answer.
  ///
  /// **Throws** `CLIProblem.outputClosed` where nobody takes it.
  func write(_ bytes: [UInt8]) throws
  /// Tells of a problem or of progress, beside the answer; never fails.
  func tell(_ text: String)
  /// Whether a person watches what is told.
  var isWatched: Bool { get }
}
