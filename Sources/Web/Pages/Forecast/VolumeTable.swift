import Care
import Forecasting
import Formats
import HTML
import Kernel

/// Bought care in a unit's sheet: amount and number beside each other.
struct VolumeTable {
  /// Where it is.
  let place: SheetPlace
  /// What stands in the sheet's fields.
  let typed: TypedSheet
  /// What is wrong in them.
  let faults: [FieldFault]

  private var sheet: UnitSheet { place.sheet }
  private var visit: Visit { place.visit }
  private var month: Month { place.month }

  /// The cells that something is counted of, each with its area.
  private var counted: [(area: String, cell: UnitSheet.Cell, volume: SheetVolume)] {
    sheet.areas.flatMap { area in
      area.cells.compactMap { cell in cell.volume.map { (sheet.areaNames.isEmpty ? "" : area.name, cell, $0) } }
    }
  }

  private func name(_ area: String, _ cell: UnitSheet.Cell) -> String {
    [area, cell.name].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The table; nothing where nothing is counted.
  var node: Node {
    let counted = counted
    guard !counted.isEmpty else { return .nothing }
    let name = SwedishText.monthNames[month.month - 1].prefix(3)
    return .fragment([
      .element(.h3, [.id(place.form.id("antal-rubrik"))], "Köpt vård: belopp och antal"),
      place.isOpen
        ? .element(
          .p, [.class("hint")],
          "Antal för hela året; för placeringar årets medeltal. Lämnar du fältet tomt gäller takten hittills.")
        : .nothing,
      Look.table(
        PageTable(
          id: place.form.id("antal"),
          caption: place.titled("Köpt vård efter \(SwedishText.text(month)), belopp i tkr och antal"),
          place.isOpen ? .writing : .reading,
          columns: [
            .init("Rad", .label), .init("Mått"), .init(visit.terms("Utfall t.o.m. \(name)"), .number),
            .init("Antal t.o.m. \(name)", .number), .init("Kr per styck hittills", .number),
            .init("Prognos helår", .number), .init("Förslag antal", .number), .init("Eget antal", .number),
            .init("Antal helår", .number), .init("Kr per styck helår", .number),
          ], rows: counted.map(row))),
    ])
  }

  private func row(_ area: String, _ cell: UnitSheet.Cell, _ volume: SheetVolume) -> PageTable.Row {
    .init(
      [
        .words(name(area, cell)), measure(volume), visit.cell(cell.amounts.actual, month),
        number(volume.actual), cost(volume.actualCost), visit.cell(cell.amounts.forecast, month),
        number(volume.proposal), field(area, cell, volume), number(volume.forecast), cost(volume.forecastCost),
      ], id: place.form.id("antal-\(cell.line).\(cell.area)"))
  }

  /// What is counted, what one is, and where not every month so far is counted, which are.
  private func measure(_ volume: SheetVolume) -> PageTable.Cell {
    let counted = volume.months.map(\.month)
    let some = counted.isEmpty || counted.count == month.month ? "" : ", antal för " + SwedishText.text(counted)
    return .content(
      [
        .text(volume.measure.word),
        .element(.div, [.class("small")], "kr per " + volume.measure.one + some),
      ], sortedBy: volume.measure.word)
  }

  private func number(_ count: Quantity?) -> PageTable.Cell {
    count.map { .number($0.text, exact: $0.hundredths) } ?? .empty
  }

  private func cost(_ kronor: Int64?) -> PageTable.Cell {
    kronor.map { .number(SwedishText.number($0), exact: $0) } ?? .empty
  }

  private func field(_ area: String, _ cell: UnitSheet.Cell, _ volume: SheetVolume) -> PageTable.Cell {
    guard place.isOpen else { return number(volume.own) }
    let typed = typed.cell(line: cell.line, area: cell.area) ?? .init(line: cell.line, area: cell.area)
    return .content([
      Look.cellField(
        place.form.numberField(typed), label: "\(name(area, cell)), eget antal, \(volume.measure.word)",
        value: typed.number, faults: faults)
    ])
  }

  /// The numbers month by month, each with the way to what says so.
  var months: Node {
    let counted = counted.filter { !$0.volume.months.isEmpty }
    guard !counted.isEmpty else { return .nothing }
    let months = Set(counted.flatMap { $0.volume.months.map(\.month) }).sorted()
    return Look.table(
      PageTable(
        id: "antal-manader", caption: "Köpt vård månad för månad, antal",
        columns: [.init("Rad", .label), .init("Mått")]
          + months.map { .init(SwedishText.monthNames[$0.month - 1].capitalisedFirst, .number) },
        rows: counted.map { area, cell, volume in
          .init(
            [.words(name(area, cell)), .words(volume.measure.word)]
              + months.map { month in
                guard let known = volume.months.first(where: { $0.month == month }) else { return .empty }
                let way = visit.link(
                  ["historik", "uppgift"], fields: ["slag": CareVolumes.kind, "id": known.record])
                return .way(known.count.text, to: way, sortedBy: "\(known.count.hundredths)")
              })
        }))
  }
}
