import Kernel
package import Storage

/// Brings in the follow-up areas, all at once: that they are disjoint is a promise about all of them.
package enum ImportAreas: Command {
  package static let name = "accounts.import-areas"
  package static let permission = Permission.administer
  package typealias Output = Int

  /// The areas and the name of the file that they come from.
  package struct Input: Sendable {
    /// The areas in print order.
    package let areas: [NamedSelection]
    /// The file's name, for problems.
    package let file: String
    /// The fiscal year that they hold from; nil for always.
    package let validFrom: Int?

    /// Areas read from `file`.
    package init(areas: [NamedSelection], file: String, validFrom: Int? = nil) {
      self.areas = areas
      self.file = file
      self.validFrom = validFrom
    }
  }

  /// How many areas there are.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let problems = AreaRules.problems(input.areas, in: input.file)
    guard problems.isEmpty else { throw Problems(problems) }
    try transaction.put(FollowUpAreas(areas: input.areas), id: BoardState.id(FollowUpAreas.id, from: input.validFrom))
    return input.areas.count
  }
}
