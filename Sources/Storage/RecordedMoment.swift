package import Kernel

/// The moment that an answer holds for where it is not now: what was asked for, and the last event that was known then.
package struct RecordedMoment: Hashable, Sendable {
  /// The day; nil where an event was asked for.
  package let day: Day?
  /// The number of the last event that the answer knows.
  package let event: Int
  /// When that event was recorded.
  package let recordedAt: Instant
  /// The event that statements, areas, units and codes are read at, where that is a later one.
  package let structureEvent: Int?

  /// The moment of an answer.
  package init(day: Day?, event: Int, recordedAt: Instant, structureEvent: Int?) {
    self.day = day
    self.event = event
    self.recordedAt = recordedAt
    self.structureEvent = structureEvent
  }

  /// The moment as what is asked for: the event.
  package var asOf: AsOf { .event(event) }

  /// The moment in Swedish, without a label: *slutet av 2019-05-14 (till och med händelse 12, 2019-05-14 10.30)*.
  package var text: String { self.text(in: .standard) }

  /// The moment in Swedish, with the installation's words.
  package func text(in terms: Terms) -> String {
    let recorded = recordedAt.textInStockholm
    let moment =
      day.map { "slutet av \($0) (till och med händelse \(event), \(recorded))" } ?? "händelse \(event) (\(recorded))"
    guard let structureEvent else { return moment }
    return moment + terms(", med uppställningar, områden, enheter och koder som vid händelse \(structureEvent)")
  }

  /// The moment as a sentence under or over what is shown.
  package var sentence: String { "Läget per \(text)." }
}
