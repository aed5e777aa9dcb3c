/// What came of a marked posting.
package enum MarkOutcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// The ledger is corrected.
  case corrected
  /// It stays as it is.
  case refused
  /// Whoever marked it took it back.
  case withdrawn

  /// Its word.
  package var title: String {
    switch self {
    case .corrected: "Rättad"
    case .refused: "Rättas inte"
    case .withdrawn: "Återtagen"
    }
  }
}
