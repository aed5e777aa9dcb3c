package import Kernel
import Organisation
package import Storage

/// Who may be let in, and what was decided of it last.
package enum ListLogins: Question {
  package static let name = "access.list-logins"
  package static let permission = Permission.manageAccess
  /// The day that roles are looked up on.
  package typealias Input = Day
  package typealias Output = [Row]

  /// A person.
  package struct Row: Hashable, Sendable {
    /// As she is known when she acts.
    package let person: String
    /// What she is called.
    package let name: String
    /// What she may do, and by which roles; nil where she has none on the day.
    package let rights: PersonRights?
    /// What was decided last; nil where nothing was.
    package let permit: LoginPermit?
  }

  /// Everybody who has or had a role or stood in, by name.
  package static func answer(_ input: Day, view: View) throws -> [Row] {
    try view.requireWholeBoard()
    var names: [String: String] = [:]
    for standIn in try view.state.all(StandIn.self) { names[standIn.value.person] = standIn.value.name }
    for holder in try view.state.all(RoleHolder.self) { names[holder.value.person] = holder.value.name }
    return try names.sorted { $0.key < $1.key }.map { person, name in
      Row(
        person: person, name: name, rights: try view.state.rights(of: person, on: input),
        permit: try view.state.record(LoginPermit.self, id: person)?.value)
    }
  }
}
