import Accounts
package import Figures
import Kernel
import Organisation
import Storage

extension FollowUpFigures {
  /// The lines of the statement, the areas, and the units that may be seen.
  package var members: [FigureMember] { lines + areas + units }

  /// The lines in print order, then the line that stands for all but the council's money.
  private var lines: [FigureMember] {
    let structure = followUp.structure
    let lines = structure.statement.lines
    let last = structure.resultLine ?? lines.count
    func member(_ line: Int, _ parent: String?, _ role: FigureMember.Role) -> FigureMember {
      FigureMember(
        axis: "line", id: structure.lineID(line), name: structure.lineName(line), parent: parent, role: role,
        flow: flow(of: line))
    }
    let named = lines.indices.filter { lines[$0].kind != .heading }.map { line in
      member(
        line, lines[line].parent.map { structure.statementID + "." + $0 }, lines[line].kind == .sum ? .sum : .item)
    }
    let extra = [structure.uncoveredLine, structure.ambiguousLine].map { line in
      member(line, structure.resultLine.map(structure.lineID), .remainder)
    }
    let place = lines[..<min(last, lines.count)].count { $0.kind != .heading }
    return named[..<place] + extra + named[place...] + [member(structure.exceptFrames, nil, .overlap)]
  }

  /// What lies on the line: what counts in it, told by the account class 3 of the standard chart, which holds revenue.
  private func flow(of line: Int) -> FigureMember.Flow {
    let lines = followUp.structure.statement.lines
    guard lines.indices.contains(line) else { return .net }
    let flows = Set(followUp.structure.statement.leaves(under: line).map { FigureMember.Flow(rules: lines[$0].rules) })
    return flows.count == 1 ? flows.first ?? .net : .net
  }

  private var areas: [FigureMember] {
    let structure = followUp.structure
    return (0...structure.areas.count).map { area in
      FigureMember(
        axis: "area", id: structure.areaID(area), name: structure.areaName(area),
        role: area == structure.remainder ? .remainder : .item)
    }
  }

  /// The units and departments that may be seen; those of a department that may be seen in part only move up.
  private var units: [FigureMember] {
    let structure = followUp.structure
    var above: [UnitGroups.Place] = []
    var members: [FigureMember] = []
    for place in structure.groups.places where followUp.isVisible(unit: place.unit) {
      while let last = above.last, last.depth >= place.depth { above.removeLast() }
      let isGroup = structure.groups.group(place.unit) != nil
      members.append(
        FigureMember(
          axis: "unit", id: structure.unitID(place.unit), name: structure.unitName(place.unit),
          parent: above.last.map { structure.unitID($0.unit) }, role: isGroup ? .sum : .item))
      if isGroup { above.append(place) }
    }
    guard followUp.isVisible(unit: structure.unassigned) else { return members }
    return members + [
      FigureMember(
        axis: "unit", id: structure.unitID(structure.unassigned), name: structure.unitName(structure.unassigned),
        role: .remainder)
    ]
  }
}

extension FigureMember.Flow {
  /// What codings that match any of the rules hold, as far as their accounts tell.
  init(rules: [FactSelection]) {
    let accounts = rules.map { $0.parts[CodingPart.account.column] ?? [CodeRange("")] }.joined()
    let isRevenue = accounts.map { range in range.first.hasPrefix("3") && range.last.hasPrefix("3") }
    let mayBeRevenue = accounts.contains { $0.overlaps(CodeRange("3")) }
    self = accounts.isEmpty ? .net : isRevenue.allSatisfy { $0 } ? .revenue : mayBeRevenue ? .net : .cost
  }
}
