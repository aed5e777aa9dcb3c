package import Storage

/// The protected accounts and service areas.
package enum ListProtected: Question {
  package static let name = "importing.list-protected"
  package static let permission = Permission.read
  package typealias Input = Void
  package typealias Output = [ProtectedCodes.Entry]

  package static func answer(_ input: Void, view: View) throws -> [ProtectedCodes.Entry] {
    try view.state.protectedCodes().entries
  }
}
