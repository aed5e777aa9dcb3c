import Documents
import Forecasting
import Formats
import HTML
import Kernel
import Storage

/// A unit's sheet: shown, written and saved.
enum SheetPages {
  static let routes: [Route] = [
    .get("/prognos/{enhet}", .permission(.read), .never, answer: show),
    .post("/prognos/{enhet}", .permission(.read), answer: save),
    .post("/prognos/{enhet}/utkast", .permission(.read), answer: draft),
  ]

  private static func show(_ visit: Visit) async throws -> WebAnswer {
    guard let place = try await place(visit) else { return .seeOther(visit.link("prognos")) }
    var page = try await SheetPage.make(place)
    if place.isOpen, let draft = try await find(place), draft.sheet != page.typed {
      page.typed = draft.sheet
      page.draftTime = draft.at
    }
    return page.answer
  }

  /// The place that the address names; nil for a department, whose units have the sheets, and where nothing is posted.
  private static func place(_ visit: Visit) async throws -> SheetPlace? {
    do {
      return try await SheetPlace.find(visit)
    } catch ForecastingProblem.unitWithoutCodes {
      return nil
    }
  }

  private static func save(_ visit: Visit) async throws -> WebAnswer {
    guard let place = try await place(visit) else { return .seeOther(visit.link("prognos")) }
    try place.requireOpen()
    let typed = try SheetForm.typed(visit.form, at: place.sheet)
    do {
      let written = try await write(
        typed.input(over: place.sheet, isConfirmed: visit.form[SheetForm.confirmation] == "ja"), visit)
      try await drafts(place).drop(place.month, unit: place.sheet.unit, layer: place.sheet.layer)
      var fields: FormFields = ["klart": written.event == nil ? "oforandrat" : "sparat"]
      if written.output.masked > 0 { fields.add("dolda", "\(written.output.masked)") }
      return .seeOther(place.address(nil, [], fields))
    } catch StorageProblem.changedMeanwhile(let conflict) {
      return try await showBoth(typed, conflict, visit)
    } catch {
      guard let faults = SheetForm.faults(error, at: place.sheet, in: visit.terms) else { throw error }
      var page = try await SheetPage.make(place, typed: typed)
      page.faults = faults
      return page.answer
    }
  }

  /// Keeps what is written as it is written, or throws it away.
  private static func draft(_ visit: Visit) async throws -> WebAnswer {
    guard let place = try await place(visit) else { return .seeOther(visit.link("prognos")) }
    try place.requireOpen()
    guard visit.form["kasta"] == nil else {
      try await drafts(place).drop(place.month, unit: place.sheet.unit, layer: place.sheet.layer)
      return .seeOther(place.address(nil, [], ["klart": "kastat"]))
    }
    let isKept = try await drafts(place).keep(SheetForm.typed(visit.form, at: place.sheet))
    return isKept ? .noContent : WebAnswer(status: 409)
  }

  private static func drafts(_ place: SheetPlace) -> SheetDraftDesk { SheetDraftDesk(place.visit.desk) }

  private static func find(_ place: SheetPlace) async throws -> SheetDraft? {
    try await drafts(place).find(place.month, unit: place.sheet.unit, layer: place.sheet.layer)
  }

  private static func write(
    _ input: ForecastInput, _ visit: Visit
  ) async throws -> Appended<ForecastWriting.Written> {
    input.layer == .unit
      ? try await visit.run(ImportForecast.self, input) : try await visit.run(AdjustForecast.self, input)
  }

  /// The sheet as somebody else has written it meanwhile, beside what was typed.
  private static func showBoth(
    _ typed: TypedSheet, _ conflict: VersionConflict, _ visit: Visit
  ) async throws -> WebAnswer {
    guard let place = try await SheetPlace.find(visit) else { throw StorageProblem.changedMeanwhile(conflict) }
    let base = try conflict.base.flatMap { base in
      try base.body.map { try ForecastSheet.decode($0, tag: base.tag).rows }
    }
    let rebased = typed.rebased(from: base ?? [], on: place.sheet)
    var page = try await SheetPage.make(place, typed: rebased.sheet)
    page.changes = rebased.changes
    return page.answer
  }
}
