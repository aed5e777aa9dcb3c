/// How far a verification has come with one kind of content.
package struct VerificationProgress: Hashable, Sendable {
  /// What is checked.
  package enum What: String, Hashable, Sendable, CaseIterable {
    /// Events and the record versions that they wrote.
    case events
    /// Blobs, the sealed ones among them.
    case blobs
    /// Rows of facts.
    case rows
    /// The database itself: its pages and indexes.
    case database
  }

  /// What is checked.
  package let what: What
  /// How much of it has been checked: events, rows, sixteenths of the blobs.
  package let done: Int
  /// How much of it there is.
  package let total: Int

  /// So much done of so much.
  package init(what: What, done: Int, total: Int) {
    self.what = what
    self.done = done
    self.total = total
  }
}
