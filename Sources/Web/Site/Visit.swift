package import Access
package import Formats
package import Kernel
package import Organisation
package import Storage

/// One request on its way to an answer: what is asked, of which board, by whom, about which moment.
package struct Visit: Sendable {
  /// What is asked.
  package let request: WebRequest
  /// What the free segments of the address are.
  package let parameters: [String: String]
  /// The fields after the address's question mark.
  package let query: FormFields
  /// The fields of the form that was sent; none for other requests.
  package let form: FormFields
  /// The operator's settings.
  package let settings: SiteSettings
  /// The clock, chance and what else the site takes from the world.
  package let world: SiteWorld
  /// What stands before the board's addresses; empty for the only board.
  package let base: String
  /// The board's name; empty where there is none yet.
  package let boardName: String
  /// The municipality's name.
  package let municipality: String
  /// What those who act on the board are called.
  package let names: PersonNames
  /// The units there are and have been.
  package let units: [Versioned<OrgUnit>]
  /// What units are called, by id.
  package let unitNames: [String: String]
  /// The installation's words, as of the visit's moment.
  package let terms: Terms
  /// Who visits; nil for somebody without a login.
  package let visitor: LoggedIn?
  /// Where people log in and out.
  package let logins: LoginDesk
  /// Where use cases are asked, in the name of whoever visits.
  package private(set) var desk: Desk
  /// What may be left to be done after the answer.
  package let work: BoardWork
  /// The moment that pages are about.
  package let asOf: AsOf
  /// What `asOf` means, where it is not now.
  package let moment: RecordedMoment?
  /// Whether the page that is asked for can be shown as it was another day.
  package let hasPast: Bool

  /// The same visit, which asks about what stands now: after something was written, by whoever visits or by others.
  package var anew: Visit {
    var visit = self
    visit.desk = desk.anew
    return visit
  }

  /// The day it is.
  package var today: Day { desk.context.now.dayInStockholm }

  /// The day that pages are about: today, or that of the moment.
  package var day: Day { moment.map { $0.day ?? $0.recordedAt.dayInStockholm } ?? today }

  /// The free segment of that name.
  package func parameter(_ name: String) -> String {
    guard let value = parameters[name] else { preconditionFailure("The route has no free segment \(name)") }
    return value
  }

  /// Answers the question as of the visit's moment.
  package func ask<Q: Question>(_ question: Q.Type, _ input: Q.Input) async throws -> Q.Output {
    try await desk.ask(question, input, asOf: asOf)
  }

  /// Runs the command. The site has seen to it that the visit is about the present.
  @discardableResult
  package func run<C: Command>(_ command: C.Type, _ input: C.Input) async throws -> Appended<C.Output> {
    try await desk.run(command, input)
  }

  /// An address of this board, at the same moment: `link("ekonomi", "drift.personal", ["period": "2019-04"])`.
  package func link(_ steps: String..., fields: FormFields = FormFields()) -> String {
    link(steps, fields: fields)
  }

  /// An address of this board, at the same moment where the fields say none.
  package func link(_ steps: [String], fields: FormFields = FormFields()) -> String {
    var fields = fields
    // Of two moments none is meant.
    if Visit.momentFields.allSatisfy({ fields[$0] == nil }) {
      for name in Visit.momentFields { if let value = query[name] { fields.add(name, value) } }
    }
    return base + QueryText.address(steps, fields)
  }

  /// The fields that say which moment a page is about: a day, or the number of an event.
  static let momentFields = ["per", "handelse"]
}

extension Visit {
  /// Who visits, as roles name her; empty for nobody.
  package var person: String { visitor?.person ?? "" }

  /// Whether whoever visits has the permission somewhere. What one may not do is not offered.
  package func may(_ permission: Permission) -> Bool {
    desk.context.actor.grants.scope(of: permission).map { $0 != .nothing } ?? false
  }
}
