package import Documents
package import Kernel
package import Organisation
import Storage

/// The month's work as tables: tasks, parts of the report, and the bodies that deal with it.
package enum WorkTables {
  /// The tasks, a row each.
  package static func tasks(_ tasks: [WorkTask], of occasion: Occasion, on day: Day) -> Table {
    Table(
      id: "uppgifter", caption: "Uppgifter i \(occasion.name.lowercasedFirst) \(SwedishText.text(occasion.month)).",
      columns: [
        .init("task", "Uppgift", .label), .init("unit", "Enhet", .text), .init("role", "Roll", .text),
        .init("who", "Vem", .text), .init("due", "Sista dag", .text), .init("state", "Läge", .text),
      ],
      rows: tasks.map { task in
        Table.Row(
          id: task.step.rawValue + "/" + (task.section?.description ?? occasion.month.description),
          cells: [
            .text(task.title), .text(task.unit), .text(task.role.title), .text(names(task)),
            .text(task.due?.description ?? ""), .text(task.stateText + (task.isLate(on: day) ? ", försenad" : "")),
          ])
      })
  }

  /// Who has the task; that nobody is known to.
  private static func names(_ task: WorkTask) -> String {
    guard !task.members.isEmpty else { return "ingen utsedd" }
    return task.members.map { member in
      member.name + (member.standsInFor.map { " (för \($0))" } ?? "")
    }.joined(separator: ", ")
  }

  /// The parts of the report, how far each has come and who writes in it.
  package static func progress(_ work: ReadWork.Output, now: Instant) -> Table {
    Table(
      id: "avsnitt",
      caption: "Avsnitt i \(work.occasion.name.lowercasedFirst) \(SwedishText.text(work.occasion.month)).",
      columns: [
        .init("section", "Avsnitt", .label), .init("unit", "Enhet", .text), .init("state", "Läge", .text),
        .init("who", "Av", .text), .init("when", "När", .text), .init("note", "Att veta", .text),
      ],
      rows: work.rows.map { row in
        let value = row.work?.value
        return Table.Row(
          id: row.demand.id + "/" + row.id.unit,
          cells: [
            .text(row.demand.title), .text(row.unitText), .text(row.state.title),
            value.map { .text(WorkSections.who($0.changed)) } ?? .empty,
            value.map { .text($0.changed.at.textInStockholm) } ?? .empty, .text(note(row, now)),
          ])
      })
  }

  private static func note(_ row: ReadWork.Row, _ now: Instant) -> String {
    var notes: [String] = []
    if let value = row.work?.value {
      if value.state == .returned { notes.append(value.reason) }
      if let month = value.copiedFrom { notes.append("utgår från texten i \(SwedishText.text(month))") }
    }
    if let lock = row.lock, lock.isHeld(at: now) {
      notes.append("\(lock.holder) skriver, till \(lock.until.textInStockholm)")
    }
    return notes.joined(separator: "; ")
  }

  /// The bodies in order, when each has the report, and how it stands.
  package static func chain(_ chain: BodyChain) -> Table {
    Table(
      id: "instanser", caption: "Rapportens väg.",
      columns: [.init("body", "Instans", .label), .init("due", "Dag", .text), .init("state", "Läge", .text)],
      rows: chain.links.map { link in
        Table.Row(
          id: link.name, cells: [.text(link.name), .text(link.due?.description ?? ""), .text(link.text)])
      })
  }
}
