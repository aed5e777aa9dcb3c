package import Accounts
package import Kernel
package import Organisation
package import Storage

/// How a board's money is laid out at one month: a statement's lines, the follow-up areas and the units.
package struct FollowUpStructure: Sendable {
  /// The statement's id.
  package let statementID: String
  /// The statement.
  package let statement: Statement
  /// The areas without their remainder; empty where the statement is not followed up by area.
  package let areas: [NamedSelection]
  private let usesAreas: Bool
  /// The units that answer for codes, in order.
  package let units: [Versioned<OrgUnit>]
  /// The departments over them.
  let groups: UnitGroups
  /// What lays coded facts on the cells of a cube.
  package let layout: CellLayout
  /// What lays ids on the cells of a cube.
  private(set) var names = CellNames(lines: [], areas: [], units: [], uncoveredLine: 0)

  /// The kinds of records that say how money is laid out, not how much it is.
  package static let recordKinds = [
    Statement.kind, FollowUpAreas.kind, WatchedLines.kind, CounterpartyClasses.kind, CodeList.kind, OrgUnit.kind,
  ]

  /// The structure of the statement as it is on the last day of the month.
  ///
  /// **Throws** `AccountsProblem.noStatement`.
  package init(_ statementID: String, usesAreas: Bool, month: Month, in state: BoardState) throws {
    guard let statement = try state.record(Statement.self, id: statementID, in: month.year) else {
      throw AccountsProblem.noStatement(statementID)
    }
    self.statementID = statementID
    self.statement = statement.value
    let areas = usesAreas ? try state.record(FollowUpAreas.self, id: FollowUpAreas.id, in: month.year) : nil
    self.areas = areas?.value.areas ?? []
    self.usesAreas = usesAreas
    let tree = try state.unitTree(on: month.lastDay)
    units = UnitGroups.cellUnits(of: tree)
    groups = UnitGroups(tree)
    layout = CellLayout(
      statement: self.statement, areas: self.areas, units: units.map(\.value.responsibilities))
    names = CellNames(
      lines: (0..<lineCount).map(lineID), areas: self.areas.map(\.id), units: units.map(\.id),
      uncoveredLine: uncoveredLine)
  }

  /// The number of lines with the two that take what the statement does not place.
  package var lineCount: Int { statement.lines.count + 2 }
  /// The index of what no leaf takes.
  package var uncoveredLine: Int { layout.uncoveredLine }
  /// The index of what several leaves take.
  package var ambiguousLine: Int { layout.ambiguousLine }
  /// The index of the areas' remainder.
  package var remainder: Int { areas.count }
  /// The index of what no unit answers for.
  package var unassigned: Int { units.count }

  /// The index of the statement's last sum: the result.
  package var resultLine: Int? { statement.lines.lastIndex { $0.kind == .sum && $0.parent == nil } }
  /// The indices of the lines filled from frames.
  package var frameLines: Set<Int> { Set(statement.lines.indices.filter { statement.lines[$0].kind == .frame }) }

  /// The index that stands for everything but the council's money; no cell lies on it.
  package var exceptFrames: Int { lineCount }

  /// Whether postings lie on the line itself and not on lines beneath it.
  package func isLeaf(_ line: Int) -> Bool {
    if line >= statement.lines.count { return line < lineCount }
    return statement.lines[line].kind == .leaf || statement.lines[line].kind == .frame
  }

  /// The leaves that count in the line; the result takes what is not placed as well, so that nothing is dropped.
  package func leaves(of line: Int) -> [Int] {
    if line == exceptFrames {
      let frames = frameLines
      return (0..<lineCount).filter { !frames.contains($0) }
    }
    if line >= statement.lines.count { return [line] }
    let leaves = statement.leaves(under: line)
    return line == resultLine ? leaves + [uncoveredLine, ambiguousLine] : leaves
  }

  /// The id of the line in keys.
  package func lineID(_ line: Int) -> String {
    switch line {
    case uncoveredLine: statementID + ".ej-placerat"
    case ambiguousLine: statementID + ".flertydigt"
    case exceptFrames: statementID + ".utom-ram"
    default: statementID + "." + statement.lines[line].id
    }
  }

  /// The name of the line.
  package func lineName(_ line: Int) -> String {
    switch line {
    case uncoveredLine: "Ej placerade koder"
    case ambiguousLine: "Koder på flera rader"
    case exceptFrames: "Allt utom kommunbidrag"
    default: statement.lines[line].name
    }
  }

  /// The id of the area in keys.
  package func areaID(_ area: Int) -> String { area < areas.count ? areas[area].id : FollowUpAreas.remainder }
  /// The name of the area.
  package func areaName(_ area: Int) -> String { area < areas.count ? areas[area].name : "Övrigt" }
  /// The record id of the unit that cells lie on; `-` where no unit answers.
  package func cellUnitID(_ unit: Int) -> String { unit < units.count ? units[unit].id : ForecastSheet.wholeBoard }
  /// The id of the unit or the department in keys; `-` where no unit answers, `ID.egen` for the codes of a department's
  /// own, since its id names the sum.
  package func unitID(_ unit: Int) -> String {
    groups.group(unit)?.id ?? groups.keyID(ofUnit: cellUnitID(unit))
  }
  /// The name of the unit or the department.
  package func unitName(_ unit: Int) -> String {
    if let group = groups.group(unit) { return group.name }
    guard unit < units.count else { return "Utan enhet" }
    return units[unit].value.name + (groups.isOwnPart(unit) ? ", egna koder" : "")
  }
  /// The unit or the department that an id in keys names; nil where none has it.
  package func unit(withID id: String) -> Int? {
    (0...(units.count + groups.groups.count)).first { unitID($0) == id }
  }
  /// The cell of a line's, an area's and a unit's record ids, with what of them the structure lacks.
  func cell(line: String, area: String?, unit: String?) -> CellNames.Found {
    // A statement that is not followed up by area lacks none.
    names.find(line: statementID + "." + line, area: usesAreas ? area : nil, unit: unit)
  }
  /// Whether the unit or the department takes each unit that cells lie on, what no unit answers for last.
  func unitsHeld(by unit: Int) -> [Bool] { (0...units.count).map { groups.unit(unit, holds: $0) } }

  /// The unit that answers for each row of coded facts.
  package func unitIndices(_ columns: FactColumns) -> [Int] { layout.units(of: columns) }

  /// The cell of each row of coded facts; nil where it lies outside the statement.
  package func cells(_ columns: FactColumns) -> [MoneyCube.Cell?] { layout.cells(of: columns) }
}
