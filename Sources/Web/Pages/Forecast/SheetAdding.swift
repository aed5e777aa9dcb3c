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

  /// What stands in the field: what was sent, else what a draft has of a row that the table lacks.
  private func value(_ name: String) -> String {
    if let sent = place.visit.form[name] { return sent }
    let known = TypedSheet(place.sheet).cells
    guard let cell = typed.cells.first(where: { typed in !known.contains { $0.field == typed.field } }) else {
      return ""
    }
    return switch name {
    case "ny.omrade": cell.area
    case "ny.rad": cell.line
    case "ny.slag": SheetForm.bases.first { $0.basis == cell.basis }?.word ?? ""
    case "ny.belopp": cell.amount
    default: cell.remark
    }
  }

  /// Its fields, folded together until somebody needs them.
  var node: Node {
    let areas = place.sheet.areaNames
    let isWrong = faults.contains { $0.field == "ny.belopp" }
    let isUsed = isWrong || !value("ny.belopp").isEmpty || !value("ny.kommentar").isEmpty
    return .element(
      .details, isUsed ? [.flag(.open)] : [],
      [
        .element(.summary, [], "Lägg till en rad som inte finns i tabellen"),
        areas.isEmpty
          ? .nothing
          : Look.field(
            Field(
              "ny.omrade", place.visit.terms("Område"),
              .list(areas.map { .init($0.id, $0.name) }, chosen: value("ny.omrade"))
            )),
        Look.field(
          Field("ny.rad", "Rad", .list(place.sheet.lines.map { .init($0.id, $0.name) }, chosen: value("ny.rad")))),
        Look.field(
          Field(
            "ny.slag", "Anges som",
            .list(SheetForm.bases.map { .init($0.word, $0.title) }, chosen: value("ny.slag")))),
        Look.field(
          Field("ny.belopp", "Belopp", .number(value("ny.belopp"), unit: "tkr"), isRequired: false),
          faults: faults),
        Look.field(
          Field("ny.kommentar", place.visit.terms("Kommentar"), .line(value("ny.kommentar")), isRequired: false)),
      ])
  }
}
