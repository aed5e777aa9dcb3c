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

  /// The runs that are not in both.
  var changes: [Run] {
    runs.filter { if case .kept = $0 { false } else { true } }
  }

  /// A paragraph worded otherwise.
  package init(place: String, runs: [Run]) {
    self.place = place
    self.runs = runs
  }
}
