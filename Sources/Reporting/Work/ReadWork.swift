package import Kernel
package import Organisation
package import Storage

/// The work of a month's report: what is to be written, by whom, and how far it has come.
package enum ReadWork: Question {
  package static let name = "report.read-work"
  package static let permission = Permission.read
  package typealias Input = Month

  /// One part of one unit or of the whole board.
  package struct Row: Sendable {
    /// Which part.
    package let id: SectionID
    /// What it is and who writes it.
    package let demand: SectionDemand
    /// The unit's name; nil for the whole board.
    package let unitName: String?
    /// What is written; nil where nobody has begun.
    package let work: Versioned<SectionWork>?
    /// Who is writing; nil where nobody is.
    package let lock: SectionLock?
    /// The words of the last occasion; nil where there are none.
    package let last: SectionWork?

    /// How far it has come.
    package var state: SectionState { work?.value.state ?? .notStarted }

    /// The unit by name and id, or the whole board.
    package var unitText: String { unitName.map { "\($0) (\(id.unit))" } ?? "Hela nämnden" }
  }

  /// What was found.
  package struct Output: Sendable {
    /// The occasion.
    package let occasion: Occasion
    /// The parts, in the order of the template and of the units.
    package let rows: [Row]
    /// The roles, those of other times too.
    package let holders: [RoleHolder]
    /// The stand-ins, those of other times too.
    package let standIns: [StandIn]
    /// The units at the month's end.
    package let tree: UnitTree
    /// The versions of the whole board's report that are locked.
    package let locked: [BodyChain.Locked]

    /// The work of the parts of these ids alone.
    func limited(to parts: Set<String>) -> Output {
      Output(
        occasion: occasion, rows: rows.filter { parts.contains($0.demand.id) }, holders: holders, standIns: standIns,
        tree: tree, locked: locked)
    }

    /// Who has which role on the day.
    package func staff(on day: Day) -> Staff { Staff(holders, standIns, tree: tree, on: day) }
  }

  /// **Throws** `WorkProblem.notPlanned`.
  package static func answer(_ input: Month, view: View) throws -> Output {
    let state = view.state
    let known = try state.demands(at: input)
    let scope = try state.resolved(view.scope, on: input.lastDay)
    let last = try state.occasion(before: input)
    var rows: [Row] = []
    for demand in known.demands {
      for unit in WorkRules.units(demand, of: known.units.map(\.id)) {
        guard unit.map({ scope.contains(unit: $0) }) ?? (scope == .everything) else { continue }
        let id = SectionID(input, demand.id, unit)
        let lock = try state.record(SectionLock.self, id: id.description)?.value
        rows.append(
          Row(
            id: id, demand: demand, unitName: known.units.first { $0.id == unit }?.value.name,
            work: try state.record(SectionWork.self, id: id.description),
            lock: lock.flatMap { $0.holder.isEmpty ? nil : $0 },
            last: try last.flatMap {
              try state.record(SectionWork.self, id: SectionID($0, demand.id, unit).description)?.value
            }))
      }
    }
    let versions = try state.all(LockedReport.self) { $0.hasPrefix(input.description + "/") }.map(\.value)
      .filter { $0.template == known.occasion.plan?.template && $0.unit == nil }
    return Output(
      occasion: known.occasion, rows: rows, holders: try state.all(RoleHolder.self).map(\.value),
      standIns: try state.all(StandIn.self).map(\.value), tree: try state.unitTree(on: input.lastDay),
      locked: versions.map(BodyChain.Locked.init))
  }
}
