/// On which side of the board's and the municipality's walls the other party of a posting stands.
package enum CounterpartyClass: String, Hashable, Sendable, Codable, CaseIterable {
  /// Outside the municipality (*extern*).
  case external
  /// Another board of the same municipality (*kommunintern*).
  case municipal
  /// Another unit of the same board (*nämndintern*).
  case board

  /// The class as files write it.
  package var term: String {
    switch self {
    case .external: "extern"
    case .municipal: "kommunintern"
    case .board: "nämndintern"
    }
  }

  /// The class as a column is headed.
  package var title: String {
    switch self {
    case .external: "Externt"
    case .municipal: "Kommuninternt"
    case .board: "Nämndinternt"
    }
  }

  /// The class that the Swedish word means.
  package init?(term: String) {
    let word = term.lowercased()
    guard let found = CounterpartyClass.allCases.first(where: { $0.term == word }) else { return nil }
    self = found
  }
}
