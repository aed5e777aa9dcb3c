import Kernel
import Organisation
package import Storage

/// Lets a person choose a password: the decision, which the history keeps. The link itself is made beside it.
package enum IssueLink: Command {
  package static let name = "access.issue-link"
  package static let permission = Permission.manageAccess
  package typealias Output = Void

  /// Whom, and what for.
  package struct Input: Sendable {
    /// The person, as she is known when she acts.
    package let person: String
    /// What the link is for.
    package let purpose: LinkPurpose

    /// A link for the person.
    package init(_ person: String, _ purpose: LinkPurpose) {
      self.person = person
      self.purpose = purpose
    }
  }

  /// **Throws** `AccessProblem.unknownPerson` where nobody of that name has had a role or stood in.
  package static func run(_ input: Input, in transaction: inout Transaction) throws {
    try transaction.requireWholeBoard()
    try transaction.requirePerson(input.person)
    try transaction.put(LoginPermit.link(input.purpose, at: transaction.context.now), id: input.person)
  }
}

extension Transaction {
  /// **Throws** `AccessProblem.unknownPerson`.
  func requirePerson(_ person: String) throws {
    guard try state.person(named: person) == person else { throw AccessProblem.unknownPerson(person) }
  }
}
