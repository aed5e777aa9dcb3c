import Documents
import Figures
import Forecasting
import HTML
import Kernel

/// A unit's sheet as a table: to write in, or to read where it may not be written.
struct SheetTable {
  /// Where it is.
  let place: SheetPlace
  /// What stands in its fields.
  let typed: TypedSheet
  /// What is wrong in them.
  let faults: [FieldFault]

  private var sheet: UnitSheet { place.sheet }
  private var visit: Visit { place.visit }
  private var month: Month { place.month }

  /// The table.
  var node: Node { Look.table(table) }

  private var table: PageTable {
    PageTable(
      id: place.form.id("prognos"),
      caption: place.titled("Prognos efter \(SwedishText.text(month)), tkr"), place.isOpen ? .writing : .reading,
      columns: columns, rows: rows)
  }

  private var columns: [PageTable.Column] {
    let name = SwedishText.monthNames[month.month - 1].prefix(3)
    let before = sheet.previousMonth.map { "Prognos efter " + SwedishText.monthNames[$0.month - 1] }
    return [
      .init("Rad", .label), .init(visit.terms("Utfall t.o.m. \(name)"), .number),
      .init("Budget t.o.m. \(name)", .number),
      .init("Årsbudget", .number), .init("Förslag", .number), .init("Anges som"),
      .init("Egen prognos", .number), .init(visit.terms("Kommentar")), .init("Prognos helår", .number),
      .init("Avvikelse", .number), .init(before ?? "Förra prognosen", .number), .init("Förändring", .number),
    ]
  }

  private var rows: [PageTable.Row] {
    let isFlat = sheet.areaNames.isEmpty
    var rows = sheet.areas.flatMap { area in
      (isFlat ? [] : [row(area)]) + area.cells.map { row($0, in: area.name, level: isFlat ? 0 : 1) }
    }
    rows += sheet.lost.map { row($0, in: "", level: 0) }
    rows.append(
      .init(
        [.words("Summa")] + figures(sheet.total) + [.empty, .empty, .empty, .empty] + outcome(sheet.total),
        id: place.form.id("summa"), kind: .total))
    return rows
  }

  private func row(_ area: UnitSheet.Area) -> PageTable.Row {
    let cell = typed.cell(line: "", area: area.id) ?? .init(line: "", area: area.id)
    return .init(
      [.words(area.name)] + figures(area.amounts)
        + [.empty, .empty, .empty, remark(cell, about: area.name)] + outcome(area.amounts),
      id: place.form.id("omrade-" + area.id), kind: .subtotal)
  }

  private func row(_ cell: UnitSheet.Cell, in area: String, level: Int) -> PageTable.Row {
    let about = [area, cell.name].filter { !$0.isEmpty }.joined(separator: ", ")
    var name: [Node] = [cell.isLost ? .text(cell.name) : Look.link(cell.name, address(of: cell))]
    if cell.isLost { name.append(.element(.p, [.class("small")], "Finns inte längre; töm raden för att ta bort den.")) }
    let typed = typed.cell(line: cell.line, area: cell.area) ?? .init(line: cell.line, area: cell.area)
    let entry: [PageTable.Cell] =
      cell.isOpen
      ? [basis(typed, about: about), amount(typed, about: about), remark(typed, about: about)]
      : [.empty, .empty, .empty]
    return .init(
      [.content(name)] + figures(cell.amounts, marked: cell.marked) + [cell.isLost ? .empty : proposal(cell)] + entry
        + outcome(cell.amounts, others: cell.others),
      id: place.form.id("rad-\(cell.line).\(cell.area)"), level: level)
  }

  /// Where the row is taken apart, down to its postings.
  private func address(of cell: UnitSheet.Cell) -> String {
    let line = cell.amounts.actual.key.id(on: "line") ?? cell.line
    return DrillPages.address(
      visit, line: line, area: cell.area.isEmpty ? nil : cell.area, unit: sheet.keyID, month: month)
  }

  /// What the marked postings come to, with the sign of reports, in tkr.
  static func text(of marked: UnitSheet.Marked, in sheet: UnitSheet) -> String {
    FigureCell(key: sheet.total.actual.key, value: .money(marked.sum), presentation: .tkr).text
  }

  private func figures(_ amounts: UnitSheet.Amounts, marked: UnitSheet.Marked? = nil) -> [PageTable.Cell] {
    var actual = visit.cell(amounts.actual, month)
    if let marked, marked.count > 0, case .content(let nodes, _) = actual {
      actual = .content(
        nodes + [.element(.div, [.class("small")], "varav markerat " + SheetTable.text(of: marked, in: sheet))])
    }
    return [actual, visit.cell(amounts.periodBudget, month), visit.cell(amounts.budget, month)]
  }

  private func outcome(_ amounts: UnitSheet.Amounts, others: [ForecastEntry] = []) -> [PageTable.Cell] {
    var forecast = visit.cell(amounts.forecast, month)
    if case .content(let nodes, _) = forecast, !others.isEmpty {
      forecast = .content(
        nodes + others.map { .element(.p, [.class("small")], $0.layer.title + ": " + $0.text) })
    }
    return [
      forecast, visit.cell(amounts.variance, month, isJudged: true), visit.cell(amounts.previous, month),
      visit.cell(amounts.change, month, isJudged: true),
    ]
  }

  /// What the year comes to where nobody sets a forecast, and how that is reckoned.
  private func proposal(_ cell: UnitSheet.Cell) -> PageTable.Cell {
    let shown = FigureCell(key: cell.amounts.forecast.key, value: .money(cell.proposal), presentation: .tkr)
    return .content([
      .text(shown.text), .element(.div, [.class("small")], cell.method.term),
    ])
  }

  private func basis(_ cell: TypedSheet.Cell, about: String) -> PageTable.Cell {
    let chosen = SheetForm.bases.first { $0.basis == cell.basis } ?? SheetForm.bases[0]
    guard place.isOpen else { return cell.amount.isEmpty ? .empty : .words(chosen.title) }
    return .content([
      Look.cellChoice(
        place.form.basisField(cell), label: about + ", anges som",
        SheetForm.bases.map { .init($0.word, $0.title) }, chosen: chosen.word)
    ])
  }

  private func amount(_ cell: TypedSheet.Cell, about: String) -> PageTable.Cell {
    guard place.isOpen else { return .words(cell.amount) }
    return .content([
      Look.cellField(
        place.form.amountField(cell), label: about + ", egen prognos, tkr", value: cell.amount, faults: faults)
    ])
  }

  private func remark(_ cell: TypedSheet.Cell, about: String) -> PageTable.Cell {
    guard place.isOpen else { return .words(cell.remark) }
    return .content([
      Look.cellText(
        place.form.remarkField(cell), label: about + visit.terms(", kommentar"), value: cell.remark, faults: faults)
    ])
  }
}
