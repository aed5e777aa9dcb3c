package import Kernel
package import Storage

/// Brings in who has which role. Those that the file leaves out stay as they are: a role ends by a last day.
package enum ImportRoles: Command {
  package static let name = "organisation.import-roles"
  package static let permission = Permission.administer

  /// Somebody in a role as it stands in a file.
  package struct Draft: Hashable, Sendable {
    /// Who has which role.
    package let holder: RoleHolder
    /// Where it was written.
    package let place: Place

    /// Somebody in a role, read from `place`.
    package init(_ holder: RoleHolder, place: Place) {
      self.holder = holder
      self.place = place
    }
  }

  package typealias Input = [Draft]
  package typealias Output = Int

  /// How many were written.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit` and `.repeatedID`.
  package static func run(_ input: [Draft], in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    let units = Set(try transaction.state.all(OrgUnit.self).map(\.id))
    var seen: Set<String> = []
    var problems: [OrganisationProblem] = []
    for draft in input {
      if let unit = draft.holder.unit, !units.contains(unit) { problems.append(.unknownUnit(unit, draft.place)) }
      if !seen.insert(draft.holder.id).inserted { problems.append(.repeatedID(draft.holder.id, draft.place)) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    for draft in input { try transaction.put(draft.holder, id: draft.holder.id) }
    return transaction.writes.count
  }
}
