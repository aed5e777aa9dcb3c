package import Storage

/// Brings in who has which role. Those that the file leaves out stay as they are: a role ends by a last day.
package enum ImportRoles: Command {
  package static let name = "organisation.import-roles"
  package static let permission = Permission.manageAccess
  package typealias Input = [StaffDraft<RoleHolder>]
  package typealias Output = Int

  /// How many were written.
  ///
  /// **Throws** `Problems` with `OrganisationProblem.unknownUnit`, `.repeatedID` and `.endsBeforeItBegins`;
  /// `StorageProblem.changedMeanwhile` where a draft was made from another version than stands.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.putStaff(input)
  }
}
