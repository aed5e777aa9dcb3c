import Kernel
package import Storage

/// Brings in the year's occasions of follow-up, each named by its month. What the calendar has planned of one stays.
package enum ImportOccasions: Command {
  package static let name = "organisation.import-occasions"
  package static let permission = Permission.administer
  package typealias Input = [Occasion]
  package typealias Output = Int

  /// How many occasions were written.
  package static func run(_ input: [Occasion], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    _ = try transaction.state.board()
    var seen: Set<Month> = []
    let repeated = input.map(\.month).filter { !seen.insert($0).inserted }
      .map { OrganisationProblem.repeatedID($0.description, Place(field: $0.description)) }
    guard repeated.isEmpty else { throw Problems(repeated) }
    for occasion in input {
      let id = occasion.month.description
      let plan = try occasion.plan ?? transaction.state.record(Occasion.self, id: id)?.value.plan
      try transaction.put(occasion.planned(plan), id: id)
    }
    return transaction.writes.count
  }
}
