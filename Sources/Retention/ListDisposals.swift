package import Storage

/// What the list beside the store shall hold: every disposal that the store knows of, beside those that stand in the
/// list already.
package enum ListDisposals: Question {
  package static let name = "retention.list-disposals"
  package static let permission = Permission.read
  /// The list as it stands; nil where there is none yet.
  package typealias Input = DisposalList?

  /// A disposal that the store was restored from before.
  package struct Undone: Sendable {
    /// The disposal.
    package let entry: DisposalList.Entry
    /// What goes when it is done again.
    package let removal: Removal
    /// How many versions and files of it stay until something later stands in their place.
    package let waiting: Int
  }

  /// What was found.
  package struct Output: Sendable {
    /// The list's bytes; nil where there is no event yet.
    package let bytes: [UInt8]?
    /// Whether no disposal is known.
    package let isEmpty: Bool
    /// Whether there are disposals of the store's own that nobody could sign: its key is not at hand.
    package let isUnsigned: Bool
    /// Those of the list that are not done in the store: it was restored from an older backup.
    package let undone: [Undone]
    /// Why they cannot be done again; nil where they can.
    package let refusal: RetentionProblem?
  }

  /// **Throws** `RetentionProblem.foreignList`.
  package static func answer(_ input: DisposalList?, view: View) throws -> Output {
    try view.requireWholeBoard()
    let past = Past(view)
    guard let board = try past.history.hash(of: 1) else {
      return Output(bytes: nil, isEmpty: true, isUnsigned: false, undone: [], refusal: nil)
    }
    if let input { try ReplayDisposals.requireOwn(input, view.vault, past) }
    let known = try past.entries()
    let list = (input ?? DisposalList(board: board, entries: [])).joined(with: known)
    let undone = try past.undone(list.entries)
    return Output(
      bytes: try list.encoded(signing: known, view.vault), isEmpty: list.entries.isEmpty,
      isUnsigned: view.vault.state != .open && list.unsignedLine(among: known) != nil,
      undone: undone.map { Undone(entry: $0.entry, removal: $0.removal, waiting: $0.waiting) },
      refusal: refusal(list, undone, view.vault))
  }

  private static func refusal(_ list: DisposalList, _ undone: [Past.Undone], _ vault: Vault) -> RetentionProblem? {
    do {
      try ReplayDisposals.requireSigned(list, undone, vault)
      return nil
    } catch {
      return error
    }
  }
}
