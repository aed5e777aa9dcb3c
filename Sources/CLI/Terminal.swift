/// Where answers and problems are written.
package protocol Terminal: Sendable {
  /// Writes a piece of the answer.
  ///
  /// **Throws** `ReaderLeft` where the next program in a pipe has read what it wants, `CLIProblem.outputClosed` where
  /// nothing can be written for another reason.
  func write(_ bytes: [UInt8]) throws
  /// Tells of a problem or of progress, beside the answer; never fails.
  func tell(_ text: String)
  /// Whether a person watches what is told.
  var isWatched: Bool { get }
}

/// The next program in a pipe has read what it wants, as `head` does: no fault, and nothing to tell.
package struct ReaderLeft: Error {
  /// A reader has left.
  package init() {}
}
