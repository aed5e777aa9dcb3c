package import Storage

/// Says which accounts and service areas are protected, all at once.
package enum ImportProtected: Command {
  package static let name = "importing.import-protected"
  package static let permission = Permission.administer
  package typealias Input = [ProtectedCodes.Entry]
  package typealias Output = Int

  /// How many protected selections there are.
  package static func run(_ input: [ProtectedCodes.Entry], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    try transaction.put(ProtectedCodes(entries: input), id: ProtectedCodes.id)
    return input.count
  }
}
