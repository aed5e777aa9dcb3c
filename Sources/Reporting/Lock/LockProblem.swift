package import Kernel

/// What can be wrong with locking, correcting, establishing and comparing reports.
package enum LockProblem: Problem, Equatable {
  /// The report is locked for the body already.
  case alreadyLocked(String, body: String)
  /// Nothing is locked for the body that could be corrected.
  case nothingToCorrect(Month, body: String)
  /// A correction says no reason.
  case noReason(Month)
  /// No report is locked under the id.
  case unknownVersion(String, known: [String])
  /// Another version was locked meanwhile.
  case numberTaken(String)
  /// The body has no name.
  case noBody
  /// The report is established by another decision already.
  case alreadyEstablished(String, section: String, day: Day)
  /// A later version has taken the report's place.
  case superseded(String, by: String)
  /// The meeting's day or section cannot be right.
  case oddDecision(String, detail: String)
  /// The locked report has no file of the name.
  case unknownFile(String, id: String, known: [String])
  /// What the id names is neither a locked version nor a month.
  case notAVersion(String)

  package var code: String {
    switch self {
    case .alreadyLocked: "lock.already-locked"
    case .nothingToCorrect: "lock.nothing-to-correct"
    case .noReason: "lock.no-reason"
    case .unknownVersion: "lock.unknown-version"
    case .numberTaken: "lock.number-taken"
    case .noBody: "lock.no-body"
    case .alreadyEstablished: "lock.already-established"
    case .superseded: "lock.superseded"
    case .oddDecision: "lock.odd-decision"
    case .unknownFile: "lock.unknown-file"
    case .notAVersion: "lock.not-a-version"
    }
  }

  package var place: Place {
    switch self {
    case .alreadyLocked(let id, _), .unknownVersion(let id, _), .numberTaken(let id), .alreadyEstablished(let id, _, _),
      .superseded(let id, _), .oddDecision(let id, _), .notAVersion(let id):
      Place(field: id)
    case .nothingToCorrect(let month, _), .noReason(let month): Place(field: month.description)
    case .noBody: Place(field: "body", option: "--body")
    case .unknownFile(let name, _, _): Place(field: name)
    }
  }

  package var message: String {
    switch self {
    case .alreadyLocked(_, let body): "Rapporten är redan låst för \(body)."
    case .nothingToCorrect(_, let body): "Ingen rapport är låst för \(body) den månaden."
    case .noReason: "En rättelse måste ha ett skäl."
    case .unknownVersion(_, let known):
      "Ingen rapport är låst under det namnet" + (known.isEmpty ? "." : "; det finns \(SwedishText.list(known)).")
    case .numberTaken: "En annan version har låsts under tiden."
    case .noBody: "Det sägs inte för vem rapporten låses."
    case .alreadyEstablished(_, let section, let day): "Rapporten är redan fastställd \(day), \(section)."
    case .superseded(_, let later): "Versionen är ersatt av \(later)."
    case .oddDecision(_, let detail): "Beslutet kan inte stämma: \(detail)."
    case .unknownFile(_, let id, _): "Den låsta rapporten \(id) har ingen fil med det namnet."
    case .notAVersion: "Det är varken en låst version eller en månad."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .alreadyLocked:
      Remedy(
        command: "Lås en rättad version med roder correct report och ett skäl.",
        page: "Lås en rättad version: skriv i fältet Rättelse vad som rättas.",
        program: "Lås en rättad version: skicka skälet som correcting.")
    case .nothingToCorrect:
      "Lås rapporten\(command: " med roder lock report", page: ""), eller ange för vem den låstes."
    case .noReason:
      "Skriv skälet \(command: "efter --reason", page: "i fältet Rättelse", program: "som correcting"); det "
        + "står i den rättade rapporten."
    case .unknownVersion:
      "Se efter \(command: "med roder locked", page: "på rapportens sida", program: "på /reports") vilka som finns."
    case .numberTaken: "\(command: "Kör kommandot", page: "Försök") igen: rapporten läses då på nytt."
    case .noBody: "Skriv till exempel \(command: "--body nämnden", page: "nämnden")."
    case .alreadyEstablished:
      "Lås en rättad version\(command: " med roder correct report", page: "") och fastställ den."
    case .superseded: "Fastställ den senaste versionen."
    case .oddDecision: "Skriv sammanträdets dag och paragraf som i protokollet, till exempel 2019-05-21 och § 52."
    case .unknownFile(_, _, let known): "Välj någon av \(SwedishText.list(known))."
    case .notAVersion: "Skriv till exempel 2019-04/1 för den låsta versionen 1, eller 2019-04 för läget nu."
    }
  }
}
