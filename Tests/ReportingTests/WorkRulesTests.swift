import Documents
import Figures
import Kernel
import Organisation
import Storage
import Testing

@testable import Reporting

private let month = SampleFigures.month

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// April's occasion: a cut-off, deadlines by step and three bodies.
private func occasion(meeting: String? = "2019-05-21", bodies: [String] = ["presidiet", "nämnden"]) throws -> Occasion {
  Occasion(
    month: month, name: "Vårbokslut", registrationNumber: "", decidedBy: "Nämnden",
    meeting: try meeting.map(day), section: "",
    plan: OccasionPlan(
      template: "manadsuppfoljning", cutOff: try day("2019-05-06"),
      deadlines: [.init(.report, due: .afterCutOff(4)), .init(.review, due: .afterCutOff(5))],
      bodies: bodies.enumerated().map { .init($1, due: .fromMeeting($0 + 1 == bodies.count ? 0 : -6)) }))
}

@Suite("The report's way through the bodies")
struct BodyChainTests {
  private func chain(_ locked: [BodyChain.Locked], bodies: [String]? = nil) throws -> [String] {
    let chain = BodyChain(
      try occasion(bodies: bodies ?? ["facklig samverkan", "presidiet", "nämnden"]), locked: locked)
    return chain.links.map { "\($0.name): \($0.text)" }
  }

  @Test("The first is next where nothing is locked, and without a plan there is no way")
  func nothingLocked() throws {
    #expect(
      try chain([]) == ["facklig samverkan: näst på tur", "presidiet: senare", "nämnden: senare"])
    #expect(BodyChain(try occasion().planned(nil), locked: []).links.isEmpty)
    #expect(try chain([], bodies: []).isEmpty)
  }

  @Test("After a version the next body is next; one that was passed over has no version of its own")
  func passed() throws {
    #expect(
      try chain([.init(body: "presidiet", number: 1)]) == [
        "facklig samverkan: passerad utan egen version", "presidiet: version 1 låst", "nämnden: näst på tur",
      ])
    #expect(
      try chain([.init(body: "nämnden", number: 3)]).last == "nämnden: version 3 låst")
  }

  @Test("The last version of a body counts, a correction and a decision are told, others' bodies are not")
  func versions() throws {
    let decision = LockedReport.Decision(day: try day("2019-05-21"), section: "§ 52")
    #expect(
      try chain([
        .init(body: "presidiet", number: 3, isCorrection: true), .init(body: "presidiet", number: 2),
        .init(body: "nämnden", number: 4, decision: decision), .init(body: "revisorerna", number: 5),
      ]) == [
        "facklig samverkan: passerad utan egen version", "presidiet: version 3 låst efter rättelse",
        "nämnden: version 4 låst, fastställd 2019-05-21, §\u{A0}52",
      ])
    #expect(
      try chain([.init(body: "revisorerna", number: 1)]).first == "facklig samverkan: näst på tur")
  }

  @Test("Each body has its day, and none where no meeting is known")
  func days() throws {
    let dues = [try day("2019-05-15"), try day("2019-05-21")]
    #expect(try BodyChain(occasion(), locked: []).links.map(\.due) == dues)
    #expect(try BodyChain(occasion(meeting: nil), locked: []).links.map(\.due) == [nil, nil])
  }
}

@Suite("Tasks and reminders of the month's work")
struct TaskTests {
  private let demands = [
    SectionDemand(
      id: "analys", title: "Sammanfattande analys", instruction: "", role: .controller, reach: .board),
    SectionDemand(
      id: "enhet", title: "Enhetens kommentar", instruction: "", role: .unitManager, reach: .eachUnit),
  ]

  private func holder(_ person: String, _ role: StaffRole, _ unit: String? = nil) -> RoleHolder {
    RoleHolder(
      person: person, name: person.uppercased(), email: person + "@exempel.example", role: role, unit: unit, from: nil,
      to: nil)
  }

