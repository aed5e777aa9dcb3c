import Figures
import Kernel
import Organisation
import Reporting
import Storage
import Testing

/// A board with units A over A1 and A2, and B; April 2019 is planned.
private func board() async throws -> Workplace {
  let place = try Workplace()
  let desk = place.desk()
  _ = try await desk.run(CreateBoard.self, Board(name: "Socialnämnden", municipality: "Exempelkommunen"))
  let units = [("A", nil, ""), ("A1", "A", "11"), ("A2", "A", "12"), ("B", nil, "20")].map { id, parent, code in
    UnitDraft(
      id: id,
      unit: OrgUnit(
        name: "Enhet \(id)", level: "enhet", parent: parent, responsibilities: code.isEmpty ? [] : [CodeRange(code)],
        validFrom: nil, validTo: nil, order: 1), place: Place())
  }
  _ = try await desk.run(ImportUnits.self, units)
  let rule = FollowUpCalendar.Rule(
    name: "Månadsuppföljning", months: [3, 4], decidedBy: "Socialnämnden", template: "manadsuppfoljning", cutOff: 3,
    deadlines: [.init(.report, due: .afterCutOff(4))], bodies: [.init("nämnd", due: .fromMeeting(0))])
  _ = try await desk.run(
    ImportCalendar.self, .init(FollowUpCalendar(year: 2019, rules: [rule], meetings: []), place: Place()))
  _ = try await desk.run(PlanOccasions.self, 2019)
  return place
}

private let april = Attempt.month
private func part(_ unit: String?, _ month: Month = april) -> SectionID { SectionID(month, "enhet", unit) }

@Test("A manager writes for the units beneath the own one and for no other; nobody writes for a department")
func scopeOfWriting() async throws {
  let place = try await board()
  let manager = place.desk("chef", permissions: [.write, .read], scope: .units(["A"]))
  #expect(try await manager.run(WriteSection.self, .init(id: part("A1"), text: "Text")).output == 1)
  await #expect(throws: StorageProblem.outsideScope(unit: "B")) {
    try await manager.run(WriteSection.self, .init(id: part("B"), text: "Text"))
  }
  await #expect(throws: WorkProblem.wrongUnit(section: "enhet", unit: "A", known: ["A1", "A2", "B"])) {
    try await manager.run(WriteSection.self, .init(id: part("A"), text: "Text"))
  }
  await #expect(throws: StorageProblem.outsideScope(unit: Scope.wholeBoard)) {
    try await manager.run(WriteSection.self, .init(id: SectionID(april, "analys", nil), text: "Text"))
  }
  let seen = try await manager.ask(ReadWork.self, april)
  #expect(seen.rows.map(\.id.unit) == ["A1", "A2"])
  try place.remove()
}

/// How far B's part has come.
private func state(_ desk: Desk) async throws -> SectionState? {
  let work = try await desk.ask(ReadWork.self, april)
  return work.rows.first { $0.id.unit == "B" }?.state
}

@Test("The states follow each other, and each says who gave it")
func states() async throws {
  let place = try await board()
  let manager = place.desk("chef", permissions: [.write, .read], scope: .units(["B"]))
  let controller = place.desk("controller", permissions: [.review, .read])
  #expect(try await state(controller) == .notStarted)
  await #expect(throws: WorkProblem.nothingWritten(part("B"))) {
    try await manager.run(MarkSectionReady.self, .init(id: part("B"), demanded: []))
  }
  _ = try await manager.run(WriteSection.self, .init(id: part("B"), text: " Text \n"))
  #expect(try await state(controller) == .started)
  await #expect(throws: WorkProblem.notReady(part("B"), .started)) {
    try await controller.run(ApproveSection.self, part("B"))
  }
  _ = try await manager.run(MarkSectionReady.self, .init(id: part("B"), demanded: []))
  #expect(try await state(controller) == .ready)
  await #expect(throws: WorkProblem.noReason(part("B"))) {
    try await controller.run(ReturnSection.self, .init(id: part("B"), reason: " "))
  }
  _ = try await controller.run(ReturnSection.self, .init(id: part("B"), reason: "Varför?"))
  #expect(try await state(controller) == .returned)
  _ = try await manager.run(WriteSection.self, .init(id: part("B"), text: "Därför."))
  #expect(try await state(controller) == .returned)
  _ = try await manager.run(MarkSectionReady.self, .init(id: part("B"), demanded: []))
  _ = try await controller.run(ApproveSection.self, part("B"))
  #expect(try await state(controller) == .approved)
  await #expect(throws: WorkProblem.isApproved(part("B"))) {
    try await manager.run(WriteSection.self, .init(id: part("B"), text: "Mer."))
  }
  let work = try #require(try await controller.ask(ReadWork.self, april).rows.first { $0.id == part("B") }?.work?.value)
  #expect(work.written.actor == "chef")
  #expect(work.changed.actor == "controller")
  #expect(work.text == "Därför.")
  try place.remove()
}

