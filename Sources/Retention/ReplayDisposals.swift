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
  }

  /// **Throws** `RetentionProblem.keyNeeded`, `.foreignList`, `.keptKind`.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Output {
    try transaction.requireWholeBoard()
    let past = Past(transaction)
    // Whoever lacks the key cannot tell an honest list from another.
    if input.list.hasSignatures, transaction.vault.state != .open {
      throw RetentionProblem.keyNeeded(Place(file: input.file))
    }
    try requireOwn(input.list, transaction.vault, past, file: input.file)
    var output = Output()
    for (entry, removal) in try past.undone(input.list.entries, file: input.file) {
      let disposal = entry.disposal
      try transaction.dispose(
        removal,
        Disposal.Grounds(
          subject: disposal.subject, reason: disposal.reason, ground: disposal.ground, rule: disposal.rule,
          origin: entry.origin))
      output.replayed += 1
      output.removal.formUnion(removal)
    }
    return output
  }

  /// Refuses a list that is not this board's own.
  static func requireOwn(_ list: DisposalList, _ vault: Vault, _ past: Past, file: String? = nil) throws {
    guard try past.history.hash(of: 1) == list.board, try list.isSigned(vault) != false else {
      throw RetentionProblem.foreignList(Place(file: file))
    }
  }
}
