package import Storage

/// Saves how the files of a source are read.
package enum ImportMapping: Command {
  package static let name = "importing.import-mapping"
  package static let permission = Permission.administer
  package typealias Input = [String: SourceMapping]
  package typealias Output = Int

  /// How many mappings were written.
  package static func run(_ input: [String: SourceMapping], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    for (source, mapping) in input.sorted(by: { $0.key < $1.key }) { try transaction.put(mapping, id: source) }
    return transaction.writes.count
  }
}
