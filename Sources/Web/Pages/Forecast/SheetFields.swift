import Formats
import Forecasting
import HTML
import Kernel

/// What a form holds of a unit's sheet, whether it has one or several.
struct SheetFields {
  /// Where it is.
  let place: SheetPlace
  /// What stands in the fields.
  let typed: TypedSheet
  /// What is wrong in them.
  let faults: [FieldFault]
  /// Whether what was sent of the sheet is shown again.
  var isSent = true

  /// How amounts are written.
  static func hint(_ month: Month) -> Node {
    .element(
      .p, [.class("hint")],
      "Belopp i tkr, kostnader med minus. Nivå är hela året, avvikelse är skillnaden mot årsbudgeten, återstår är "
        + "det som kommer efter \(SwedishText.text(month)). Lämnar du fältet tomt gäller förslaget. Är något "
        + "felkonterat: följ radens namn ned till verifikationen och markera bokföringsraden där.")
  }

  /// The sheet's table.
  var table: Node { SheetTable(place: place, typed: typed, faults: faults).node }

  /// All that the form holds of the sheet.
  var nodes: [Node] {
    let hasDoubt = faults.contains { $0.field == place.form.confirmation }
    return [
      Look.hidden(place.form.version, "\(typed.version)"), table,
      SheetAdding(place: place, typed: typed, faults: faults, isSent: isSent).node,
      VolumeTable(place: place, typed: typed, faults: faults).node,
      hasDoubt
        ? Look.field(
          Field(place.form.confirmation, place.titled("Det är rätt som det står, spara det"), .check(false)),
          faults: faults)
        : .nothing,
    ]
  }
}
