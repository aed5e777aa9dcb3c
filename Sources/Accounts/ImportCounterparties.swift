import Kernel
package import Storage

/// Brings in the classes of counterparties, all at once: that they are disjoint is a promise about all of them.
package enum ImportCounterparties: Command {
  package static let name = "accounts.import-counterparties"
  package static let permission = Permission.administer
  package typealias Output = Int

  /// The classes and the name of the file that they come from.
  package struct Input: Sendable {
    /// The classes.
    package let classes: CounterpartyClasses
    /// The file's name, for problems.
    package let file: String
    /// The fiscal year that they hold from; nil for always.
    package let validFrom: Int?

    /// Classes read from `file`.
    package init(classes: CounterpartyClasses, file: String, validFrom: Int? = nil) {
      self.classes = classes
      self.file = file
      self.validFrom = validFrom
    }
  }

  /// How many rules there are.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let problems = CounterpartyRules.problems(input.classes, in: input.file)
    guard problems.isEmpty else { throw Problems(problems) }
    try transaction.put(input.classes, id: BoardState.id(CounterpartyClasses.id, from: input.validFrom))
    return input.classes.members.reduce(0) { $0 + $1.rules.count }
  }
}
