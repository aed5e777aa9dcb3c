import Kernel
package import Storage

/// Brings in who has which role. Those that the file leaves out stay as they are: a role ends by a last day.
package enum ImportRoles: Command {
  package static let name = "organisation.import-roles"
  package static let permission = Permission.manageAccess
  package typealias Input = [StaffDraft<RoleHolder>]
  package typealias Output = Int

  /// How many were written.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit`, `.repeatedID`, `.endsBeforeItBegins` and
  /// `.noAdministratorLeft`; `StorageProblem.changedMeanwhile` where a draft was made from another version than stands.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    let count = try transaction.putStaff(input)
    try requireAdministrator(input, in: transaction)
    return count
  }

  /// Refuses what would leave the board without an administrator sooner than it stands: nobody could then give the
  /// role to anybody from a page.
  private static func requireAdministrator(_ input: Input, in transaction: Transaction) throws {
    let today = transaction.context.now.dayInStockholm
    let standing = try transaction.state.all(RoleHolder.self).map(\.value)
    let drawn = Set(input.map(\.entry.id))
    let after = standing.filter { !drawn.contains($0.id) } + input.map(\.entry)
    guard let day = firstDayWithoutAdministrator(after, from: today) else { return }
    if let before = firstDayWithoutAdministrator(standing, from: today), before <= day { return }
    let place = input.first { $0.entry.role == .administrator }?.place ?? Place()
    throw Problems([OrganisationProblem.noAdministratorLeft(from: day, place)])
  }

  /// The first day, from the given one, on which nobody is the board's administrator; nil where there is none.
  static func firstDayWithoutAdministrator(_ holders: [RoleHolder], from today: Day) -> Day? {
    var day = today
    let administrators = holders.filter {
      $0.role == .administrator && $0.unit == nil && $0.withdrawn == nil && !$0.endsBeforeItBegins
    }
    for holder in administrators.sorted(by: { ($0.from ?? today) < ($1.from ?? today) })
    where (holder.from ?? today) <= day {
      guard let last = holder.to else { return nil }
      day = max(day, Day(daysSince1970: last.daysSince1970 + 1))
    }
    return day
  }
}
