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
    if place.isOpen, let draft = try await SheetSaving(place).draft() {
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
    let saving = SheetSaving(place)
    switch try await saving.save(try place.form.typed(visit.form, at: place.sheet)) {
    case .saved(let masked):
      var fields: FormFields = ["klart": "sparat"]
      if masked > 0 { fields.add("dolda", "\(masked)") }
      return .seeOther(place.address(nil, [], fields))
    case .unchanged: return .seeOther(place.address(nil, [], ["klart": "oforandrat"]))
    case .refused(let typed, let faults):
      var page = try await SheetPage.make(place, typed: typed)
      page.faults = faults
      return page.answer
    case .overtaken(let place, let typed, let changes):
      var page = try await SheetPage.make(place, typed: typed)
      page.changes = changes
      return page.answer
    }
  }

  /// Keeps what is written as it is written, or throws it away.
  private static func draft(_ visit: Visit) async throws -> WebAnswer {
    guard let place = try await place(visit) else { return .seeOther(visit.link("prognos")) }
    try place.requireOpen()
    let saving = SheetSaving(place)
    guard visit.form["kasta"] == nil else {
      try await saving.dropDraft()
      return .seeOther(place.address(nil, [], ["klart": "kastat"]))
    }
    let isKept = try await saving.keepDraft(place.form.typed(visit.form, at: place.sheet))
    return isKept ? .noContent : WebAnswer(status: 409)
  }
}
