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
  ]

  private static func show(_ visit: Visit) async throws -> WebAnswer {
    guard let place = try await place(visit) else { return .seeOther(visit.link("prognos")) }
    return SheetPage(place: place, typed: TypedSheet(place.sheet)).answer
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
      var fields: FormFields = ["klart": written.event == nil ? "oforandrat" : "sparat"]
      if written.output.masked > 0 { fields.add("dolda", "\(written.output.masked)") }
      return .seeOther(place.address(nil, [], fields))
    } catch StorageProblem.changedMeanwhile(let conflict) {
      return try await showBoth(typed, conflict, visit)
    } catch {
      guard let faults = SheetForm.faults(error, at: place.sheet) else { throw error }
      return SheetPage(place: place, typed: typed, faults: faults).answer
    }
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
    return SheetPage(place: place, typed: rebased.sheet, changes: rebased.changes).answer
  }
}
