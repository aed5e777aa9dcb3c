package import Kernel
package import Storage

/// Who a request comes from: somebody who is logged in, with what she may do at this moment.
package struct LoggedIn: Hashable, Sendable {
  /// Who, and what she may do.
  package let rights: PersonRights
  /// What a form of hers must hold, so that no other site can send it for her.
  package let csrf: String
  /// Which session it is, for the list of them.
  package let session: String
  /// When she logged in.
  package let began: Instant

  /// Who, as she is known when she acts.
  package var person: String { rights.person }
  /// The person as somebody who acts.
  package var actor: Actor { rights.actor }

  /// Whether a form holds what it must; the time it takes tells nothing.
  package func accepts(csrf shown: String) -> Bool { ConstantTime.equal(Array(shown.utf8), Array(csrf.utf8)) }
}
