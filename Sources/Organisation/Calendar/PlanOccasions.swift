package import Kernel
package import Storage

/// Makes the occasions of a year after its calendar.
package enum PlanOccasions: Command {
  package static let name = "organisation.plan-occasions"
  package static let permission = Permission.administer
  /// The year.
  package typealias Input = Int

  /// What came of it.
  package struct Output: Sendable {
    /// The year's occasions, in order.
    package let occasions: [Occasion]
    /// How many of them were written.
    package let changed: Int
    /// The months that have an occasion although the calendar plans none.
    package let others: [Month]
  }

  /// **Throws** `OrganisationProblem.noCalendar`.
  package static func run(_ input: Int, in transaction: inout Transaction) throws -> Output {
    try transaction.requireWholeBoard()
    guard let calendar = try transaction.state.record(FollowUpCalendar.self, id: String(input))?.value else {
      throw OrganisationProblem.noCalendar(year: input)
    }
    var known: [Month: Occasion] = [:]
    for occasion in try transaction.state.all(Occasion.self) where occasion.value.month.year == input {
      known[occasion.value.month] = occasion.value
    }
    let occasions = CalendarRules.occasions(calendar, known: known)
    for occasion in occasions { try transaction.put(occasion, id: occasion.month.description) }
    let planned = Set(occasions.map(\.month))
    return Output(
      occasions: occasions, changed: transaction.writes.count,
      others: known.keys.filter { !planned.contains($0) }.sorted())
  }
}
