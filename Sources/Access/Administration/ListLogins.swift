package import Kernel
package import Organisation
package import Storage

/// Who may be let in, and what was decided of it last.
package enum ListLogins: Question {
  package static let name = "access.list-logins"
  package static let permission = Permission.manageAccess
  /// The day that roles are looked up on.
  package typealias Input = Day
  package typealias Output = [Row]

  /// A person.
  package struct Row: Sendable {
    /// As she is known when she acts.
    package let person: String
    /// What she is called.
    package let name: String
    /// What she may do, and by which roles; nil where she has none on the day.
    package let rights: PersonRights?
    /// What was decided last; nil where nothing was.
    package let permit: LoginPermit?
    /// The roles that she has had, has and will have, by id.
    package let holders: [Versioned<RoleHolder>]
    /// When she stands in, by id.
    package let standIns: [Versioned<StandIn>]
  }

  /// Everybody who has or had a role or stood in, by name.
  package static func answer(_ input: Day, view: View) throws -> [Row] {
    try view.requireWholeBoard()
    let holders = Dictionary(grouping: try view.state.all(RoleHolder.self), by: \.value.person)
    let standIns = Dictionary(grouping: try view.state.all(StandIn.self), by: \.value.person)
    let names = standIns.compactMapValues(\.last?.value.name)
      .merging(holders.compactMapValues(\.last?.value.name)) { $1 }
    return try names.sorted { $0.key < $1.key }.map { person, name in
      Row(
        person: person, name: name, rights: try view.state.rights(of: person, on: input),
        permit: try view.state.record(LoginPermit.self, id: person)?.value, holders: holders[person] ?? [],
        standIns: standIns[person] ?? [])
    }
  }
}
