import Kernel
package import Storage

/// Brings in the watched lines, all at once.
package enum ImportWatchedLines: Command {
  package static let name = "accounts.import-watched-lines"
  package static let permission = Permission.administer
  package typealias Input = ImportAreas.Input
  package typealias Output = Int

  /// How many lines there are.
  package static func run(_ input: ImportAreas.Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let problems = AreaRules.repeatedIDs(input.areas, in: input.file)
    guard problems.isEmpty else { throw Problems(problems) }
    try transaction.put(WatchedLines(lines: input.areas), id: BoardState.id(WatchedLines.id, from: input.validFrom))
    return input.areas.count
  }
}
