import Kernel
package import Storage

/// Does again the disposals that a list names and that the store does not know, because it was restored from a backup
/// that is older than they are.
package enum ReplayDisposals: Command {
  package static let name = "retention.replay"
  package static let permission = Permission.dispose

  /// What is done again.
  package struct Input: Sendable {
    /// The list.
    package let list: DisposalList
    /// The list's file, for problems.
    package let file: String

    /// The list of that file.
    package init(_ list: DisposalList, file: String) {
      self.list = list
      self.file = file
    }
  }

  /// What was done again.
  package struct Output: Hashable, Sendable {
    /// How many disposals were done again.
    package var replayed = 0
    /// What went.
    package var removal = Removal()
    /// How many versions and files wait until something later stands in their place.
    package var waiting = 0
  }

  /// **Throws** `RetentionProblem.foreignList`, `.keyNeeded`, `.unsignedList`, `.keptKind`.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    try transaction.requireWholeBoard()
    let past = Past(transaction)
    try requireOwn(input.list, transaction.vault, past, file: input.file)
    let undone = try past.undone(input.list.entries, file: input.file)
    try requireSigned(input.list, undone, transaction.vault, file: input.file)
    var output = Output()
    for part in undone {
      output.waiting += part.waiting
      guard !part.removal.isEmpty else { continue }
      let disposal = part.entry.disposal
      try transaction.dispose(
        part.removal,
        Disposal.Grounds(
          subject: disposal.subject, reason: disposal.reason, ground: disposal.ground, rule: disposal.rule,
          origin: part.entry.origin), from: Past.disposable)
      output.replayed += 1
      output.removal.formUnion(part.removal)
    }
    return output
  }

  /// Refuses a list that is not this board's own.
  static func requireOwn(_ list: DisposalList, _ vault: Vault, _ past: Past, file: String? = nil) throws {
    guard try past.history.hash(of: 1) == list.board, try list.isSigned(vault) != false else {
      throw RetentionProblem.foreignList(Place(file: file))
    }
  }

  /// Refuses to take what lines name that nobody has signed. Without the key nobody can tell.
  static func requireSigned(
    _ list: DisposalList, _ undone: [Past.Undone], _ vault: Vault, file: String? = nil
  ) throws(RetentionProblem) {
    guard !undone.isEmpty else { return }
    guard vault.state == .open else { throw RetentionProblem.keyNeeded(Place(file: file)) }
    if let line = list.unsignedLine(among: undone.map(\.entry)) {
      throw RetentionProblem.unsignedList(Place(file: file, line: line))
    }
  }
}
