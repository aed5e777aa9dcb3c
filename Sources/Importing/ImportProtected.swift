import Accounts
package import Storage

/// Says which accounts and service areas are protected, all at once.
package enum ImportProtected: Command {
  package static let name = "importing.import-protected"
  package static let permission = Permission.administer
  package typealias Input = [ProtectedCodes.Entry]
  package typealias Output = Int

  /// How many protected selections there are. Who may not read what is protected may protect more and never less.
  ///
  /// **Throws** `StorageProblem.notPermitted`.
  package static func run(_ input: [ProtectedCodes.Entry], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let known = try transaction.state.record(ProtectedCodes.self, id: ProtectedCodes.id)?.value.entries ?? []
    let uncovers = known.contains { old in !input.contains { $0.selection.rules == old.selection.rules } }
    guard !uncovers || transaction.context.permissions.contains(.readConfidential) else {
      throw StorageProblem.notPermitted(useCase: name, permission: .readConfidential)
    }
    try transaction.put(ProtectedCodes(entries: input), id: ProtectedCodes.id)
    return input.count
  }
}
