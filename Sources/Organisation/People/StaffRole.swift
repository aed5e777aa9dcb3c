/// What somebody has to do with the board and its month.
package enum StaffRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// Answers for a unit.
  case unitManager = "unit-manager"
  /// Answers for the figures of the board or of some units.
  case controller
  /// Answers for goals, assignments and their texts.
  case planner
  /// Leads the administration.
  case director
  /// Answers for the board's papers.
  case secretary
  /// Sees to who may log in, and to the program.
  case administrator
  /// Sits on the board.
  case boardMember = "board-member"
  /// Examines the board on behalf of the council.
  case auditor

  /// What it is called, *enhetschef*.
  package var title: String {
    switch self {
    case .unitManager: "enhetschef"
    case .controller: "controller"
    case .planner: "planerare"
    case .director: "socialchef"
    case .secretary: "nämndsekreterare"
    case .administrator: "administratör"
    case .boardMember: "ledamot"
    case .auditor: "revisor"
    }
  }

  /// Whether a stand-in takes it over: what was given to one person by the council, or is held to see to the rights of
  /// others, is for that person alone.
  package var passesToStandIn: Bool {
    switch self {
    case .unitManager, .controller, .planner, .director, .secretary: true
    case .administrator, .boardMember, .auditor: false
    }
  }

  /// The role that the word names; nil where it names none.
  package init?(title: String) {
    guard let role = StaffRole.allCases.first(where: { $0.title == title.lowercased() }) else { return nil }
    self = role
  }
}
