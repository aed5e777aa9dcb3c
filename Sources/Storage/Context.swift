package import Kernel

/// What somebody is allowed to do.
package enum Permission: String, Hashable, Sendable, CaseIterable {
  /// Reads figures, documents and history within the scope.
  case read
  /// Sets up the board: units, statements, areas, charts.
  case administer
  /// Brings in ledgers and other facts.
  case importFacts
  /// Writes budgets and frames.
  case budget
  /// Writes forecasts and remarks for units within the scope.
  case forecast
  /// Adjusts the forecasts of units, as controller or for the administration.
  case adjustForecast
  /// Enters what the board has decided of the forecast.
  case decideForecast
  /// Makes reports.
  case report
  /// Approves or sends back what units have written, and lifts locks on it.
  case review
  /// Reads the texts of postings that a protected account or service area hides.
  case readConfidential
  /// Disposes of content for good.
  case dispose
}

/// Which units somebody may see and act for.
package enum Scope: Hashable, Sendable {
  /// The whole board.
  case everything
  /// These units, by id.
  case units(Set<String>)

  /// Whether the unit lies within the scope.
  package func contains(unit: String) -> Bool {
    switch self {
    case .everything: true
    case .units(let ids): ids.contains(unit)
    }
  }

  /// What stands for a unit where something concerns the whole board.
  package static let wholeBoard = "-"

  func requireWholeBoard() throws {
    guard self == .everything else { throw StorageProblem.outsideScope(unit: Scope.wholeBoard) }
  }
}

/// Somebody who acts.
package struct Actor: Hashable, Sendable {
  /// Who, as the history shows it, with personal identity numbers masked: `cli:anna`.
  package let id: String
  /// What they may do.
  package let permissions: Set<Permission>
  /// Where they may do it.
  package let scope: Scope

  /// Somebody with these rights.
  package init(id: String, permissions: Set<Permission>, scope: Scope) {
    self.id = PersonalNumbers.masked(id).text
    self.permissions = permissions
    self.scope = scope
  }

  /// Somebody who may do everything everywhere: who runs the command line on the board's own file.
  package static func administrator(_ id: String) -> Actor {
    Actor(id: id, permissions: Set(Permission.allCases), scope: .everything)
  }
}

/// Who acts, why, when, and where chance comes from. Nothing else reaches a use case from the world.
package struct Context: Sendable {
  /// Who acts.
  package let actor: Actor
  /// Why, in the actor's own words with personal identity numbers masked; may be empty.
  package let reason: String
  /// When.
  package let now: Instant
  /// So many random bytes.
  package let randomBytes: @Sendable (Int) -> [UInt8]

  /// A context.
  package init(actor: Actor, reason: String = "", now: Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.actor = actor
    self.reason = PersonalNumbers.masked(reason).text
    self.now = now
    self.randomBytes = randomBytes
  }
}
