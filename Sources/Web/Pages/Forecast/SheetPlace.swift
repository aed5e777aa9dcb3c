import Forecasting
import Formats
import Kernel
import Storage

/// Where a unit's sheet is written: the month, the unit, the layer, and whether whoever visits may.
struct SheetPlace {
  /// The visit.
  let visit: Visit
  /// The month's figures.
  let sections: FollowUpSections
  /// The sheet as it stands.
  let sheet: UnitSheet
  /// The fields of the sheet in the page's form.
  var form = SheetForm()
  /// The layers that whoever visits may see here, and whether she may write in each.
  let layers: [(layer: ForecastLayer, isOpen: Bool)]

  /// The place that the address names; nil where no ledger is imported.
  ///
  /// **Throws** `WebProblem.oddField`, and what `UnitSheet` throws.
  static func find(_ visit: Visit) async throws -> SheetPlace? {
    guard let month = try await visit.month() else { return nil }
    return try await find(visit, month, unit: visit.parameter("enhet"), form: SheetForm())
  }

  /// The place of the unit's sheet, whose fields have these names.
  ///
  /// **Throws** `WebProblem.oddField`, and what `UnitSheet` throws.
  static func find(_ visit: Visit, _ month: Month, unit: String, form: SheetForm) async throws -> SheetPlace {
    let grants = visit.desk.context.actor.grants
    let all: [ForecastLayer] = [.unit, .controller, .administration]
    let layers = all.map { layer -> (layer: ForecastLayer, isOpen: Bool) in
      let isHeld = grants.scope(of: layer.permission)?.contains(unit: unit) ?? false
      return (layer: layer, isOpen: isHeld && visit.moment == nil)
    }.filter { $0.layer == .unit || $0.isOpen }
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    let sheet = try UnitSheet(sections, unit: unit, layer: try layer(visit))
    return SheetPlace(visit: visit, sections: sections, sheet: sheet, form: form, layers: layers)
  }

  private static let words: [(word: String, layer: ForecastLayer)] = [
    ("enhet", .unit), ("controller", .controller), ("forvaltning", .administration),
  ]

  private static func layer(_ visit: Visit) throws -> ForecastLayer {
    guard let text = visit.query["lager"], !text.isEmpty else { return .unit }
    guard let found = words.first(where: { $0.word == text }) else {
      throw WebProblem.oddField(name: "lager", text: text)
    }
    return found.layer
  }

  /// The month.
  var month: Month { sheet.month }

  /// What is said of the sheet, with the unit's name where the page has several.
  func titled(_ words: String) -> String { form.unit == nil ? words : sheet.unitName + ": " + words }

  /// Whether the layer can be written by whoever visits, now.
  var isOpen: Bool { layers.contains { $0.layer == sheet.layer && $0.isOpen } }

  /// The page's address in the layer, with more fields where they are given.
  func address(_ layer: ForecastLayer? = nil, _ steps: [String] = [], _ more: FormFields = FormFields()) -> String {
    address(of: sheet.unit, in: layer ?? sheet.layer, steps, month: visit.fields(of: month), more)
  }

  /// The same page of another unit.
  func address(of unit: String) -> String {
    address(of: unit, in: sheet.layer, [], month: visit.fields(of: month), FormFields())
  }

  /// The page's address without a month, which a choice adds.
  var addressOfAnyMonth: String { address(of: sheet.unit, in: sheet.layer, [], month: FormFields(), FormFields()) }

  private func address(
    of unit: String, in layer: ForecastLayer, _ steps: [String], month: FormFields, _ more: FormFields
  ) -> String {
    var fields = month
    if layer != .unit, let word = SheetPlace.words.first(where: { $0.layer == layer })?.word {
      fields.add("lager", word)
    }
    for field in more.fields { fields.add(field.name, field.value) }
    return visit.link(["prognos", unit] + steps, fields: fields)
  }

  /// Refuses whoever may not write the layer.
  ///
  /// **Throws** `StorageProblem.notPermitted`, `.outsideScope`.
  func requireOpen() throws {
    let permission = sheet.layer.permission
    guard let scope = visit.desk.context.actor.grants.scope(of: permission) else {
      throw StorageProblem.notPermitted(useCase: ImportForecast.name, permission: permission)
    }
    guard scope.contains(unit: sheet.unit) else { throw StorageProblem.outsideScope(unit: sheet.unit) }
  }
}
