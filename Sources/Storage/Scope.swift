/// Which units somebody may see and act for.
package enum Scope: Hashable, Sendable {
  /// The whole board.
  case everything
  /// These units, by id.
  case units(Set<String>)

  /// What stands for a unit where something concerns the whole board.
  package static let wholeBoard = "-"

  /// No unit at all.
  package static let nothing = Scope.units([])

  /// Whether the unit lies within the scope.
  package func contains(unit: String) -> Bool {
    switch self {
    case .everything: true
    case .units(let ids): ids.contains(unit)
    }
  }

  /// Whether all of the other lies within the scope. Units are told apart by id alone: that one lies beneath another is
  /// not known here.
  package func covers(_ other: Scope) -> Bool {
    switch (self, other) {
    case (.everything, _): true
    case (.units, .everything): false
    case (.units(let own), .units(let others)): own.isSuperset(of: others)
    }
  }

  /// What lies within either.
  package func union(_ other: Scope) -> Scope {
    guard case .units(let own) = self, case .units(let others) = other else { return .everything }
    return .units(own.union(others))
  }

  /// What lies within both.
  package func intersection(_ other: Scope) -> Scope {
    switch (self, other) {
    case (.everything, _): other
    case (_, .everything): self
    case (.units(let own), .units(let others)): .units(own.intersection(others))
    }
  }

  /// The unit alone, where it lies within the scope.
  package func limited(to unit: String) -> Scope { intersection(.units([unit])) }

  func requireWholeBoard() throws {
    guard self == .everything else { throw StorageProblem.outsideScope(unit: Scope.wholeBoard) }
  }
}
