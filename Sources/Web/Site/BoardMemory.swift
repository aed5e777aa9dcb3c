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
    /// The hash of the last event.
    let hash: Digest
    /// The board's name; empty where there is none yet.
    let name: String
    /// The municipality's name; empty where there is no board yet.
    let municipality: String
    /// What those who act are called.
    let names: PersonNames
    /// The units there are and have been.
    let units: [Versioned<OrgUnit>]
    /// What units are called, by id.
    let unitNames: [String: String]
    /// The installation's words.
    let terms: Terms
  }

  /// What people may do, as it was looked up at the last event.
  let known = KnownRights()
  /// The file that is being brought in.
  let room = IntakeRoom()
  /// What was worked out since the last event.
  let answers: AnswerMemory
  private let kept = Mutex(
    Glance(
      event: -1, hash: Event.origin, name: "", municipality: "", names: PersonNames(), units: [], unitNames: [:],
      terms: .standard))

  /// The memory of a board, which keeps answers within the budget.
  init(_ budget: MemoryBudget) { answers = AnswerMemory(budget) }

  /// The installation's words, as they were when the board was last looked at.
  var terms: Terms { kept.withLock { $0.terms } }

  /// The glance at the board as the view shows it.
  func glance(_ view: View) throws -> Glance {
    let remembered = kept.withLock { $0 }
    if remembered.event == view.state.event, remembered.hash == view.state.hash { return remembered }
    let board = try view.state.record(Board.self, id: Board.id)?.value
    let units = try view.state.all(OrgUnit.self)
    let found = Glance(
      event: view.state.event, hash: view.state.hash, name: board?.name ?? "",
      municipality: board?.municipality ?? "", names: try view.state.personNames(),
      units: units,
      unitNames: Dictionary(units.map { ($0.id, $0.value.name) }, uniquingKeysWith: { first, _ in first }),
      terms: try view.state.terms())
    kept.withLock { $0 = found }
    return found
  }
}
