import Kernel
import Organisation
import Storage
import Testing

@testable import Overview
@testable import Reporting

/// Situations of April 2019, whose parts are due on 10 May and read by 13 May.
enum Situations {
  static let month: Month = {
    guard let april = Month(year: 2019, month: 4) else { preconditionFailure("There is an April") }
    return april
  }()

  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  static func occasion(_ month: Month, cutOff: String, number: String = "SN 2019/1") throws -> Occasion {
    Occasion(
      month: month, name: "Vårbokslut", registrationNumber: number, decidedBy: "Nämnden",
      meeting: try day("2019-05-21"), section: "",
      plan: OccasionPlan(
        template: "varbokslut", cutOff: try day(cutOff),
        deadlines: [.init(.report, due: .afterCutOff(4)), .init(.review, due: .afterCutOff(5))]))
  }

  private static func holder(_ person: String, _ role: StaffRole, _ unit: String? = nil) -> RoleHolder {
    RoleHolder(person: person, name: person, email: "", role: role, unit: unit, from: nil, to: nil)
  }

  /// The work of the board's own part and of as many units as there are states beside the first.
  static func work(_ states: [SectionState]) throws -> ReadWork.Output {
    let stamp = SectionWork.Stamp(actor: "chef", at: Instant(seconds: 0))
    let board = SectionDemand(id: "analys", title: "Analys", instruction: "", role: .controller, reach: .board)
    let unit = SectionDemand(id: "enhet", title: "Kommentar", instruction: "", role: .unitManager, reach: .eachUnit)
    let rows = states.enumerated().map { index, state in
      let name = index == 0 ? nil : "A\(index)"
      let demand = index == 0 ? board : unit
      let id = SectionID(month, demand.id, name)
      let work = SectionWork(id: id, state: state, text: "Text.", written: stamp, changed: stamp)
      return ReadWork.Row(
        id: id, demand: demand, unitName: name.map { "Enhet " + $0 },
        work: state == .notStarted ? nil : Versioned(id: id.description, version: 1, event: 1, value: work), lock: nil,
        last: nil)
    }
    let units = (1..<max(states.count, 2)).map { "A\($0)" }
    let tree = UnitTree(
      units.enumerated().map { index, id in
        Versioned(
          id: id, version: 1, event: 1,
          value: OrgUnit(
            name: "Enhet " + id, level: "enhet", parent: nil, responsibilities: [], validFrom: nil, validTo: nil,
            order: index))
      })
    return ReadWork.Output(
      occasion: try occasion(month, cutOff: "2019-05-06"), rows: rows,
      holders: units.map { holder("chef-" + $0.lowercased(), .unitManager, $0) } + [holder("controller", .controller)],
      standIns: [], tree: tree, locked: [])
  }

  /// A situation; nil states where no work is planned.
  static func situation(
    _ states: [SectionState]?, missing: Month? = nil, locked: Month? = nil, isDecided: Bool = false,
    meeting: String? = nil, agenda: [Occasion] = [], marks: [(unit: String, count: Int)] = [],
    status: PeriodStatus? = nil
  ) throws -> ReadSituation.Output {
    let nothing = Digest.of([])
    let decision = isDecided ? LockedReport.Decision(day: try day("2019-05-21"), section: "§ 52") : nil
    return ReadSituation.Output(
      work: try states.map(work), reconciliation: nil, status: status, missingMonth: missing,
      locked: locked.map {
        LockedReport(
          month: $0, template: "varbokslut", templateVersion: 1, number: 1, body: "nämnden", title: "Vårbokslut",
          event: 1, document: nothing, figures: nothing, files: [], decision: decision)
      }, decision: decision, meeting: try meeting.map(day), onAgenda: agenda,
      lockedMonths: Set([locked].compactMap { $0 }), marks: marks, lastEvent: (0, Instant(seconds: 0)))
  }
}
