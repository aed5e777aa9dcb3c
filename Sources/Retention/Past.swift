import Kernel
import Organisation
import Storage

/// What candidates for disposal are looked for in: a view or a command's transaction. A class, because what one subject
/// had read of all events and occasions is there for the next.
final class Past {
  let state: BoardState
  let history: any HistoryReader
  private var knownDays: [Int: Day]?
  private var knownOccasions: [Month: Day]?

  init(_ view: View) {
    state = view.state
    history = view.history
  }

  init(_ transaction: borrowing Transaction) {
    state = transaction.state
    history = transaction.history
  }

  /// Hands over every event after the number up to the state's own, in order.
  func forEachEvent(after number: Int = 0, _ body: (Event) throws -> Void) throws {
    var last = number
    while last < state.event {
      let events = try history.events(after: last, limit: min(1_000, state.event - last))
      guard let end = events.last?.header.number, end > last else { return }
      for event in events { try body(event) }
      last = end
    }
  }

  /// The day in Stockholm that each event was recorded.
  func days() throws -> [Int: Day] {
    if let knownDays { return knownDays }
    var days: [Int: Day] = [:]
    try forEachEvent { days[$0.header.number] = $0.header.recordedAt.dayInStockholm }
    knownDays = days
    return days
  }

  /// The day of the meeting that the month is followed up at; nil while none is set.
  func occasionDay(_ month: Month) throws -> Day? {
    if let knownOccasions { return knownOccasions[month] }
    var occasions: [Month: Day] = [:]
    for occasion in try state.all(Occasion.self) { occasions[occasion.value.month] = occasion.value.meeting }
    knownOccasions = occasions
    return occasions[month]
  }

  /// The versions of each record of the kind, oldest first.
  func byRecord(_ kind: String) throws -> [[VersionRow]] {
    var records: [[VersionRow]] = []
    for row in try history.versions(of: kind, id: nil) where row.event <= state.event {
      if records.last?.last?.key == row.key {
        records[records.count - 1].append(row)
      } else {
        records.append([row])
      }
    }
    return records
  }
}
