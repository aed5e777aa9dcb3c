import Kernel
import Organisation
import Storage

extension BoardState {
  /// The parts that the month's report asks for, and the units that there are to write them.
  ///
  /// **Throws** `WorkProblem.notPlanned`.
  func demands(at month: Month) throws -> (occasion: Occasion, demands: [SectionDemand], units: [Versioned<OrgUnit>]) {
    guard let occasion = try record(Occasion.self, id: month.description)?.value, let plan = occasion.plan else {
      throw WorkProblem.notPlanned(month)
    }
    var demands: [SectionDemand] = []
    // The officer's memorandum goes with every report to the board.
    for id in [plan.template, ShippedTemplates.memorandum] {
      for demand in try template(id).value.tree.demands where !demands.contains(where: { $0.id == demand.id }) {
        demands.append(demand)
      }
    }
    return (occasion, demands, try units(on: month.lastDay).filter { !$0.value.responsibilities.isEmpty })
  }

  /// The template of the id, the one that the board has saved before the one that the program brings, with its version;
  /// 0 for the program's.
  ///
  /// **Throws** `TemplateProblem.unknown`.
  func template(_ id: String) throws -> (value: ReportTemplate, version: Int) {
    if let saved = try record(ReportTemplate.self, id: id) { return (saved.value, saved.version) }
    guard let shipped = ShippedTemplates.template(id) else {
      throw TemplateProblem.unknown(id, known: try templateIDs)
    }
    return (shipped.worded(in: try terms()), 0)
  }

  /// The ids of every template, those of the program first.
  var templateIDs: [String] {
    get throws {
      let shipped = ShippedTemplates.all.map(\.id)
      return shipped + (try all(ReportTemplate.self).map(\.id).filter { !shipped.contains($0) })
    }
  }

  /// The month before whose report is planned last; nil where none is.
  func occasion(before month: Month) throws -> Month? {
    try all(Occasion.self).map(\.value.month).filter { $0 < month }.max()
  }
}

extension Transaction {
  /// What is to be known of whoever acts on a part: that it is there to be written, and that she may.
  ///
  /// **Throws** `WorkProblem.notPlanned`, `.unknownSection`, `.wrongUnit`; `StorageProblem.outsideScope`.
  func stamp(on id: SectionID) throws -> SectionWork.Stamp {
    // Who may at all is asked first: a refusal must not tell what there is.
    let standsInFor = try requireScope(of: id)
    let known = try state.demands(at: id.month)
    guard let demand = known.demands.first(where: { $0.id == id.section }) else {
      throw WorkProblem.unknownSection(id.section, known: known.demands.map(\.id))
    }
    let units = WorkRules.units(demand, of: known.units.map(\.id))
    guard units.contains(id.isOfBoard ? nil : id.unit) else {
      throw WorkProblem.wrongUnit(section: id.section, unit: id.unit, known: units.compactMap { $0 })
    }
    return SectionWork.Stamp(actor: context.actor.id, at: context.now, standsInFor: standsInFor)
  }

  /// Whom the actor stands in for at the part's unit; refuses whoever neither answers for it nor stands in.
  private func requireScope(of id: SectionID) throws -> String? {
    if id.isOfBoard {
      try requireWholeBoard()
      return nil
    }
    let today = context.now.dayInStockholm
    let standsInFor = try state.staff(on: today).standsIn(context.actor.person, for: id.unit)
    if standsInFor == nil { try requireScope(unit: id.unit, on: id.month.lastDay) }
    return standsInFor
  }

  /// Refuses to write where somebody else is writing.
  func requireUnlocked(_ id: SectionID) throws {
    guard let lock = try state.record(SectionLock.self, id: id.description)?.value else { return }
    if lock.keepsOut(context.actor.id, at: context.now) {
      throw WorkProblem.locked(id, holder: lock.holder, until: lock.until)
    }
  }

  /// The part as it stands.
  func work(_ id: SectionID) throws -> SectionWork? {
    try state.record(SectionWork.self, id: id.description)?.value
  }

  /// The lock that the actor holds from now on.
  var lock: SectionLock {
    SectionLock(
      holder: context.actor.id, until: Instant(seconds: context.now.seconds + SectionLock.duration))
  }
}
