import Forecasting
import Formats
import HTML
import Kernel
import Storage

/// The sheets of all units that somebody writes, one after the other in one form.
enum AllSheetsPages {
  static let routes: [Route] = [
    .get("/prognos/blad", .permission(.forecast), .never, answer: show),
    .post("/prognos/blad", .permission(.forecast), answer: save),
    .post("/prognos/blad/utkast", .permission(.forecast), answer: draft),
  ]

  /// How many units a page has at most: with more, the form could not be sent.
  static let most = 8

  /// The way to the page, for whoever writes the sheets of several of the units.
  static func way(_ visit: Visit, _ month: Month, _ units: [String]) -> Node {
    guard writable(units, visit).count > 1 else { return .nothing }
    return .element(
      .p, [],
      [
        Look.link(
          "Skriv alla enheters prognoser på en sida", visit.link(["prognos", "blad"], fields: visit.fields(of: month)))
      ]
    )
  }

  /// Those of the units whose sheets whoever visits may write now.
  private static func writable(_ units: [String], _ visit: Visit) -> [String] {
    guard visit.moment == nil, let scope = visit.desk.context.actor.grants.scope(of: .forecast) else { return [] }
    return units.filter { scope.contains(unit: $0) }
  }

  private static func show(_ visit: Visit) async throws -> WebAnswer {
    guard let month = try await visit.month() else { return ForecastPages.nothingPosted(visit) }
    var page = try await AllSheetsPage(visit, month, all(visit, month))
    // Whoever has one sheet, or none, finds what there is beneath the main page.
    guard page.units.count > 1 else { return .seeOther(visit.link(["prognos"], fields: visit.fields(of: month))) }
    for unit in page.shown { page.parts.append(try await part(unit, visit, month)) }
    return page.answer
  }

  /// The units whose sheets may be written, in their order, by id and name.
  private static func all(_ visit: Visit, _ month: Month) async throws -> [(id: String, name: String)] {
    let sections = try await FollowUpDesk(visit.desk).month(month, asOf: visit.asOf, isForFigures: true).followUp
    let names = UnitList.names(sections)
    let writable = Set(writable(names.map(\.id), visit))
    return names.filter { writable.contains($0.id) }
  }

  /// The unit's sheet as it stands, with what of it is a draft.
  private static func part(_ unit: String, _ visit: Visit, _ month: Month) async throws -> AllSheetsPage.Part {
    let place = try await place(unit, visit, month)
    let draft = try await SheetSaving(place).draft()
    return .init(place: place, typed: draft?.sheet ?? TypedSheet(place.sheet), draftTime: draft?.at)
  }

  private static func place(_ unit: String, _ visit: Visit, _ month: Month) async throws -> SheetPlace {
    try await SheetPlace.find(visit, month, unit: unit, form: SheetForm(unit: unit))
  }

  /// The sheets that were sent, each with what was typed into it.
  ///
  /// **Throws** `StorageProblem.outsideScope` where one of them may not be written by whoever sent it.
  private static func sent(_ visit: Visit) async throws -> [(place: SheetPlace, typed: TypedSheet)] {
    guard let month = try await visit.month() else { throw WebProblem.noPage }
    var sent: [(place: SheetPlace, typed: TypedSheet)] = []
    for unit in SheetForm.units(in: visit.form) where !sent.contains(where: { $0.place.sheet.unit == unit }) {
      let place = try await place(unit, visit, month)
      try place.requireOpen()
      sent.append((place, try place.form.typed(visit.form, at: place.sheet)))
    }
    return sent
  }

  /// Saves the sheets that say something new, each for itself: what is wrong in one keeps back no other.
  private static func save(_ visit: Visit) async throws -> WebAnswer {
    let sent = try await sent(visit)
    guard let month = sent.first?.place.month else { throw WebProblem.noPage }
    var (saved, masked): ([String], Int) = ([], 0)
    var open: [String: AllSheetsPage.Part] = [:]
    for (place, typed) in sent {
      guard !typed.saysTheSame(as: TypedSheet(place.sheet)) else {
        try await SheetSaving(place).dropDraft()
        continue
      }
      switch try await SheetSaving(place).save(typed) {
      case .unchanged: break
      case .saved(let count):
        saved.append(place.sheet.unitName)
        masked += count
      case .refused(let typed, let faults):
        open[place.sheet.unit] = .init(place: place, typed: typed, faults: faults)
      case .overtaken(let now, let typed, let changes):
        // Whoever has written nothing herself has nothing to decide.
        guard !typed.saysTheSame(as: TypedSheet(now.sheet)) else { continue }
        open[place.sheet.unit] = .init(place: now, typed: typed, changes: changes)
      }
    }
    guard open.isEmpty else {
      let visit = visit.anew
      var page = try await AllSheetsPage(visit, month, all(visit, month))
      page.saved = saved
      for (place, _) in sent {
        let unit = place.sheet.unit
        let now = try await self.place(unit, visit, month)
        page.parts.append(open[unit]?.at(now) ?? .init(place: now, typed: TypedSheet(now.sheet), isSent: false))
      }
      return page.answer
    }
    var fields = visit.fields(of: month)
    if let number = visit.query["sida"] { fields.add("sida", number) }
    fields.add("klart", saved.isEmpty ? "oforandrat" : "sparat")
    if saved.count > 0 { fields.add("antal", "\(saved.count)") }
    if masked > 0 { fields.add("dolda", "\(masked)") }
    return .seeOther(visit.link(["prognos", "blad"], fields: fields))
  }

  /// Keeps what is written as it is written, a draft for each sheet that says something new, or throws it all away.
  private static func draft(_ visit: Visit) async throws -> WebAnswer {
    let isThrownAway = visit.form["kasta"] != nil
    if isThrownAway {
      guard let month = try await visit.month() else { throw WebProblem.noPage }
      let page = try await AllSheetsPage(visit, month, all(visit, month))
      for unit in page.shown { try await SheetSaving(try await place(unit, visit, month)).dropDraft() }
      var fields = visit.fields(of: month)
      if let number = visit.query["sida"] { fields.add("sida", number) }
      fields.add("klart", "kastat")
      return .seeOther(visit.link(["prognos", "blad"], fields: fields))
    }
    var isKept = true
    for (place, typed) in try await sent(visit) {
      let saving = SheetSaving(place)
      if typed.saysTheSame(as: TypedSheet(place.sheet)) {
        try await saving.dropDraft()
      } else if try await !saving.keepDraft(typed) {
        isKept = false
      }
    }
    return isKept ? .noContent : WebAnswer(status: 409)
  }
}
