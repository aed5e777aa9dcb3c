package import Kernel

/// What can be wrong with who somebody is.
package enum AccessProblem: Problem, Equatable {
  /// Name and password do not belong together; after many failures there is a wait of so many seconds.
  case wrongLogin(seconds: Int64)
  /// There were too many failures: so many seconds are left to wait.
  case mustWait(seconds: Int64)
  /// The person has no role at present.
  case noRole
  /// Too many log in at once.
  case crowded
  /// The link was used, is too old or was replaced by another; or there was none.
  case spentLink
  /// Nobody of that name has or had a role.
  case unknownPerson(String)
  /// Nobody else who may log in is administrator.
  case lastAdministrator(String)
  /// The text is no name of a token.
  case oddTokenName(String)
  /// A token of that name holds already.
  case tokenExists(String)
  /// There is no such token for whoever asks.
  case noToken(String)
  /// The last day is before today or more than a year away.
  case tokenTime(Day)
  /// The token would allow more than its maker may; these permissions, or none at all.
  case wideToken([String])
  /// A token would make another.
  case tokenByToken
  /// The password has too few characters.
  case shortPassword
  /// The password is longer than any.
  case longPassword
  /// The password is one that others guess.
  case guessedPassword

  package var code: String {
    switch self {
    case .wrongLogin: "access.wrong-login"
    case .mustWait: "access.must-wait"
    case .noRole: "access.no-role"
    case .crowded: "access.crowded"
    case .spentLink: "access.spent-link"
    case .unknownPerson: "access.unknown-person"
    case .lastAdministrator: "access.last-administrator"
    case .oddTokenName: "access.odd-token-name"
    case .tokenExists: "access.token-exists"
    case .noToken: "access.no-token"
    case .tokenTime: "access.token-time"
    case .wideToken: "access.wide-token"
    case .tokenByToken: "access.token-by-token"
    case .shortPassword: "access.short-password"
    case .longPassword: "access.long-password"
    case .guessedPassword: "access.guessed-password"
    }
  }

  package var place: Place {
    switch self {
    case .wrongLogin, .mustWait, .noRole, .crowded, .spentLink, .tokenByToken: Place()
    case .unknownPerson(let text), .lastAdministrator(let text), .oddTokenName(let text), .tokenExists(let text),
      .noToken(let text):
      Place(field: text)
    case .tokenTime(let day): Place(field: day.description)
    case .wideToken: Place(field: "rättigheter")
    case .shortPassword, .longPassword, .guessedPassword: Place(field: "lösenord")
    }
  }

  package var message: String {
    switch self {
    case .wrongLogin: "Namnet och lösenordet hör inte ihop."
    case .mustWait: "Det har varit för många misslyckade försök."
    case .noRole: "Du har ingen roll i nämnden just nu."
    case .crowded: "Det är för många som loggar in på en gång."
    case .spentLink: "Länken gäller inte längre."
    case .unknownPerson(let person): "Ingen som heter ”\(person)” har någon roll."
    case .lastAdministrator: "Ingen annan som kan logga in är administratör."
    case .oddTokenName(let name): "”\(name)” kan inte vara namn på en programnyckel."
    case .tokenExists(let name): "Programnyckeln ”\(name)” finns redan."
    case .noToken(let id): "Programnyckeln ”\(id)” finns inte."
    case .tokenTime(let day): "En programnyckel kan inte gälla till \(day)."
    case .wideToken(let lacking):
      lacking.isEmpty
        ? "Programnyckeln får ingen rättighet."
        : "Programnyckeln kan inte få \(SwedishText.list(lacking)): du har det inte själv där, eller så får inget "
          + "program det."
    case .tokenByToken: "Ett program kan inte göra en programnyckel."
    case .shortPassword: "Lösenordet är för kort."
    case .longPassword: "Lösenordet är för långt."
    case .guessedPassword: "Lösenordet är lätt att gissa."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .wrongLogin(let seconds):
      seconds > 0
        ? "Vänta \(AccessProblem.time(seconds)) innan du försöker igen, eller be administratören om en länk till ett "
          + "nytt lösenord."
        : "Försök igen, eller be administratören om en länk till ett nytt lösenord."
    case .mustWait(let seconds):
      "Vänta \(AccessProblem.time(seconds)) innan du försöker igen, eller be administratören om en länk till ett nytt "
        + "lösenord."
    case .noRole: "Be administratören se över dina roller."
    case .crowded: "Försök igen om en minut."
    case .spentLink: "Be administratören om en ny; den senaste är den enda som gäller, och bara en gång."
    case .unknownPerson: "Läs in personens roll \(.bringingIn("roles")), eller rätta namnet."
    case .lastAdministrator: "Ge först någon annan rollen administratör för hela nämnden, och bjud in personen."
    case .oddTokenName: Remedy(Slug.rule)
    case .tokenExists: "Välj ett annat namn, eller återkalla nyckeln först."
    case .noToken: "Se vilka som finns \(command: "med roder token list", page: "på sidan Programnycklar")."
    case .tokenTime: "Välj en dag från i dag och högst ett år framåt."
    case .wideToken: "Välj färre rättigheter eller färre enheter."
    case .tokenByToken: "Logga in och gör den själv."
    case .shortPassword: "Välj minst \(PasswordRules.fewest) tecken, gärna några ord efter varandra."
    case .longPassword: "Välj högst 200 tecken."
    case .guessedPassword:
      "Välj något som inte bygger på ditt eller nämndens namn, en årstid eller tangenter i rad; gärna några ord som "
        + "inte hör ihop."
    }
  }

  /// The time in words, rounded upwards: *30 sekunder*, *2 minuter*.
  private static func time(_ seconds: Int64) -> String {
    if seconds < 60 { return seconds == 1 ? "1 sekund" : "\(seconds)\u{A0}sekunder" }
    let minutes = (seconds + 59) / 60
    return minutes == 1 ? "1\u{A0}minut" : "\(minutes)\u{A0}minuter"
  }
}
