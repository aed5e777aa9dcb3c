package import Kernel
package import Storage

/// The ideas that an installation may have words of its own for, and the words that it has.
package enum ReadTerms: Question {
  package static let name = "organisation.read-terms"
  package static let permission = Permission.readLocked
  package typealias Input = Void
  package typealias Output = [Row]

  /// One idea.
  package struct Row: Sendable {
    /// The idea.
    package let term: Term
    /// The program's own word.
    package let own: TermForms
    /// The installation's word; nil where that is the program's.
    package let chosen: TermForms?
    /// The event that the word was chosen by, or that went back to the program's; nil where nobody ever chose.
    package let event: EventHeader?
    /// The version of the record; 0 for none.
    package let version: Int

    /// The word that is written.
    package var forms: TermForms { chosen ?? own }
  }

  /// The ideas in the order of the catalogue.
  package static func answer(_ input: Void, view: View) throws -> [Row] {
    try Term.allCases.map { term in
      let choice = try view.state.record(TermChoice.self, id: term.rawValue)
      let event = try choice.flatMap { try view.history.events(after: $0.event - 1, limit: 1).first?.header }
      return Row(
        term: term, own: term.defaults[0], chosen: choice?.value.forms, event: event, version: choice?.version ?? 0)
    }
  }
}
