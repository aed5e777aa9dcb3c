package import Storage

/// Brings in codes with their names: the chart of accounts and the other coding parts. A part that the input names is
/// replaced as a whole.
package enum ImportCodes: Command {
  package static let name = "accounts.import-codes"
  package static let permission = Permission.administer
  package typealias Input = [CodingPart: CodeList]
  package typealias Output = Int

  /// How many lists were written.
  package static func run(_ input: [CodingPart: CodeList], in transaction: inout Transaction) throws -> Int {
    for (part, list) in input.sorted(by: { $0.key.column < $1.key.column }) {
      try transaction.put(list, id: part.column)
    }
    return transaction.writes.count
  }
}