@Test("A section is not handed over before each demanded remark is there, and those missing are named")
func demandedRemarks() async throws {
  let place = try await board()
  let year = try #require(Period("2019"))
  let key = FigureKey(
    "variance", [FigureSelection("line", "drift.personal"), FigureSelection("unit", "B")], year)
  let demanded = DemandedRemark(
    key: key, line: "Personalkostnader", variance: Money(ore: 60_000_000), threshold: "500 tkr")
  _ = try await place.desk().run(WriteSection.self, .init(id: part("B"), text: "Text"))
  let ready = MarkSectionReady.Input(id: part("B"), demanded: [demanded])
  do {
    _ = try await place.desk().run(MarkSectionReady.self, ready)
    Issue.record("It was handed over.")
  } catch let problem as WorkProblem {
    #expect(problem.code == "work.remarks-missing")
    #expect(problem.message.contains("Personalkostnader") && problem.message.contains("−600"))
    #expect(problem.message.contains(key.description))
  }
  _ = try await place.desk().run(WriteRemark.self, .init(month: april, key: key, text: "Vakanser."))
  _ = try await place.desk().run(MarkSectionReady.self, ready)
  #expect(try await place.desk().ask(ListDemandedRemarks.self, ready).missing == [])
  try place.remove()
}

@Test("Who has taken a section keeps others out until it is let go, lifted or forgotten")
func locks() async throws {
  let place = try await board()
  let (first, second) = (place.desk("ett"), place.desk("två"))
  let until = try await first.run(TakeSection.self, part("B")).output
  #expect(until.seconds == first.context.now.seconds + SectionLock.duration)
  let kept = WorkProblem.locked(part("B"), holder: "ett", until: until)
  await #expect(throws: kept) { try await second.run(WriteSection.self, .init(id: part("B"), text: "Text")) }
  await #expect(throws: kept) { try await second.run(TakeSection.self, part("B")) }
  await #expect(throws: kept) { try await second.run(ReleaseSection.self, part("B")) }
  _ = try await first.run(WriteSection.self, .init(id: part("B"), text: "Text"))
  _ = try await first.run(ReleaseSection.self, part("B"))
  _ = try await second.run(WriteSection.self, .init(id: part("B"), text: "Annan text"))
  // A lock that is too old keeps nobody out.
  _ = try await first.run(TakeSection.self, part("B"))
  let later = Desk(
    store: place.store,
    context: Context(
      actor: second.context.actor, now: Instant(seconds: until.seconds), randomBytes: second.context.randomBytes))
  _ = try await later.run(WriteSection.self, .init(id: part("B"), text: "Tredje texten"))
  try place.remove()
}

@Test("A lock is lifted by role and with a reason, in the own name")
func lifting() async throws {
  let place = try await board()
  _ = try await place.desk("ett").run(TakeSection.self, part("B"))
  func lifter(_ name: String, reason: String) -> Desk {
    let actor = Actor(id: "cli:" + name, permissions: [.review, .read], scope: .everything)
    let context = place.desk().context
    return Desk(
      store: place.store,
      context: Context(actor: actor, reason: reason, now: context.now, randomBytes: context.randomBytes))
  }
  await #expect(throws: WorkProblem.noReason(part("B"))) {
    try await lifter("anna", reason: " ").run(LiftSectionLock.self, part("B"))
  }
  await #expect(throws: WorkProblem.notInRole(part("B"))) {
    try await lifter("anna", reason: "Sjuk").run(LiftSectionLock.self, part("B"))
  }
  let holder = RoleHolder(
    person: "anna", name: "Controller", email: "", role: .controller, unit: nil, from: nil, to: nil)
  _ = try await place.desk().run(ImportRoles.self, [.init(holder, place: Place())])
  let appended = try await lifter("anna", reason: "Sjuk").run(LiftSectionLock.self, part("B"))
  #expect(appended.output == "ett")
  let event = try #require(try await place.store.events(after: (appended.event ?? 1) - 1, limit: 1).first)
  #expect(event.header.actor == "cli:anna" && event.header.reason == "Sjuk")
  await #expect(throws: WorkProblem.notLocked(part("B"))) {
    try await lifter("anna", reason: "Sjuk").run(LiftSectionLock.self, part("B"))
  }
  try place.remove()
}

