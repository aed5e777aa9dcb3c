import Accounts
import Figures
import Kernel

/// The way from one level of the result to another, cause by cause: from the budget to the forecast, or from the
/// forecast before to the one now, of the whole board or of one unit.
///
/// Every amount lies in exactly one cause, so the first level, the steps and the rest are the last level to the öre.
/// **Unit** öre. **Sign** debit-positive.
struct ForecastBridge {
  /// Where the way begins; it always ends at the forecast now.
  enum Way: CaseIterable {
    /// At the budget for the year.
    case budget
    /// At the forecast before.
    case previous

    /// What the first level is.
    var level: FollowUpMeasure { self == .budget ? .budget : .previousForecast }
    /// What a step is.
    var step: FollowUpMeasure { self == .budget ? .variance : .forecastChange }
  }

  /// What a cause is; the raw value stands in the key of the rest.
  enum Grain: String, CaseIterable {
    /// An area; a line where the board has no areas.
    case area
    /// A line in an area.
    case line = "area-line"
  }

  /// One cause.
  struct Cause {
    /// Where it lies.
    let slice: FollowUp.Slice
    /// What it is called.
    let name: String
    /// The row's id in a table.
    let id: String
  }

  /// The follow-up that is told of.
  let followUp: FollowUp
  /// Where the way begins.
  let way: Way
  /// What a cause is.
  let grain: Grain
  /// The unit or the department; nil for the whole board.
  let unit: Int?
  /// All causes.
  let causes: [Cause]
  /// What each cause has moved.
  let moves: [Int64]
  /// Which causes are shown.
  let choice: BridgeRules.Choice
  /// Whether what belongs to no area is among what is taken together.
  let hasRemainder: Bool
  /// The level that the way begins at.
  let first: Int64
  /// The level that it ends at.
  let last: Int64

  /// The bridge of the follow-up's year.
  init(_ followUp: FollowUp, _ way: Way, by grain: Grain, unit: Int? = nil) {
    self.followUp = followUp
    self.way = way
    self.grain = grain
    self.unit = unit
    let found =
      grain == .area && !followUp.structure.areas.isEmpty
      ? ForecastBridge.areas(followUp, way, unit) : ForecastBridge.lines(followUp, way, unit)
    causes = found.causes
    moves = found.moves
    let remainder = found.remainder
    choice = BridgeRules.choice(of: moves, neverAlone: remainder.map { [$0] } ?? [])
    hasRemainder = remainder.map(choice.rest.contains) ?? false
    first = followUp.value(way.level, of: .init(unit: unit), over: followUp.year)
    last = followUp.value(.forecast, of: .init(unit: unit), over: followUp.year)
  }

  /// Whether the board has what the steps are computed from.
  var isKnown: Bool { followUp.isKnown(way.step, over: followUp.year) }

  /// What is taken together: the whole move less the steps.
  var rest: Int64 { last - first - choice.steps.reduce(0) { $0 + moves[$1] } }

  /// How many causes are taken together, what belongs to no area apart.
  var smallCount: Int { choice.rest.count - (hasRemainder ? 1 : 0) }

  private typealias Found = (causes: [Cause], moves: [Int64], remainder: Int?)

  /// The areas, all lines but the council's money together, and each line of that money.
  private static func areas(_ followUp: FollowUp, _ way: Way, _ unit: Int?) -> Found {
    let structure = followUp.structure
    let frames = structure.frameLines.sorted()
    let areas = structure.areas.count + 1
    let places = Dictionary(zip(frames, areas...), uniquingKeysWith: { first, _ in first })
    let isUnit = unit.map(structure.unitsHeld)
    let moves = followUp.values(way.step, count: areas + frames.count, over: followUp.year) { cell in
      isUnit?[cell.unit] ?? true ? places[cell.line] ?? cell.area : nil
    }
    let causes = (0..<areas).map { area in
      Cause(
        slice: .init(line: structure.exceptFrames, area: area, unit: unit), name: structure.areaName(area),
        id: "omrade-" + structure.areaID(area))
    }
    return (causes + frames.map { lineCause($0, structure, unit) }, moves, structure.remainder)
  }

  /// The lines that amounts lie on, each in every area but the council's money.
  private static func lines(_ followUp: FollowUp, _ way: Way, _ unit: Int?) -> Found {
    let structure = followUp.structure
    let frames = structure.frameLines
    let areas = structure.areas.count + 1
    let isUnit = unit.map(structure.unitsHeld)
    let sums = followUp.values(way.step, count: structure.lineCount * areas, over: followUp.year) { cell in
      isUnit?[cell.unit] ?? true ? cell.line * areas + (frames.contains(cell.line) ? 0 : cell.area) : nil
    }
    var causes: [Cause] = []
    var moves: [Int64] = []
    for line in 0..<structure.lineCount where structure.isLeaf(line) {
      let isWhole = frames.contains(line) || structure.areas.isEmpty
      for area in isWhole ? 0..<1 : 0..<areas {
        let whole = lineCause(line, structure, unit)
        causes.append(
          isWhole
            ? whole
            : Cause(
              slice: .init(line: line, area: area, unit: unit), name: whole.name + ", " + structure.areaName(area),
              id: whole.id + "-" + structure.areaID(area)))
        moves.append(sums[line * areas + area])
      }
    }
    return (causes, moves, nil)
  }

  private static func lineCause(_ line: Int, _ structure: FollowUpStructure, _ unit: Int?) -> Cause {
    Cause(
      slice: .init(line: line, unit: unit), name: structure.lineName(line), id: "rad-" + structure.lineID(line))
  }
}
