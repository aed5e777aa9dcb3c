package import Kernel
package import Storage

/// The days of a year's occasions: cut-offs, what is due, bodies and meetings.
package enum ReadCalendar: Question {
  package static let name = "organisation.read-calendar"
  package static let permission = Permission.read
  /// The year; nil for every year that is planned.
  package typealias Input = Int?

  /// The days.
  package struct Output: Sendable {
    /// What the calendar is called.
    package let title: String
    /// The days in order.
    package let entries: [Entry]
  }

  /// One day.
  package struct Entry: Hashable, Sendable {
    /// Which day of which board it is: the same in every version of the plan, and no other board's.
    package let uid: String
    /// The day.
    package let day: Day
    /// What happens, *Vårbokslut april 2019: rapportera*.
    package let title: String
    /// When the plan was written.
    package let recordedAt: Instant
  }

  package static func answer(_ input: Int?, view: View) throws -> Output {
    let board = try view.state.board()
    let owner = board.name + ", " + board.municipality
    var entries: [Entry] = []
    for occasion in try view.state.all(Occasion.self) where input.map({ $0 == occasion.value.month.year }) ?? true {
      guard let event = try view.history.events(after: occasion.event - 1, limit: 1).first else { continue }
      let title = occasion.value.name + " " + SwedishText.text(occasion.value.month) + ": "
      for (id, day, what) in days(of: occasion.value) {
        let digest = Digest.of(Array((owner + "/" + occasion.id + "/" + id).utf8))
        entries.append(
          Entry(
            uid: digest.short + "@roder", day: day, title: title + what, recordedAt: event.header.recordedAt))
      }
    }
    return Output(
      title: "Uppföljning, " + owner, entries: entries.sorted { ($0.day, $0.title) < ($1.day, $1.title) })
  }

  private static func days(of occasion: Occasion) -> [(id: String, day: Day, what: String)] {
    var days: [(id: String, day: Day, what: String)] = []
    if let plan = occasion.plan {
      days.append(("cut-off", plan.cutOff, "brytdag"))
      for step in WorkStep.allCases {
        if let due = occasion.due(step) { days.append((step.rawValue, due, "sista dag att " + step.title)) }
      }
      for body in plan.bodies {
        // The board's own meeting is told once.
        if let due = occasion.due(body), due != occasion.meeting || body.due != .fromMeeting(0) {
          days.append(("body/" + body.name, due, body.name))
        }
      }
    }
    if let meeting = occasion.meeting {
      days.append(("meeting", meeting, "sammanträde, " + occasion.decidedBy))
    }
    return days
  }
}
