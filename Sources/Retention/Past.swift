import Kernel
import Storage

/// What candidates for disposal are looked for in: a view or a command's transaction.
struct Past {
  let state: BoardState
  let history: any HistoryReader

  init(_ view: View) {
    state = view.state
    history = view.history
  }

  init(_ transaction: borrowing Transaction) {
    state = transaction.state
    history = transaction.history
  }

  /// Hands over every event up to the state's own, in order.
  func forEachEvent(_ body: (Event) throws -> Void) throws {
    var last = 0
    while last < state.event {
      let events = try history.events(after: last, limit: min(1_000, state.event - last))
      guard let end = events.last?.header.number, end > last else { return }
      for event in events { try body(event) }
      last = end
    }
  }

  /// The day in Stockholm that each event was recorded.
  func days() throws -> [Int: Day] {
    var days: [Int: Day] = [:]
    try forEachEvent { days[$0.header.number] = $0.header.recordedAt.dayInStockholm }
    return days
  }
}
