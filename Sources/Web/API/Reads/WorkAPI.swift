import Kernel
import Organisation
import Reporting
import Storage

/// The work on a month's report.
enum WorkAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/months/{month}/work", .permission(.read), name: "report.read-work",
      "The month's occasion, and how far each part of its report has come.", [.month]
    ) { visit in WorkMessage(work: try await visit.ask(ReadWork.self, try visit.month())) },
    .get(
      API.root + "/months/{month}/tasks", .permission(.read), name: "report.list-tasks",
      "What is to be done for the month's report, by whom and until when.",
      [
        .month, .query("person", "Only tasks of this person, her own and as a stand-in.", .form(.something)),
        .query("state", "Only tasks that have come so far.", .choice(WorkTask.State.allCases.map(\.rawValue))), .limit,
        .cursor,
      ]
    ) { visit in
      let work = try await visit.ask(ReadWork.self, try visit.month())
      let today = visit.visit.today
      let state = try visit.value("state", WorkTask.State.init(rawValue:))
      var tasks = TaskRules.tasks(work, on: today)
      if let person = visit.text("person") { tasks = TaskRules.tasks(tasks, of: person) }
      return try visit.page(of: tasks.filter { state == nil || $0.state == state }) {
        TaskMessage(task: $0, today: today)
      }
    },
    .getVersion(
      API.root + "/months/{month}/sections/{section}/{unit}", .permission(.read), name: "report.read-section",
      "One part of the month's report: its text and how far it has come.", [.month] + section
    ) { visit in
      let id = try WorkAPI.id(visit)
      let work = try await visit.ask(ReadWork.self, id.month)
      guard let row = work.rows.first(where: { $0.id == id }) else { throw APIProblem.nothingThere }
      return (SectionMessage(row: row), version: row.work?.version ?? 0)
    },
  ]

  /// What names a part in an address.
  static let section: [APIParameter] = [
    .path("section", "The part's id in the template.", example: "enhet"),
    .path("unit", "The unit by id; `-` for the whole board.", example: "E230"),
  ]

  /// The part that the address names.
  static func id(_ visit: APIVisit) throws(APIProblem) -> SectionID {
    SectionID(try visit.month(), visit.step("section"), visit.step("unit"))
  }
}

/// The work of a month as programs see it.
struct WorkMessage: APIMessage {
  let work: ReadWork.Output

  static let name = "Work"
  static let summary = "A month's occasion, and how far each part of its report has come."
  static let members: [APIMember<WorkMessage>] = [
    .month("month", "The month.") { $0.work.occasion.month },
    .text("name", "What the occasion is called, in Swedish.") { $0.work.occasion.name },
    .text("registration_number", "The registration number of the matter; empty while it has none.") {
      $0.work.occasion.registrationNumber
    },
    .text("decided_by", "Who decides.") { $0.work.occasion.decidedBy },
    .maybeDay("meeting", "The day of the meeting.") { $0.work.occasion.meeting },
    .list("due", "The days that the steps are due.") { message in
      WorkStep.allCases.compactMap { step in message.work.occasion.due(step).map { Due(step: step, day: $0) } }
    },
    .list("sections", "The parts, in order, without their texts.") { message in
      message.work.rows.map { SectionMessage(row: $0, hasText: false) }
    },
  ]

  /// When a step is due.
  struct Due: APIMessage {
    let step: WorkStep
    let day: Day

    static let name = "Due"
    static let summary = "When a step is due."
    static let members: [APIMember<Due>] = [
      .choice("step", "The step.") { $0.step }, .text("day", "The last day.", .form(.day)) { $0.day.description },
    ]
  }
}

/// A part of a report as programs see it.
struct SectionMessage: APIMessage {
  let row: ReadWork.Row
  var hasText = true

  static let name = "Section"
  static let summary = "A part of a month's report."
  static let members: [APIMember<SectionMessage>] = [
    .text("id", "What names it: month, part and unit.") { $0.row.id.description },
    .text("section", "The part's id in the template.") { $0.row.id.section },
    .text("unit", "The unit; `-` for the whole board.") { $0.row.id.unit },
    .text("title", "Its heading, in Swedish.") { $0.row.demand.title },
    .choice("role", "Whose it is to write.") { $0.row.demand.role },
    .choice("state", "How far it has come.") { $0.row.state },
    .whole("version", "The version that stands; 0 where nobody has begun.") { Int64($0.row.work?.version ?? 0) },
    .maybeText("text", "Its text, whose references to figures hold keys; left out in lists.") { message in
      message.hasText ? message.row.work?.value.text ?? "" : nil
    },
    .maybeText("reason", "Why it was sent back.") { message in
      message.row.work.flatMap { $0.value.reason.isEmpty ? nil : $0.value.reason }
    },
    .maybeText("written_by", "Who wrote the text.") { $0.row.work?.value.written.actor },
    .maybeText("changed_by", "Who gave it its state.") { $0.row.work?.value.changed.actor },
    .maybeText("changed_at", "When.", .form(.moment)) { $0.row.work?.value.changed.at.description },
    .maybeText("held_by", "Who is writing it now; in lists only.") { message in
      message.hasText ? nil : message.row.lock?.holder
    },
  ]
}

/// A task as programs see it.
struct TaskMessage: APIMessage {
  let task: WorkTask
  let today: Day

  static let name = "Task"
  static let summary = "Something that somebody is to do for a month's report."
  static let members: [APIMember<TaskMessage>] = [
    .choice("step", "The step that it belongs to.") { $0.task.step },
    .text("title", "What is to be done, in Swedish.") { $0.task.title },
    .maybeText("section", "The part that it is about.") { $0.task.section?.description },
    .choice("role", "The role whose it is.") { $0.task.role },
    .texts("people", "Who has the role.") { $0.task.members.map(\.person) },
    .maybeDay("due", "When it is due.") { $0.task.due },
    .choice("state", "How far it has come.") { $0.task.state },
    .truth("is_late", "Whether it should have been done before today.") { $0.task.isLate(on: $0.today) },
  ]
}
