package import Organisation
package import Storage

/// What each role allows: the one table of it. Where a role is held for a unit, all of it holds for that unit and what
/// lies beneath; else for the whole board. docs/concepts/rights.md says why.
package enum RoleRights {
  /// What the role allows.
  package static func permissions(_ role: StaffRole) -> Set<Permission> {
    switch role {
    case .unitManager: [.read, .readLocked, .readConfidential, .forecast, .write]
    case .controller:
      [
        .read, .readLocked, .readConfidential, .administer, .importFacts, .budget, .forecast, .adjustForecast,
        .decideForecast, .write, .report, .review,
      ]
    case .planner: [.read, .readLocked, .write]
    case .director:
      [.read, .readLocked, .readConfidential, .adjustForecast, .decideForecast, .write, .report, .review]
    case .secretary:
      [.read, .readLocked, .readConfidential, .decideForecast, .write, .report, .review, .dispose]
    // Whoever looks after the program need not read what it says of people.
    case .administrator: [.read, .readLocked, .readLog, .administer, .manageAccess]
    case .boardMember: [.readLocked, .readConfidential]
    case .auditor: [.read, .readLocked, .readConfidential, .readLog]
    }
  }
}
