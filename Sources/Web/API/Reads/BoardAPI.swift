import Forecasting
import Kernel
import Storage

/// The board at a glance.
enum BoardAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root, .login, .event, name: "board.glance",
      "Which board it is, how far it has come, and what the token allows."
    ) { visit in
      let actor = visit.desk.context.actor
      let mayRead = actor.grants.permissions.contains(.read)
      return BoardMessage(
        board: visit.visit.boardName, municipality: visit.visit.municipality, event: visit.event,
        month: mayRead ? try await visit.ask(FindLatestMonth.self, ()) : nil, actor: actor)
    }
  ]
}

/// The board as programs see it.
struct BoardMessage: APIMessage {
  let board: String
  let municipality: String
  let event: Int
  let month: Month?
  let actor: Actor

  static let name = "Board"
  static let summary = "The board at a glance."
  static let members: [APIMember<BoardMessage>] = [
    .text("name", "The board's name.") { $0.board },
    .text("municipality", "The municipality's name.") { $0.municipality },
    .whole("event", "The number of the last event that the answer knows; 0 for none.") { Int64($0.event) },
    .maybeMonth("latest_month", "The latest month with postings.") { $0.month },
    .text("actor", "Who asks, as the history shows it.") { $0.actor.id },
    .texts("permissions", "What whoever asks may do, for some units at least.") {
      $0.actor.grants.permissions.map(\.rawValue).sorted()
    },
  ]
}
