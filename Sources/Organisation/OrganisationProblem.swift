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
  /// A cell of a calendar cannot be read.
  case oddCalendar(column: String, text: String, form: String, Place)
  /// Two rules of a calendar, neither more special than the other, name the same months.
  case contestedMonths([Int], Place)
  /// There is no calendar for the year.
  case noCalendar(year: Int)
  /// The text is no e-mail address.
  case oddAddress(String, Place)
  /// The text is no role.
  case unknownRole(String, Place)
  /// A person's role or stand-in ends before it begins.
  case endsBeforeItBegins(Place)
  /// From that day on nobody would see to who may log in.
  case noAdministratorLeft(from: Day, Place)
  /// A field of a form is not filled in, by its name on the page.
  case emptyField(String, Place)
  /// A unit is named that does not exist.
  case unknownUnit(String, Place)
  /// A form of a term is no word.
  case oddTerm(String, Place)
  /// A form of a term stands for another idea already.
  case takenTerm(String, other: String, Place)
  /// The catalogue has no such idea.
  case unknownTerm(String, Place)

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
    case .oddCalendar: "organisation.odd-calendar"
    case .contestedMonths: "organisation.contested-months"
    case .noCalendar: "organisation.no-calendar"
    case .oddAddress: "organisation.odd-address"
    case .unknownRole: "organisation.unknown-role"
    case .endsBeforeItBegins: "organisation.ends-before-it-begins"
    case .noAdministratorLeft: "organisation.no-administrator-left"
    case .emptyField: "organisation.empty-field"
    case .unknownUnit: "organisation.unknown-unit"
    case .oddTerm: "organisation.odd-term"
    case .takenTerm: "organisation.taken-term"
    case .unknownTerm: "organisation.unknown-term"
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
      .repeatedID(_, let place), .oddID(_, let place), .oddCalendar(_, _, _, let place),
      .contestedMonths(_, let place), .oddAddress(_, let place), .unknownRole(_, let place),
      .endsBeforeItBegins(let place), .noAdministratorLeft(_, let place), .emptyField(_, let place),
      .unknownUnit(_, let place), .oddTerm(_, let place),
      .takenTerm(_, _, let place), .unknownTerm(_, let place):
      place
    case .noCalendar(let year): Place(field: String(year))
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
    case .oddCalendar(let column, let text, _, _): "Kolumnen \(column) kan inte vara ”\(text)”."
    case .contestedMonths(let months, _):
      "Två regler som är lika allmänna gäller samma månader: \(SwedishText.list(months.map(String.init)))."
    case .noCalendar(let year): "Året \(year) har ingen uppföljningskalender."
    case .oddAddress(let text, _): "”\(text)” är ingen e-postadress."
    case .unknownRole(let text, _): "Rollen ”\(text)” finns inte."
    case .endsBeforeItBegins: "Tiden slutar innan den börjar."
    case .noAdministratorLeft(let day, _): "Från och med \(SwedishText.text(day)) skulle ingen vara administratör."
    case .emptyField(let name, _): "\(name) saknas."
    case .unknownUnit(let unit, _): "Enheten \(unit) finns inte."
    case .oddTerm("", _): "Ordet saknas i en av sina former."
    case .oddTerm(let text, _): "”\(text)” kan inte vara ett ord för det."
    case .takenTerm(let word, let other, _): "”\(word)” betyder redan något annat: ”\(other)”."
    case .unknownTerm(let text, _): "Ordlistan har inget begrepp ”\(text)”."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noBoard: .atServer(command: "Skapa lagret med roder new.", asking: "lägga upp nämnden")
    case .boardExists: "Skapa ett nytt lager för en annan nämnd."
    case .unknownParent: "Lägg till enheten den ligger under eller rätta överordnad."
    case .circle: "Rätta kolumnen överordnad."
    case .sharedResponsibility: "Dela ansvarskoderna eller begränsa enheternas giltighet i tid."
    case .repeatedID: "Ge raden ett eget id eller ta bort den ena."
    case .oddID: Remedy(Slug.rule)
    case .emptySection: "Fyll i paragrafen när nämnden har beslutat."
    case .decidedBeforePeriodEnds: "Kontrollera sammanträdesdag och period."
    case .oddCalendar(_, _, let form, _): Remedy(form)
    case .contestedMonths: "Låt den ena regeln gälla färre månader, så går den före."
    case .noCalendar: "Läs in kalendern \(.bringingIn("calendar"))."
    case .oddAddress: "Skriv en adress som namn@kommun.se, eller lämna fältet tomt."
    case .unknownRole: "Skriv något av \(SwedishText.list(StaffRole.allCases.map(\.title)))."
    case .endsBeforeItBegins: "Rätta från eller till."
    case .noAdministratorLeft: "Ge först någon annan rollen administratör för hela nämnden, senast från den dagen."
    case .emptyField: "Fyll i fältet."
    case .oddTerm: "Skriv ordet med högst 40 små bokstäver, med mellanslag eller bindestreck mellan delarna."
    case .takenTerm: "Välj ett ord som inte kan förväxlas med det."
    case .unknownTerm: "Begreppen är \(SwedishText.list(Term.allCases.map(\.rawValue)))."
    case .unknownUnit: "Skriv id för en enhet som finns, eller läs in enheten först."
    }
  }
}
