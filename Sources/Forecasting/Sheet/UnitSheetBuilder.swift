import Accounts
import Documents
import Figures
import Kernel
import Ledger
import Storage

/// Lays a unit's forecast out by area and line.
struct UnitSheetBuilder {
  private let followUp: FollowUp
  private let figures: FollowUpFigures
  private let unit: Int
  private let layer: ForecastLayer
  /// The sheet of the layer; nil where nobody has written one.
  let sheet: Versioned<ForecastSheet>?
  /// The rows of the sheet, each with the event that wrote it.
  let rows: [ForecastSheet.Row]
  /// The unit's postings that somebody says are coded wrongly, by the cell that they lie on.
  let marks: [MoneyCube.Cell: [MarkedPosting]]
  private let volumes: UnitVolumes
  private var structure: FollowUpStructure { followUp.structure }

  init(followUp: FollowUp, unit: Int, layer: ForecastLayer) {
    self.followUp = followUp
    figures = FollowUpFigures(followUp)
    self.unit = unit
    self.layer = layer
    let id = followUp.structure.units[unit].id
    let sheet = followUp.sheets.first { $0.value.unit == id && $0.value.layer == layer }
    self.sheet = sheet
    rows =
      sheet.map { sheet in
        sheet.value.rows.map { $0.stamped($0.stamp.at(sheet.event), remarkEvent: $0.remarkEvent) }
      } ?? []
    marks = UnitSheetBuilder.marks(followUp, unit: unit)
    volumes = UnitVolumes(followUp, unit: unit)
  }

  private static func marks(_ followUp: FollowUp, unit: Int) -> [MoneyCube.Cell: [MarkedPosting]] {
    guard !followUp.marks.isEmpty else { return [:] }
    let columns = FactColumns(
      CodingPart.allCases.map { part in
        let codes = followUp.marks.map { $0.posting.code(part) }
        return (
          part.column, .code(CodeColumn(dictionary: codes, codes: codes.indices.map { UInt32($0) }))
        )
      })
    var marks: [MoneyCube.Cell: [MarkedPosting]] = [:]
    for (mark, cell) in zip(followUp.marks, followUp.structure.cells(columns)) {
      if let cell, cell.unit == unit { marks[cell, default: []].append(mark) }
    }
    return marks
  }

  private var hasAreas: Bool { !structure.areas.isEmpty }

  /// The id of the area as sheets name it.
  private func areaID(_ area: Int) -> String { hasAreas ? structure.areaID(area) : "" }

  /// The lines that a forecast can be set on.
  var lines: [(id: String, name: String)] {
    structure.statement.lines.filter { $0.kind == .leaf }.map { ($0.id, $0.name) }
  }

  /// The areas that a forecast can be set in.
  var areaNames: [(id: String, name: String)] {
    hasAreas ? (0...structure.areas.count).map { (areaID($0), structure.areaName($0)) } : []
  }

  /// The areas that have anything to show, in their order.
  var areas: [UnitSheet.Area] {
    let places = Set(shown)
    return (0...structure.areas.count).compactMap { area in
      let cells = (0..<structure.lineCount).compactMap { line in
        let place = MoneyCube.Cell(line: line, area: area, unit: unit)
        return places.contains(place) ? cell(place) : nil
      }
      let remark = rows.first { isRemark($0, on: area) }
      guard !cells.isEmpty || remark != nil else { return nil }
      return UnitSheet.Area(
        id: areaID(area), name: structure.areaName(area),
        amounts: amounts(.init(line: structure.exceptFrames, area: area, unit: unit)), remark: remark, cells: cells)
    }
  }

  /// What is entered on lines or areas that the structure no longer has.
  var lost: [UnitSheet.Cell] {
    rows.compactMap { row in
      guard row.statement ?? Statement.drift == Statement.drift, isLost(row) else { return nil }
      let nothing = FigureCell(
        key: figures.key(.forecast, of: .init(unit: unit), over: followUp.year), value: .missing, presentation: .tkr)
      return UnitSheet.Cell(
        line: row.line ?? "", area: row.area ?? "",
        name: [row.line, row.area].compactMap(\.self).joined(separator: ", "),
        amounts: UnitSheet.Amounts(
          actual: nothing, periodBudget: nothing, budget: nothing, forecast: nothing, variance: nothing,
          previous: nothing, change: nothing), proposal: .zero, method: .restOfBudget, own: row, others: [],
        isOpen: true, isLost: true, marked: UnitSheet.Marked([]), volume: nil)
    }
  }

