package import Kernel
package import Storage

/// Chooses the installation's word for an idea, or goes back to the program's own.
package enum SetTerm: Command {
  package static let name = "organisation.set-term"
  package static let permission = Permission.administer

  /// What is chosen.
  package struct Input: Hashable, Sendable {
    /// The idea.
    package let term: Term
    /// The word; nil for the program's own.
    package let forms: TermForms?

    /// A word for the idea.
    package init(_ term: Term, _ forms: TermForms?) {
      self.term = term
      self.forms = forms
    }
  }

  /// The version of the record; 0 where there was nothing to take back.
  package typealias Output = Int

  /// **Throws** `OrganisationProblem.oddTerm` and `.takenTerm`, all that is wrong at once.
  package static func run(_ input: Input, in transaction: inout Transaction) throws -> Int {
    try transaction.requireWholeBoard()
    _ = try transaction.state.board()
    let id = input.term.rawValue
    guard let given = input.forms else {
      guard let known = try transaction.state.record(TermChoice.self, id: id) else { return 0 }
      guard let forms = known.value.forms else { return known.version }
      return try transaction.put(TermChoice(forms, isDefault: true), id: id)
    }
    let forms = TermRules.tidied(given)
    let problems = TermRules.problems(forms, of: input.term, beside: try transaction.state.terms())
    guard problems.isEmpty else { throw Problems(problems) }
    let isOwn = forms == input.term.defaults[0]
    return try transaction.put(TermChoice(forms, isDefault: isOwn), id: id)
  }
}
