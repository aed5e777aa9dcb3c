import Forecasting
import Formats
import HTML

/// The row at the end of a sheet that sets a forecast on a line which has neither postings, budget nor forecast.
struct SheetAdding {
  /// Where it is.
  let place: SheetPlace
  /// What is wrong in the form.
  let faults: [FieldFault]

  private var form: (String) -> String { { place.visit.form[$0] ?? "" } }

  /// Its fields, folded together until somebody needs them.
  var node: Node {
    let areas = place.sheet.areaNames
    let isWrong = faults.contains { $0.field == "ny.belopp" }
    let isUsed = isWrong || !form("ny.belopp").isEmpty || !form("ny.kommentar").isEmpty
    return .element(
      .details, isUsed ? [.flag(.open)] : [],
      [
        .element(.summary, [], "Lägg till en rad som inte finns i tabellen"),
        areas.isEmpty
          ? .nothing
          : Look.field(
            Field("ny.omrade", "Område", .list(areas.map { .init($0.id, $0.name) }, chosen: form("ny.omrade")))),
        Look.field(
          Field("ny.rad", "Rad", .list(place.sheet.lines.map { .init($0.id, $0.name) }, chosen: form("ny.rad")))),
        Look.field(
          Field(
            "ny.slag", "Anges som",
            .list(SheetForm.bases.map { .init($0.word, $0.title) }, chosen: form("ny.slag")))),
        Look.field(
          Field("ny.belopp", "Belopp", .number(form("ny.belopp"), unit: "tkr"), isRequired: false),
          faults: faults),
        Look.field(Field("ny.kommentar", "Kommentar", .line(form("ny.kommentar")), isRequired: false)),
      ])
  }
}
