import Forecasting
import Formats
import Kernel
import Storage

/// Saves what is typed into a unit's sheet, or keeps it as a draft.
struct SheetSaving {
  /// What became of a sheet that was sent.
  enum Outcome {
    /// It is saved, with so many personal identity numbers masked.
    case saved(masked: Int)
    /// It said what stands already.
    case unchanged
    /// Nothing is saved; what was typed, and what is wrong in it.
    case refused(TypedSheet, [FieldFault])
    /// Nothing is saved, for others have written meanwhile: the sheet as it stands now, what was typed on top of it,
    /// and what they have written.
    case overtaken(SheetPlace, TypedSheet, [TypedSheet.Change])
  }

  private let place: SheetPlace

  /// Saves at the place.
  init(_ place: SheetPlace) { self.place = place }

  private var visit: Visit { place.visit }
  private var drafts: SheetDraftDesk { SheetDraftDesk(visit.desk) }

  /// Saves what is typed. What is saved needs no draft.
  ///
  /// **Throws** what the form cannot mend.
  func save(_ typed: TypedSheet) async throws -> Outcome {
    do {
      let isConfirmed = visit.form[place.form.confirmation] == "ja"
      let written = try await write(typed.input(over: place.sheet, isConfirmed: isConfirmed))
      try await dropDraft()
      return written.event == nil ? .unchanged : .saved(masked: written.output.masked)
    } catch StorageProblem.changedMeanwhile(let conflict) {
      return try await overtaken(typed, conflict)
    } catch {
      guard let faults = place.form.faults(error, at: place.sheet, in: visit.terms) else { throw error }
      return .refused(typed, faults)
    }
  }

  private func write(_ input: ForecastInput) async throws -> Appended<ForecastWriting.Written> {
    input.layer == .unit
      ? try await visit.run(ImportForecast.self, input) : try await visit.run(AdjustForecast.self, input)
  }

  /// The sheet as somebody else has written it meanwhile, beside what was typed.
  private func overtaken(_ typed: TypedSheet, _ conflict: VersionConflict) async throws -> Outcome {
    let sheet = place.sheet
    let now = try await SheetPlace.find(visit.anew, sheet.month, unit: sheet.unit, form: place.form)
    let base = try conflict.base.flatMap { base in
      try base.body.map { try ForecastSheet.decode($0, tag: base.tag).rows }
    }
    let rebased = typed.rebased(from: base ?? [], on: now.sheet)
    return .overtaken(now, rebased.sheet, rebased.changes)
  }

  /// The draft that stands in the place of what is saved; nil where there is none, or where it says the same.
  func draft() async throws -> SheetDraft? {
    let sheet = place.sheet
    let draft = try await drafts.find(sheet.month, unit: sheet.unit, layer: sheet.layer)
    return draft.flatMap { $0.sheet.saysTheSame(as: TypedSheet(sheet)) ? nil : $0 }
  }

  /// Keeps what is typed as a draft; answers whether it is kept, which it is not where the sheet has been saved since.
  func keepDraft(_ typed: TypedSheet) async throws -> Bool { try await drafts.keep(typed) }

  /// Throws the draft away, where there is one.
  func dropDraft() async throws {
    try await drafts.drop(place.month, unit: place.sheet.unit, layer: place.sheet.layer)
  }
}
