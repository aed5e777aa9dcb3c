import Organisation

/// What may happen to a part of the report, and what it then becomes.
package enum WorkRules {
  /// The state that a part has after somebody wrote in it: what was sent back stays so until it is handed over anew.
  static func written(_ state: SectionState, _ id: SectionID) throws(WorkProblem) -> SectionState {
    switch state {
    case .approved: throw .isApproved(id)
    case .returned: .returned
    case .notStarted, .started, .ready: .started
    }
  }

  /// Refuses to hand over what is empty or approved.
  static func requireWritten(_ work: SectionWork?, _ id: SectionID) throws(WorkProblem) -> SectionWork {
    guard let work, work.text.contains(where: { !$0.isWhitespace }) else { throw .nothingWritten(id) }
    guard work.state != .approved else { throw .isApproved(id) }
    return work
  }

  /// Refuses to review what is not handed over; what is approved may be sent back.
  static func requireReported(
    _ work: SectionWork?, _ id: SectionID, orApproved: Bool
  ) throws(WorkProblem) -> SectionWork {
    let state = work?.state ?? .notStarted
    guard let work, state == .ready || orApproved && state == .approved else { throw .notReady(id, state) }
    return work
  }

  /// The units that write the part, of those that there are.
  package static func units(_ demand: SectionDemand, of units: [String]) -> [String?] {
    switch demand.reach {
    case .board: [nil]
    case .eachUnit: units
    case .unit(let id): units.contains(id) ? [id] : []
    }
  }

  /// The roles that may lift somebody's lock.
  static let lifting: [StaffRole] = [.controller, .director, .secretary]
}
