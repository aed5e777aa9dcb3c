/// A paragraph that two reports word otherwise.
package struct WordDifference: Hashable, Sendable {
  /// A run of words.
  package enum Run: Hashable, Sendable {
    /// In both.
    case kept(String)
    /// In the earlier alone.
    case removed(String)
    /// In the later alone.
    case added(String)
  }

  /// Where it stands: the chapter or table.
  package let place: String
  /// Its words in order.
  package let runs: [Run]

  /// A paragraph worded otherwise.
  package init(place: String, runs: [Run]) {
    self.place = place
    self.runs = runs
  }
}
