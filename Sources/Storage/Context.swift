package import Kernel

/// What somebody is allowed to do.
package enum Permission: String, Hashable, Sendable, CaseIterable {
  /// Reads figures, documents and history within the scope.
  case read
  /// Reads what has been locked: reports as they were sent, and nothing that is still being worked on.
  case readLocked
  /// Reads who has looked at what is confidential.
  case readLog
  /// Sets up the board: units, statements, areas, charts.
  case administer
  /// Says who has which role, and who may log in.
  case manageAccess
  /// Brings in ledgers and other facts.
  case importFacts
  /// Writes budgets and frames.
  case budget
  /// Writes forecasts and remarks on figures for units within the scope.
  case forecast
  /// Adjusts the forecasts of units, as controller or for the administration.
  case adjustForecast
  /// Enters what the board has decided of the forecast.
  case decideForecast
  /// Writes its part of reports, for units within the scope.
  case write
  /// Makes reports.
  case report
  /// Approves or sends back what units have written, and lifts locks on it.
  case review
  /// Reads the texts of postings that a protected account or service area hides.
  case readConfidential
  /// Disposes of content for good.
  case dispose
}

/// Somebody who acts.
package struct Actor: Hashable, Sendable {
  /// Who, as the history shows it, with personal identity numbers masked: `cli:anna`.
  package let id: String
  /// What they may do, and where.
  package let grants: Grants

  /// Somebody with these rights.
  package init(id: String, grants: Grants) {
    self.id = PersonalNumbers.masked(id).text
    self.grants = grants
  }

  /// Somebody who may do all of this in the same places.
  package init(id: String, permissions: Set<Permission>, scope: Scope) {
    self.init(id: id, grants: Grants(permissions, scope: scope))
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
  /// Where the actor may do what the use case needs.
  package let scope: Scope
  /// Why, in the actor's own words with personal identity numbers masked; may be empty.
  package let reason: String
  /// When.
  package let now: Instant
  /// So many random bytes.
  package let randomBytes: @Sendable (Int) -> [UInt8]
  /// Where work is done that takes long and touches no store.
  package let leisure: Leisure

  /// A context of whatever use case: its scope is what all of the actor's rights have in common, until a desk knows
  /// which of them is used.
  package init(
    actor: Actor, reason: String = "", now: Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    leisure: Leisure = .none
  ) {
    self.init(actor, actor.grants.commonScope, PersonalNumbers.masked(reason).text, now, randomBytes, leisure)
  }

  private init(
    _ actor: Actor, _ scope: Scope, _ reason: String, _ now: Instant,
    _ randomBytes: @escaping @Sendable (Int) -> [UInt8], _ leisure: Leisure
  ) {
    self.actor = actor
    self.scope = scope
    self.reason = reason
    self.now = now
    self.randomBytes = randomBytes
    self.leisure = leisure
  }

  /// What the actor may do everywhere that the use case reaches.
  package var permissions: Set<Permission> { actor.grants.permissions(over: scope) }

  /// The context of a use case that needs the permission; nil where the actor does not have it.
  func using(_ permission: Permission) -> Context? {
    actor.grants.scope(of: permission).map { Context(actor, $0, reason, now, randomBytes, leisure) }
  }

  /// The context of the same actor, for whom no unit but this one is there.
  func limited(to unit: String) -> Context {
    let actor = Actor(id: actor.id, grants: actor.grants.limited(to: unit))
    return Context(actor, scope.limited(to: unit), reason, now, randomBytes, leisure)
  }
}
