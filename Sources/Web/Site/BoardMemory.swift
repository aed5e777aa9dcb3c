import Access
import Intake
import Kernel
import Organisation
import Storage
import Synchronization

/// What the site remembers of one board between requests, so that a request need not read it anew. A class, because all
/// requests share it.
final class BoardMemory: Sendable {
  /// What each page says of its board.
  struct Glance: Sendable {
    /// The number of the last event; 0 for none.
    let event: Int
    /// The board's name; empty where there is none yet.
    let name: String
    /// The municipality's name; empty where there is no board yet.
    let municipality: String
    /// What those who act are called.
    let names: PersonNames
  }

  /// What people may do, as it was looked up at the last event.
  let known = KnownRights()
  /// The file that is being brought in.
  let room = IntakeRoom()
  private let kept = Mutex(Glance(event: -1, name: "", municipality: "", names: PersonNames()))

  /// The glance at the board as it is.
  func glance(_ store: any Store) async throws -> Glance {
    let remembered = kept.withLock { $0 }
    let found = try await store.read(asOf: .now, scope: .nothing) { view in
      if remembered.event == view.state.event { return remembered }
      let board = try view.state.record(Board.self, id: Board.id)?.value
      return Glance(
        event: view.state.event, name: board?.name ?? "", municipality: board?.municipality ?? "",
        names: try view.state.personNames())
    }
    if found.event != remembered.event { kept.withLock { $0 = found } }
    return found
  }
}