  /// Who wrote the layer last; nil where nobody has.
  var lastStamp: ForecastSheet.Stamp? { rows.map(\.stamp).max { ($0.event ?? 0) < ($1.event ?? 0) } }

  /// What is known of the slice.
  func amounts(_ slice: FollowUp.Slice) -> UnitSheet.Amounts { UnitSheetBuilder.amounts(slice, of: figures) }

  /// What is known of the slice.
  static func amounts(_ slice: FollowUp.Slice, of figures: FollowUpFigures) -> UnitSheet.Amounts {
    let followUp = figures.followUp
    func cell(_ measure: FollowUpMeasure, _ period: Period) -> FigureCell {
      FigureCell(figures.figure(measure, of: slice, over: period), as: .tkr)
    }
    return UnitSheet.Amounts(
      actual: cell(.actual, followUp.toDate), periodBudget: cell(.budget, followUp.toDate),
      budget: cell(.budget, followUp.year), forecast: cell(.forecast, followUp.year),
      variance: cell(.variance, followUp.year), previous: cell(.previousForecast, followUp.year),
      change: cell(.forecastChange, followUp.year))
  }

  /// The unit's cells with anything to show, without the council's money, which is no unit's.
  private var shown: [MoneyCube.Cell] {
    let frames = structure.frameLines
    let year = followUp.year
    func isUsed(_ cell: MoneyCube.Cell) -> Bool {
      followUp.actual.sum(of: cell, over: followUp.toDate) != 0 || followUp.budget.sum(of: cell, over: year) != 0
        || followUp.forecast.sum(of: cell, over: year) != 0
        || followUp.previousForecast.sum(of: cell, over: year) != 0 || followUp.forecastCells[cell] != nil
    }
    let known =
      followUp.actual.cells + followUp.budget.cells + followUp.forecast.cells + followUp.previousForecast.cells
      + Array(followUp.forecastCells.keys) + Array(volumes.places) + rows.filter { !isLost($0) }.compactMap(place)
    return known.filter { cell in
      cell.unit == unit && !frames.contains(cell.line)
        && (isUsed(cell) || row(of: cell) != nil || volumes.places.contains(cell))
    }
  }

  private func cell(_ place: MoneyCube.Cell) -> UnitSheet.Cell {
    let isOpen = place.line < structure.statement.lines.count
    let said = followUp.forecastCells[place]?.history ?? []
    return UnitSheet.Cell(
      line: isOpen ? structure.statement.lines[place.line].id : "", area: areaID(place.area),
      name: structure.lineName(place.line), amounts: amounts(.init(line: place.line, area: place.area, unit: unit)),
      proposal: Money(ore: followUp.fallback.sum(of: place, over: followUp.year)),
      method: followUp.fallbackRule(of: place).method, own: isOpen ? row(of: place) : nil,
      others: said.filter { $0.layer != layer }, isOpen: isOpen, isLost: false,
      marked: UnitSheet.Marked(marks[place] ?? []),
      volume: volumes.volume(of: place, own: isOpen ? row(of: place) : nil))
  }

  /// What the sheet says of the cell.
  private func row(of cell: MoneyCube.Cell) -> ForecastSheet.Row? {
    rows.first { !isLost($0) && place($0) == cell }
  }

  /// The cell that the row names; nil for remarks on areas and other statements.
  private func place(_ row: ForecastSheet.Row) -> MoneyCube.Cell? {
    guard row.statement == Statement.drift, let line = row.line else { return nil }
    return structure.cell(line: line, area: row.area, unit: structure.units[unit].id).cell
  }

  private func isLost(_ row: ForecastSheet.Row) -> Bool {
    if let line = row.line, row.statement == Statement.drift {
      return !structure.cell(line: line, area: row.area, unit: nil).lost.isEmpty
    }
    guard row.line == nil, let area = row.area, hasAreas else { return false }
    return area != FollowUpAreas.remainder && !structure.areas.contains { $0.id == area }
  }

  private func isRemark(_ row: ForecastSheet.Row, on area: Int) -> Bool {
    row.line == nil && !isLost(row) && (row.area ?? FollowUpAreas.remainder) == structure.areaID(area)
  }
}
