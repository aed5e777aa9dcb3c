package import Storage

/// What the list beside the store shall hold: every disposal that the store knows of, beside those that stand in the
/// list already.
package enum ListDisposals: Question {
  package static let name = "retention.list-disposals"
  package static let permission = Permission.read
  /// The list as it stands; nil where there is none yet.
  package typealias Input = DisposalList?

  /// What was found.
  package struct Output: Sendable {
    /// The list's bytes; nil where there is nothing to list.
    package let bytes: [UInt8]?
    /// How many of its disposals are not done in the store: it was restored from an older backup.
    package let undone: Int
  }

  /// **Throws** `RetentionProblem.foreignList`.
  package static func answer(_ input: DisposalList?, view: View) throws -> Output {
    try view.requireWholeBoard()
    let past = Past(view)
    guard let board = try past.history.hash(of: 1) else { return Output(bytes: nil, undone: 0) }
    if let input { try ReplayDisposals.requireOwn(input, view.vault, past) }
    let known = try past.entries()
    guard input != nil || !known.isEmpty else { return Output(bytes: nil, undone: 0) }
    let list = (input ?? DisposalList(board: board, entries: [])).joined(with: known)
    return Output(
      bytes: try list.encoded(signing: known, view.vault), undone: try past.undone(list.entries).count)
  }
}
