import Accounts
import Kernel
import Organisation
import Storage

/// The lines, areas and units that an amount of a year may be put on.
struct StructureNames {
  private let lines: Set<String>
  private let areas: Set<String>
  private let units: Set<String>

  /// The names that hold in the year.
  ///
  /// **Throws** `AccountsProblem.noStatement`.
  init(_ state: BoardState, year: Int) throws {
    guard let drift = try state.record(Statement.self, id: Statement.drift, in: year) else {
      throw AccountsProblem.noStatement(Statement.drift)
    }
    lines = Set(drift.value.lines.filter { $0.kind == .leaf || $0.kind == .frame }.map(\.id))
    let areas = try state.record(FollowUpAreas.self, id: FollowUpAreas.id, in: year)?.value.areas ?? []
    self.areas = Set(areas.map(\.id) + [FollowUpAreas.remainder])
    units = Set(try state.all(OrgUnit.self).map(\.id))
  }

  /// What is wrong with the names; what is nil is not asked for.
  func problems(line: String?, area: String?, unit: String?, at place: Place) -> [ClosingProblem] {
    var problems: [ClosingProblem] = []
    if let line, !lines.contains(line) { problems.append(.unknownLine(line, place)) }
    if let area, !areas.contains(area) { problems.append(.unknownArea(area, place)) }
    if let unit, !units.contains(unit) { problems.append(.unknownUnit(unit, place)) }
    return problems
  }
}
