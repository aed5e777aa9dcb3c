package import Kernel

/// What can be wrong with the board's set-up.
package enum OrganisationProblem: Problem, Equatable {
  /// The store has no board.
  case noBoard
  /// The board exists already.
  case boardExists(String)
  /// A unit names a parent that does not exist.
  case unknownParent(unit: String, parent: String, Place)
  /// The units above a unit lead back to it.
  case circle(unit: String, Place)
  /// Two units that exist at the same time answer for the same codes.
  case sharedResponsibility(unit: String, other: String, Place)
  /// The same id stands on two lines.
  case repeatedID(String, Place)
  /// An id holds what no id may hold.
  case oddID(String, Place)
  /// The report has no section of the minutes yet.
  case emptySection(Month)
  /// The day of the decision does not come after the period.
  case decidedBeforePeriodEnds(Month, meeting: Day)

  package var code: String {
    switch self {
    case .noBoard: "organisation.no-board"
    case .boardExists: "organisation.board-exists"
    case .unknownParent: "organisation.unknown-parent"
    case .circle: "organisation.circle"
    case .sharedResponsibility: "organisation.shared-responsibility"
    case .repeatedID: "organisation.repeated-id"
    case .oddID: "organisation.odd-id"
    case .emptySection: "organisation.empty-section"
    case .decidedBeforePeriodEnds: "organisation.decided-before-period-ends"
    }
  }

  package var severity: Severity {
    switch self {
    case .emptySection, .decidedBeforePeriodEnds: .warning
    default: .error
    }
  }

  package var place: Place {
    switch self {
    case .noBoard: Place()
    case .boardExists(let name): Place(field: name)
    case .unknownParent(_, _, let place), .circle(_, let place), .sharedResponsibility(_, _, let place),
      .repeatedID(_, let place), .oddID(_, let place):
      place
    case .emptySection(let month), .decidedBeforePeriodEnds(let month, _): Place(field: month.description)
    }
  }

  package var message: String {
    switch self {
    case .noBoard: "Lagret har ingen nämnd."
    case .boardExists(let name): "Lagret hör redan till \(name)."
    case .unknownParent(let unit, let parent, _): "Enheten \(unit) ligger under \(parent), som inte finns."
    case .circle(let unit, _): "Enheten \(unit) ligger under sig själv."
    case .sharedResponsibility(let unit, let other, _):
      "Enheterna \(unit) och \(other) ansvarar för samma koder samtidigt."
    case .repeatedID(let id, _): "Id ”\(id)” förekommer två gånger."
    case .oddID(let id, _): "”\(id)” kan inte vara ett id."
    case .emptySection: "Paragraf saknas i rapportens huvud."
    case .decidedBeforePeriodEnds(let month, let meeting):
      "Beslutsdagen \(meeting) ligger inte efter periodens slut, \(month.lastDay)."
    }
  }

  package var remedy: String {
    switch self {
    case .noBoard: "Skapa lagret med roder new."
    case .boardExists: "Skapa ett nytt lager för en annan nämnd."
    case .unknownParent: "Lägg till enheten den ligger under eller rätta överordnad."
    case .circle: "Rätta kolumnen överordnad."
    case .sharedResponsibility: "Dela ansvarskoderna eller begränsa enheternas giltighet i tid."
    case .repeatedID: "Ge raden ett eget id eller ta bort den ena."
    case .oddID: Slug.rule
    case .emptySection: "Fyll i paragrafen när nämnden har beslutat."
    case .decidedBeforePeriodEnds: "Kontrollera sammanträdesdag och period."
    }
  }
}
