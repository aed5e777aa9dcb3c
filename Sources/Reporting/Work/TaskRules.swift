package import Kernel
import Organisation

/// What is to be done for a month's report, and by whom.
package enum TaskRules {
  /// The tasks in the order of the steps, then of the parts.
  ///
  /// Writing belongs to the part's role, reading to the controller, who also puts the report together; the director
  /// approves it.
  package static func tasks(_ work: ReadWork.Output, on day: Day) -> [WorkTask] {
    let staff = work.staff(on: day)
    let rows = work.rows
    let isAllApproved = !rows.isEmpty && rows.allSatisfy { $0.state == .approved }
    let whole = isAllApproved ? WorkTask.State.open : .waiting
    let approved = rows.count { $0.state == .approved }
    let waitingText = "\(approved) av \(rows.count) avsnitt godkända"
    func task(_ step: WorkStep, _ title: String, _ role: StaffRole) -> WorkTask {
      WorkTask(
        step: step, section: nil, title: title, unit: "", role: role, members: staff.members(role, unit: nil),
        due: work.occasion.due(step), state: whole, stateText: isAllApproved ? "Kan börja" : waitingText)
    }
    return rows.map { writing($0, work.occasion, staff) } + rows.map { reviewing($0, work.occasion, staff) } + [
      task(.compile, "Sammanställ rapporten", .controller), task(.approve, "Godkänn rapporten", .director),
    ]
  }

  private static func writing(_ row: ReadWork.Row, _ occasion: Occasion, _ staff: Staff) -> WorkTask {
    WorkTask(
      step: .report, section: row.id,
      title: (row.state == .returned ? "Komplettera" : "Skriv") + " ”\(row.demand.title)”",
      unit: row.unitName == nil ? "" : row.unitText,
      role: row.demand.role, members: staff.members(row.demand.role, unit: unit(row)), due: occasion.due(.report),
      state: row.state.isReported ? .done : .open, stateText: row.state.title)
  }

  private static func reviewing(_ row: ReadWork.Row, _ occasion: Occasion, _ staff: Staff) -> WorkTask {
    WorkTask(
      step: .review, section: row.id, title: "Granska ”\(row.demand.title)”",
      unit: row.unitName == nil ? "" : row.unitText, role: .controller,
      members: staff.members(.controller, unit: unit(row)), due: occasion.due(.review),
      state: row.state == .approved ? .done : row.state == .ready ? .open : .waiting, stateText: row.state.title)
  }

  private static func unit(_ row: ReadWork.Row) -> String? { row.id.isOfBoard ? nil : row.id.unit }

  /// The tasks of a person, her own and those that she stands in for.
  package static func tasks(_ tasks: [WorkTask], of person: String) -> [WorkTask] {
    tasks.filter { $0.members.contains { $0.person == person } }
  }
}
