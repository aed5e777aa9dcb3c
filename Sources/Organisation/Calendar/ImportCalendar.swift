package import Kernel
package import Storage

/// Brings in a year's calendar of follow-up in the place of what there was.
package enum ImportCalendar: Command {
  package static let name = "organisation.import-calendar"
  package static let permission = Permission.administer
  package typealias Output = Int

  /// A calendar with where its rules stand.
  package struct Input: Sendable {
    /// The calendar.
    package let calendar: FollowUpCalendar
    /// Where it was written.
    package let place: Place

    /// A calendar read from `place`.
    package init(_ calendar: FollowUpCalendar, place: Place) {
      self.calendar = calendar
      self.place = place
    }
  }

  /// The version that stands.
  ///
  /// **Throws** `OrganisationProblem.contestedMonths` where two rules of the same reach name a month.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    _ = try transaction.state.board()
    let contested = CalendarRules.contested(input.calendar.rules)
    guard contested.isEmpty else { throw OrganisationProblem.contestedMonths(contested, input.place) }
    return try transaction.put(input.calendar, id: String(input.calendar.year))
  }
}
