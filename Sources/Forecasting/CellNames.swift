import Accounts
import Storage

/// Where ids lie in a structure: the one rule for what an id stands for that it has, lacks or never had.
///
/// A line that is gone counts as not placed, an area that is gone as the remainder and a unit that is gone as what no
/// unit answers for, so that nothing is dropped.
struct CellNames: Sendable {
  /// An id that the structure lacks.
  enum Lost: Hashable, Sendable {
    /// A line.
    case line(String)
    /// An area.
    case area(String)
    /// A unit.
    case unit(String)
  }

  /// The cell that ids name, and which of them the structure lacks.
  struct Found: Sendable {
    /// The cell.
    let cell: MoneyCube.Cell
    /// What was lost; nothing where the cell is what the ids say.
    let lost: [Lost]
  }

  private let lines: [String: Int]
  private let areas: [String: Int]
  private let units: [String: Int]
  private let uncoveredLine: Int
  private let remainder: Int
  private let unassigned: Int

  /// The ids in the order of their indices; what they lack lies on the indices given.
  init(lines: [String], areas: [String], units: [String], uncoveredLine: Int) {
    func indices(_ ids: [String]) -> [String: Int] {
      Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
    self.lines = indices(lines)
    self.areas = indices(areas)
    self.units = indices(units)
    self.uncoveredLine = uncoveredLine
    remainder = areas.count
    unassigned = units.count
  }

  /// The index of the line with that id in keys.
  func line(_ keyID: String) -> Int { lines[keyID] ?? uncoveredLine }
  /// The index of the area; the remainder where none is told.
  func area(_ id: String?) -> Int { id.flatMap { areas[$0] } ?? remainder }
  /// The index of the unit; what no unit answers for where none is told.
  func unit(_ id: String?) -> Int { id.flatMap { units[$0] } ?? unassigned }

  /// The cell of a line's id in keys, an area and a unit.
  func find(line: String, area: String?, unit: String?) -> Found {
    var lost: [Lost] = []
    if lines[line] == nil { lost.append(.line(line)) }
    if let area, !["", FollowUpAreas.remainder].contains(area), areas[area] == nil { lost.append(.area(area)) }
    if let unit, !["", ForecastSheet.wholeBoard].contains(unit), units[unit] == nil { lost.append(.unit(unit)) }
    return Found(cell: MoneyCube.Cell(line: self.line(line), area: self.area(area), unit: self.unit(unit)), lost: lost)
  }
}
