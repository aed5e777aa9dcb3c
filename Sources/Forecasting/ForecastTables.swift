import Storage
import Accounts
package import Documents
import Figures
import Kernel

/// Lays out how the forecast was made: its layers by line, and its cells one by one.
package struct ForecastTables {
  private let figures: FollowUpFigures
  private let presentation: Presentation
  private var followUp: FollowUp { figures.followUp }
  private var structure: FollowUpStructure { figures.followUp.structure }

  /// The tables of `figures`, all cells shown so.
  package init(_ figures: FollowUpFigures, as presentation: Presentation = .tkr) {
    self.figures = figures
    self.presentation = presentation
  }

  private var amountsIn: String { "Belopp i " + presentation.unit.text }

  /// The forecast by line as it stands in each layer: what the layer says with those beneath it, empty where it says
  /// nothing of the line; then what counts.
  package func layers(unit: Int? = nil) -> Table {
    let layers = LayerFigures(figures)
    let columns =
      [Table.Column("line", amountsIn, .label)]
      + ForecastLayer.allCases.map { Table.Column($0.rawValue, $0.title) } + [Table.Column("forecast", "Gällande")]
    let rows = structure.statement.lines.indices.map { line -> Table.Row in
      let kind = structure.statement.lines[line].kind
      let slice = FollowUp.Slice(line: line, unit: unit)
      let cells = ForecastLayer.allCases.map { layer in
        Table.Cell.figure(FigureCell(layers.figure(layer, of: slice), as: presentation))
      }
      let standing = Table.Cell.figure(
        FigureCell(figures.figure(.forecast, of: slice, over: followUp.year), as: presentation))
      return Table.Row(
        id: structure.lineID(line), kind: rowKind(line),
        cells: [.text(structure.lineName(line))]
          + (kind == .heading ? columns.dropFirst().map { _ in .empty } : cells + [standing]))
    }
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    return Table(
      id: "prognoslager" + suffix,
      caption: "Prognosens lager\(owner), helår \(Digits.padded(followUp.year.first.year, 4)). \(amountsIn).",
      columns: columns, rows: rows,
      notes: [
        [
          .text(
            "Varje lager visas med det som lagren under säger. En tom cell betyder att lagret inte säger något om "
              + "raden. Första kolumnen har också det som en regel fyller i.")
        ]
      ])
  }

  private func rowKind(_ line: Int) -> Table.RowKind {
    switch structure.statement.lines[line].kind {
    case .heading: .heading
    case .sum: line == structure.resultLine ? .total : .subtotal
    case .leaf, .frame: .item
    }
  }

  /// The forecast by line and area: period budget, actual, year's budget, forecast, how it was set, the forecast
  /// before, the change and the remark.
  package func cells(unit: Int? = nil) -> Table {
    let words = ForecastWords(followUp)
    let isUnit = unit.map(structure.unitsHeld)
    let month = SwedishText.monthNames[followUp.month.month - 1]
    let measures: [(Table.Column, FollowUpMeasure)] = [
      (.init("period_budget", "Budget t.o.m. \(month)"), .budget),
      (.init("actual", followUp.terms("Utfall t.o.m. \(month)")), .actual),
      (.init("budget", "Budget helår"), .budget), (.init("forecast", "Prognos helår"), .forecast),
      (.init("previous_forecast", "Föregående prognos"), .previousForecast),
      (.init("change", "Förändring", difference: .init(4, minus: 6)), .forecastChange),
    ]
    let periods = [followUp.toDate, followUp.toDate, followUp.year, followUp.year, followUp.year, followUp.year]
    func figureCells(_ slice: FollowUp.Slice, _ way: String, _ remark: String) -> [Table.Cell] {
      var cells = zip(measures, periods).map { measure, period in
        Table.Cell.figure(FigureCell(figures.figure(measure.1, of: slice, over: period), as: presentation))
      }
      cells.insert(.text(way), at: 4)
      return cells + [.text(remark)]
    }
    var rows: [Table.Row] = places(unit).map { line, area in
      let cells = followUp.forecast.cells.filter {
        $0.line == line && $0.area == area && (isUnit?[$0.unit] ?? true)
      }
      var ways: [String] = []
      for way in cells.map(words.way) where !ways.contains(way) { ways.append(way) }
      let name = structure.lineName(line) + (structure.areas.isEmpty ? "" : ", " + structure.areaName(area))
      return Table.Row(
        id: structure.lineID(line) + "-" + structure.areaID(area),
        cells: [.text(name)]
          + figureCells(
            FollowUp.Slice(line: line, area: area, unit: unit),
            ways.count > 3 ? "flera sätt" : ways.joined(separator: ", "),
            remark(line, area, unit)))
    }
    let items = Array(rows.indices)
    rows.append(
      Table.Row(
        id: "summa", kind: .total,
        cells: [.text(structure.resultLine.map(structure.lineName) ?? "Summa")]
          + figureCells(FollowUp.Slice(unit: unit), "", ""), sumOf: items))
    let suffix = unit.map { "-" + structure.unitID($0) } ?? ""
    let owner = unit.map { ", " + structure.unitName($0) } ?? ""
    return Table(
      id: "prognos" + suffix,
      caption: "Prognosen cell för cell\(owner), \(SwedishText.text(followUp.toDate)). \(amountsIn).",
      columns: [.init("cell", amountsIn, .label)] + measures.prefix(4).map(\.0) + [.init("way", "Så satt", .text)]
        + measures.suffix(2).map(\.0) + [.init("remark", followUp.terms("Kommentar"), .text)], rows: rows,
      notes: unit == nil ? [] : versions(of: isUnit))
  }

  /// Which versions of the unit's sheets the table rests on: who changes one of them says which version was read.
  private func versions(of isUnit: [Bool]?) -> [[Inline]] {
    let units = Set(isUnit.map { held in held.indices.filter { held[$0] }.map(structure.cellUnitID) } ?? [])
    let sheets = followUp.sheets.filter { units.contains($0.value.unit) }.sorted { $0.id < $1.id }
    guard !sheets.isEmpty else { return [] }
    return [[.text("Prognosblad: " + SwedishText.list(sheets.map { "\($0.id) version \($0.version)" }) + ".")]]
  }

  /// The lines and areas of the unit, or of all units, that have anything to show, in print order.
  private func places(_ unit: Int?) -> [(line: Int, area: Int)] {
    let areas = structure.areas.count + 1
    let count = structure.lineCount * areas
    let isUnit = unit.map(structure.unitsHeld)
    func place(_ cell: MoneyCube.Cell) -> Int? {
      isUnit?[cell.unit] ?? true ? cell.line * areas + cell.area : nil
    }
    let shown = [
      followUp.values(.budget, count: count, over: followUp.year, by: place),
      followUp.values(.actual, count: count, over: followUp.toDate, by: place),
      followUp.values(.forecast, count: count, over: followUp.year, by: place),
      followUp.values(.previousForecast, count: count, over: followUp.year, by: place),
    ]
    return (0..<count).filter { index in shown.contains { $0[index] != 0 } }.map { ($0 / areas, $0 % areas) }
  }

  private func remark(_ line: Int, _ area: Int, _ unit: Int?) -> String {
    let isUnit = unit.map(structure.unitsHeld)
    let units = isUnit.map { held in
      Set(held.indices.filter { held[$0] }.map(structure.cellUnitID))
    }
    var texts: [String] = []
    for sheet in followUp.sheets where units?.contains(sheet.value.unit) ?? true {
      for row in sheet.value.rows where row.statement == structure.statementID && !row.remark.isEmpty {
        let isLine = structure.lineID(line) == structure.statementID + "." + (row.line ?? "")
        let isArea = structure.areaID(area) == row.area ?? FollowUpAreas.remainder
        if isLine, isArea, !texts.contains(row.remark) { texts.append(row.remark) }
      }
    }
    return texts.joined(separator: " ")
  }
}
