/// The postings that a figure keeps by the class of their counterparty; the raw value stands in figure keys.
package enum CounterpartySelection: String, Hashable, Sendable, CaseIterable {
  /// External ones alone: what is left where the whole municipality is eliminated.
  case external
  /// Intra-municipal ones alone.
  case municipal
  /// Intra-board ones alone.
  case board
  /// All but intra-board ones: what is left where the board is eliminated.
  case outsideBoard = "outside-board"

  /// The classes that it holds.
  package var classes: [CounterpartyClass] {
    switch self {
    case .external: [.external]
    case .municipal: [.municipal]
    case .board: [.board]
    case .outsideBoard: [.external, .municipal]
    }
  }

  /// The selection of one class.
  package init(_ type: CounterpartyClass) {
    switch type {
    case .external: self = .external
    case .municipal: self = .municipal
    case .board: self = .board
    }
  }

  /// The selection in Swedish, as a caption goes on with it.
  package var text: String {
    switch self {
    case .external: "externa poster"
    case .municipal: "kommuninterna poster"
    case .board: "nämndinterna poster"
    case .outsideBoard: "utan nämndinterna poster"
    }
  }

  /// What a table's caption says where everything else is eliminated.
  package var eliminationText: String {
    switch self {
    case .external: "utan kommuninterna och nämndinterna poster"
    case .municipal: "bara kommuninterna poster"
    case .board: "bara nämndinterna poster"
    case .outsideBoard: "utan nämndinterna poster"
    }
  }
}
