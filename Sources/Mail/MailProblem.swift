package import Kernel

/// What can be wrong when mail is handed over.
package enum MailProblem: Problem, Equatable {
  /// There is no program to hand it to.
  case noSendmail(path: String)
  /// The program would not take it.
  case refused(to: String, detail: String)

  package var code: String {
    switch self {
    case .noSendmail: "mail.no-sendmail"
    case .refused: "mail.refused"
    }
  }

  package var place: Place {
    switch self {
    case .noSendmail(let path): Place(file: path)
    case .refused(let to, _): Place(field: to)
    }
  }

  package var message: String {
    switch self {
    case .noSendmail: "Det finns inget program som tar emot e-post där."
    case .refused(_, let detail): "E-postsystemet tog inte emot brevet: \(detail)"
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noSendmail:
      .atServer(
        command: "Ange programmets sökväg i RODER_SENDMAIL, eller be driften installera det.",
        asking: "ställa in e-post")
    case .refused:
      "Kontrollera adressen och e-postsystemet; \(command: "kör sedan kommandot", page: "försök sedan") igen."
    }
  }
}
