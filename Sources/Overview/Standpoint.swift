package import Organisation

/// Whose first page it is: what its first sentence is about.
package enum Standpoint: String, Hashable, Sendable, CaseIterable {
  /// Where the money is heading.
  case director
  /// What has come in, what does not agree, and who has not reported.
  case controller
  /// The next meeting, and what is missing for it.
  case secretary
  /// What is expected of me, until when, and my forecast.
  case unitManager = "unit-manager"
  /// What is expected of me, and where the money is heading.
  case planner
  /// The latest locked report.
  case boardMember = "board-member"
  /// The latest locked report, and where the history stands.
  case auditor
  /// What has come in, and where the history stands.
  case administrator

  /// The standpoint of a role.
  package init(_ role: StaffRole) {
    self =
      switch role {
      case .director: .director
      case .controller: .controller
      case .secretary: .secretary
      case .unitManager: .unitManager
      case .planner: .planner
      case .administrator: .administrator
      case .boardMember: .boardMember
      case .auditor: .auditor
      }
  }

  /// The standpoint of somebody with several roles: the first of all that she has.
  package static func first(of roles: some Sequence<StaffRole>) -> Standpoint? {
    let held = Set(roles.map(Standpoint.init))
    return allCases.first(where: held.contains)
  }
}