@Test("A stand-in writes for the absent one's units on her days, and in her own name")
func standIns() async throws {
  let place = try await board()
  let today = place.desk().context.now.dayInStockholm
  let tomorrow = Day(daysSince1970: today.daysSince1970 + 1)
  let manager = RoleHolder(
    person: "chef-a", name: "Chef A", email: "", role: .unitManager, unit: "A", from: nil, to: nil)
  _ = try await place.desk().run(ImportRoles.self, [.init(manager, place: Place())])
  func standIn(from: Day) -> StaffDraft<StandIn> {
    .init(
      StandIn(
        absent: "chef-a", person: "chef-b", name: "Chef B", email: "", units: ["A1"], from: from, to: tomorrow),
      place: Place())
  }
  let other = place.desk("cli:chef-b", permissions: [.write, .read], scope: .units(["B"]))
  _ = try await place.desk().run(ImportStandIns.self, [standIn(from: tomorrow)])
  await #expect(throws: StorageProblem.outsideScope(unit: "A1")) {
    try await other.run(WriteSection.self, .init(id: part("A1"), text: "Text"))
  }
  _ = try await place.desk().run(ImportStandIns.self, [standIn(from: today)])
  _ = try await other.run(WriteSection.self, .init(id: part("A1"), text: "Text"))
  await #expect(throws: StorageProblem.outsideScope(unit: "A2")) {
    try await other.run(WriteSection.self, .init(id: part("A2"), text: "Text"))
  }
  let row = try #require(try await place.desk().ask(ReadWork.self, april).rows.first { $0.id == part("A1") })
  #expect(row.work?.value.written == .init(actor: "cli:chef-b", at: other.context.now, standsInFor: "Chef A"))
  let tasks = TaskRules.tasks(
    TaskRules.tasks(try await place.desk().ask(ReadWork.self, april), on: today), of: "chef-b")
  #expect(tasks.map(\.section) == [part("A1")])
  try place.remove()
}

@Test("The last occasion's words are copied only into what is empty")
func copying() async throws {
  let place = try await board()
  let march = april.advanced(by: -1)
  await #expect(throws: WorkProblem.nothingToCopy(part("B"))) {
    try await place.desk().run(CopySection.self, part("B"))
  }
  _ = try await place.desk("mars").run(WriteSection.self, .init(id: part("B", march), text: "Text i mars"))
  let row = try #require(try await place.desk().ask(ReadWork.self, april).rows.first { $0.id == part("B") })
  #expect(row.last?.text == "Text i mars")
  #expect(row.state == .notStarted)
  let copied = try await place.desk().run(CopySection.self, part("B")).output
  #expect(copied.version == 1 && copied.from == march)
  await #expect(throws: WorkProblem.alreadyWritten(part("B"))) {
    try await place.desk().run(CopySection.self, part("B"))
  }
  try place.remove()
}

@Test("Planning anew keeps number, meeting and section; importing occasions keeps the plan")
func planning() async throws {
  let place = try await board()
  let desk = place.desk()
  let decided = Occasion(
    month: april, name: "Vårbokslut", registrationNumber: "SN 1", decidedBy: "Nämnden", meeting: Day("2019-05-21"),
    section: "§ 5")
  _ = try await desk.run(ImportOccasions.self, [decided])
  let planned = try await desk.run(PlanOccasions.self, 2019).output.occasions.first { $0.month == april }
  #expect(planned?.registrationNumber == "SN 1" && planned?.section == "§ 5" && planned?.meeting == decided.meeting)
  #expect(planned?.plan?.cutOff == Day("2019-05-06"))
  _ = try await desk.run(ImportOccasions.self, [decided])
  let read = try await desk.ask(ReadWork.self, april).occasion
  #expect(read.plan == planned?.plan && read.name == "Vårbokslut")
  try place.remove()
}