  private func tree() -> UnitTree {
    UnitTree(
      [("A", nil), ("A1", "A"), ("A2", "A")].enumerated().map { index, unit in
        Versioned(
          id: unit.0, version: 1, event: 1,
          value: OrgUnit(
            name: "Enhet " + unit.0, level: "enhet", parent: unit.1, responsibilities: [], validFrom: nil, validTo: nil,
            order: index))
      })
  }

  /// The work of two units and of the whole board in these states.
  private func work(
    _ states: [SectionState], holders: [RoleHolder]? = nil, standIns: [StandIn] = []
  ) throws -> ReadWork.Output {
    let parts: [(SectionDemand, String?)] = [(demands[0], nil), (demands[1], "A1"), (demands[1], "A2")]
    let stamp = SectionWork.Stamp(actor: "chef-a1", at: Instant(seconds: 0))
    let rows = zip(parts, states).map { part, state in
      let id = SectionID(month, part.0.id, part.1)
      let work = SectionWork(id: id, state: state, text: "Text.", written: stamp, changed: stamp)
      return ReadWork.Row(
        id: id, demand: part.0, unitName: part.1.map { "Enhet " + $0 },
        work: state == .notStarted ? nil : Versioned(id: id.description, version: 1, event: 1, value: work), lock: nil,
        last: nil)
    }
    let all = [
      holder("chef-a1", .unitManager, "A1"), holder("chef-a", .unitManager, "A"), holder("controller", .controller),
      holder("direktör", .director),
    ]
    return ReadWork.Output(
      occasion: try occasion(), rows: rows, holders: holders ?? all, standIns: standIns, tree: tree(), locked: [])
  }

  private func tasks(_ work: ReadWork.Output) throws -> [WorkTask] {
    TaskRules.tasks(work, on: try day("2019-05-08"))
  }

