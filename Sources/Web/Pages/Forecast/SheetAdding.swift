import Forecasting
import Formats
import HTML
import Kernel

/// The row at the end of a sheet that sets a forecast on a line which has neither postings, budget nor forecast.
struct SheetAdding {
  /// Where it is.
  let place: SheetPlace
  /// What stands in the sheet's fields.
  let typed: TypedSheet
  /// What is wrong in the form.
  let faults: [FieldFault]
  /// Whether what was sent is shown again; a sheet that was saved has its rows in the table.
  let isSent: Bool

  /// What stands in the field: what was sent, else what a draft has of a row that the table lacks.
  private func value(_ name: String) -> String {
    if isSent, let sent = place.visit.form[place.form.addingField(name)] { return sent }
    let known = TypedSheet(place.sheet).cells
    guard let cell = typed.cells.first(where: { typed in !known.contains { $0.field == typed.field } }) else {
      return ""
    }
    return switch name {
    case "omrade": cell.area
    case "rad": cell.line
    case "slag": SheetForm.bases.first { $0.basis == cell.basis }?.word ?? ""
    case "belopp": cell.amount
    default: cell.remark
    }
  }

  private func field(_ name: String) -> String { place.form.addingField(name) }

  /// Its fields, folded together until somebody needs them.
  var node: Node {
    let areas = place.sheet.areaNames
    let isWrong = faults.contains { $0.field == field("belopp") }
    let isUsed = isWrong || !value("belopp").isEmpty || !value("kommentar").isEmpty
    return .element(
      .details, isUsed ? [.flag(.open)] : [],
      [
        .element(.summary, [], "Lägg till en rad som inte finns i tabellen"),
        areas.isEmpty
          ? .nothing
          : Look.field(
            Field(
              field("omrade"), place.visit.terms("Område"),
              .list(areas.map { .init($0.id, $0.name) }, chosen: value("omrade"))
            )),
        Look.field(
          Field(field("rad"), "Rad", .list(place.sheet.lines.map { .init($0.id, $0.name) }, chosen: value("rad")))),
        Look.field(
          Field(
            field("slag"), "Anges som",
            .list(SheetForm.bases.map { .init($0.word, $0.title) }, chosen: value("slag")))),
        Look.field(
          Field(field("belopp"), "Belopp", .number(value("belopp"), unit: "tkr"), isRequired: false),
          faults: faults),
        Look.field(
          Field(field("kommentar"), place.visit.terms("Kommentar"), .line(value("kommentar")), isRequired: false)),
      ])
  }
}
