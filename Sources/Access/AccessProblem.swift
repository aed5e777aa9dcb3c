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
    case .shortPassword: "access.short-password"
    case .longPassword: "access.long-password"
    case .guessedPassword: "access.guessed-password"
    }
  }

  package var place: Place {
    switch self {
    case .wrongLogin, .mustWait, .noRole, .crowded, .spentLink: Place()
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
    case .shortPassword: "Lösenordet är för kort."
    case .longPassword: "Lösenordet är för långt."
    case .guessedPassword: "Lösenordet är lätt att gissa."
    }
  }

  package var remedy: String {
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