  @Test("Each part is written by its role and read by the controller, and the whole is put together and approved")
  func inOrder() throws {
    let tasks = try tasks(work([.notStarted, .ready, .approved]))
    #expect(
      tasks.map { "\($0.step) \($0.unit) \($0.members.map(\.person).joined(separator: "+")) \($0.state)" } == [
        "report  controller open", "report Enhet A1 (A1) chef-a1 done", "report Enhet A2 (A2) chef-a done",
        "review  controller waiting", "review Enhet A1 (A1) controller open", "review Enhet A2 (A2) controller done",
        "compile  controller waiting", "approve  direktör waiting",
      ])
    #expect(tasks.last?.stateText == "1 av 3 avsnitt godkända")
    let dues = [try day("2019-05-10"), try day("2019-05-13")]
    #expect(tasks[0].due == dues[0] && tasks[3].due == dues[1] && tasks[6].due == nil)
    let june = try day("2019-06-01")
    #expect(tasks[0].isLate(on: dues[1]) && !tasks[0].isLate(on: dues[0]))
    #expect(!tasks[1].isLate(on: june) && !tasks[6].isLate(on: june))
  }

  @Test(
    "What is written counts as done when it is handed over, and is open again when it is sent back",
    arguments: SectionState.allCases)
  func states(state: SectionState) throws {
    let tasks = try tasks(work([.approved, state, .approved]))
    #expect(tasks[1].state == ([.ready, .approved].contains(state) ? .done : .open))
    #expect(tasks[4].state == (state == .approved ? .done : state == .ready ? .open : .waiting))
    #expect(tasks[6].state == (state == .approved ? .open : .waiting))
  }

  @Test("Without any part nothing waits to be put together, and nobody is named where nobody has the role")
  func empty() throws {
    let none = try tasks(work([]))
    #expect(none.map(\.state) == [.waiting, .waiting])
    let nobody = try tasks(work([.notStarted], holders: []))
    #expect(!nobody.contains { !$0.members.isEmpty })
    #expect(TaskRules.tasks(nobody, of: "controller").isEmpty)
  }

  @Test("A stand-in has the tasks beside whom she stands in for, and they are found by person")
  func standIn() throws {
    let standIn = StandIn(
      absent: "chef-a1", person: "chef-b", name: "Chef B", email: "", units: ["A1"], from: try day("2019-05-01"),
      to: try day("2019-05-31"))
    let tasks = try tasks(work([.approved, .notStarted, .notStarted], standIns: [standIn]))
    #expect(tasks[1].members.map(\.standsInFor) == [nil, "CHEF-A1"])
    #expect(TaskRules.tasks(tasks, of: "chef-b").map(\.unit) == ["Enhet A1 (A1)"])
    #expect(TaskRules.tasks(tasks, of: "chef-a").map(\.unit) == ["Enhet A2 (A2)"])
  }

  @Test("Each person with something open is reminded once, of how much and until when, by name")
  func reminders() throws {
    let work = try work([.notStarted, .ready, .returned])
    let found = ReminderRules.reminders(
      try tasks(work), of: work.occasion, today: try day("2019-05-08"), .all)
    #expect(
      found.map { "\($0.person) \($0.count) \($0.due?.description ?? "")" } == [
        "chef-a 1 2019-05-10", "controller 2 2019-05-10",
      ])
    #expect(found.allSatisfy { !$0.text(address: "").contains("Text.") && $0.email.contains("@") })
  }

  @Test(
    "Only what is due within the days counts, and what is late",
    arguments: [("2019-05-07", 2, 0), ("2019-05-08", 2, 1), ("2019-05-20", 0, 2), ("2019-05-10", 0, 1)])
  func within(today: String, days: Int, count: Int) throws {
    // The controller writes one part, due on the 10th, and reads another, due on the Monday after.
    let work = try work([.notStarted, .ready, .approved])
    let found = ReminderRules.reminders(
      try tasks(work), of: work.occasion, today: try day(today), .within(days: days))
    #expect(found.first { $0.person == "controller" }?.count ?? 0 == count)
    #expect(!found.contains { $0.count == 0 })
  }

  @Test("Of those who are late only what should have been done before the day counts")
  func lateOnly() throws {
    let work = try work([.notStarted, .ready, .notStarted])
    func counts(on today: String) throws -> [String: Int] {
      let found = ReminderRules.reminders(try tasks(work), of: work.occasion, today: try day(today), .late)
      return Dictionary(uniqueKeysWithValues: found.map { ($0.person, $0.count) })
    }
    #expect(try counts(on: "2019-05-10").isEmpty)
    #expect(try counts(on: "2019-05-11") == ["controller": 1, "chef-a": 1])
    #expect(try counts(on: "2019-05-14") == ["controller": 2, "chef-a": 1])
  }

  @Test("A lock is held until its time is out, and keeps out all but its holder")
  func locks() {
    let until = Instant(seconds: 100)
    let lock = SectionLock(holder: "anna", until: until)
    #expect(lock.isHeld(at: Instant(seconds: 99)) && !lock.isHeld(at: until))
    #expect(!SectionLock(holder: "", until: until).isHeld(at: Instant(seconds: 0)))
    #expect(lock.keepsOut("bo", at: Instant(seconds: 99)) && !lock.keepsOut("bo", at: until))
    #expect(!lock.keepsOut("anna", at: Instant(seconds: 99)))
  }

  @Test("Who has not reported is named; where no unit has it is said once")
  func absence() throws {
    func warnings(_ states: [SectionState]) throws -> [String] {
      WorkSections(try work(states)).warnings.map {
        if case .notice(let notice) = $0 { notice.text.plainText } else { "" }
      }
    }
    #expect(try warnings([.approved, .ready, .approved]).isEmpty)
    #expect(
      try warnings([.approved, .started, .ready])
        == ["Har inte rapporterat: Enhet A1 (påbörjad). Deras siffror är med, men inte deras kommentarer."])
    #expect(
      try warnings([.notStarted, .notStarted, .notStarted]) == [
        "Ingen enhet har rapporterat ännu. Siffrorna är med, men inga kommentarer.",
        "Inte klart: ”Sammanfattande analys” (ej påbörjad).",
      ])
    #expect(
      try warnings([.approved, .started, .notStarted])
        == ["Ingen enhet har rapporterat ännu; Enhet A1 har börjat. Siffrorna är med, men inga kommentarer."])
  }
}
