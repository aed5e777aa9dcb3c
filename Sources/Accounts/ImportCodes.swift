package import Storage

/// Brings in codes with their names: the chart of accounts and the other coding parts. A part that the input names is
/// replaced as a whole, from the year that it holds from.
package enum ImportCodes: Command {
  package static let name = "accounts.import-codes"
  package static let permission = Permission.administer
  package typealias Output = Int

  /// The lists by coding part.
  package struct Input: Sendable {
    /// The lists.
    package let lists: [CodingPart: CodeList]
    /// The fiscal year that they hold from; nil for always.
    package let validFrom: Int?

    /// Lists that hold from a year.
    package init(_ lists: [CodingPart: CodeList], validFrom: Int? = nil) {
      self.lists = lists
      self.validFrom = validFrom
    }
  }

  /// How many lists were written.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    for (part, list) in input.lists.sorted(by: { $0.key.column < $1.key.column }) {
      try transaction.put(list, id: BoardState.id(part.column, from: input.validFrom))
    }
    return transaction.writes.count
  }
}
