package import Documents
import Forecasting
package import Kernel
package import Reporting

/// A first page as a document, for those who read it without links.
package enum FirstPageDocument {
  /// The page on the day.
  package static func document(_ page: FirstPage, today: Day) -> Document {
    var blocks: [Block] = [.paragraph(page.first.flatMap(\.text))]
    func add(_ title: String, _ id: String, _ block: Block?) {
      guard let block else { return }
      blocks += [.heading(level: 2, text: title, id: id), block]
    }
    func list(_ items: [[Inline]]) -> Block? { items.isEmpty ? nil : .list(items) }
    add("Dina enheter", "enheter", list(page.units.map(\.text)))
    add("Det här väntar på dig", "vantar", list(page.tasks.map { task(in: $0, today) } + page.waiting.map(\.text)))
    add("Försenat", "forsenat", list(page.late.map(\.text)))
    add(
      "Det har ändrat prognosen mest", "andrat",
      list(
        page.movements.map { movement in
          let reason = movement.reason.isEmpty ? "" : " " + movement.reason
          return [.text(movement.name + ": "), movement.change, .text("." + reason)]
        }))
    add("I korthet", "korthet", page.statement.map { .table($0) })
    if let meeting = page.meeting {
      let agenda = meeting.occasions.isEmpty ? "" : ": " + SwedishText.list(meeting.occasions)
      add(
        "Nästa sammanträde", "sammantrade",
        list([[.text(SwedishText.text(meeting.day) + agenda)]] + meeting.missing.map(\.text)))
    }
    return Document(title: "Läget", blocks: blocks)
  }

  /// A task with its unit and its last day.
  package static func task(in task: WorkTask, _ today: Day) -> [Inline] {
    let unit = task.unit.isEmpty ? "" : ", " + task.unit
    let due = task.due.map { ", sista dag \(SwedishText.text($0))" } ?? ""
    return [.text(task.title + unit + due + (task.isLate(on: today) ? " (försenad)" : ""))]
  }
}
