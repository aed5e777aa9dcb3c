package import Kernel

/// What can be wrong with what a program sends, before any use case has seen it.
package enum APIProblem: Problem, Hashable {
  /// No token is shown, or one that opens nothing.
  case noToken
  /// The answer cannot be had in any of the forms that are asked for.
  case notAcceptable(offered: String)
  /// The content is of another type than is read.
  case otherContent(wanted: String)
  /// The address says something that nobody reads.
  case unknownParameter(String)
  /// The address lacks something.
  case missingParameter(String)
  /// What the address says under that name is nothing that can be meant.
  case oddParameter(String, String)
  /// Two parameters exclude each other.
  case bothParameters(String, String)
  /// The address is one that there could be something at, and there is nothing.
  case nothingThere
  /// The key of a write is empty, too long or has odd letters.
  case oddKey
  /// The key was used for another write.
  case usedKey
  /// A write with the same key is going on.
  case busyKey
  /// The write must say which version it replaces.
  case noVersion
  /// What stands is another version than the one that the write is to replace.
  case otherVersion

  package var code: String {
    switch self {
    case .noToken: "api.no-token"
    case .notAcceptable: "api.not-acceptable"
    case .otherContent: "api.other-content"
    case .unknownParameter: "api.unknown-parameter"
    case .missingParameter: "api.missing-parameter"
    case .oddParameter: "api.odd-parameter"
    case .bothParameters: "api.both-parameters"
    case .nothingThere: "api.nothing-there"
    case .oddKey: "api.odd-key"
    case .usedKey: "api.used-key"
    case .busyKey: "api.busy-key"
    case .noVersion: "api.no-version"
    case .otherVersion: "api.other-version"
    }
  }

  package var place: Place {
    switch self {
    case .noToken: Place(field: "Authorization")
    case .notAcceptable: Place(field: "Accept")
    case .otherContent: Place(field: "Content-Type")
    case .unknownParameter(let name), .missingParameter(let name), .oddParameter(let name, _),
      .bothParameters(let name, _):
      Place(field: name)
    case .nothingThere: Place()
    case .oddKey, .usedKey, .busyKey: Place(field: "Idempotency-Key")
    case .noVersion, .otherVersion: Place(field: "If-Match")
    }
  }

  package var message: String {
    switch self {
    case .noToken: "Anropet visar ingen giltig nyckel."
    case .notAcceptable(let offered): "Svaret finns bara som \(offered)."
    case .otherContent(let wanted): "Innehållet ska vara \(wanted)."
    case .unknownParameter(let name): "”\(name)” är inget som läses här."
    case .missingParameter(let name): "”\(name)” saknas i adressen."
    case .oddParameter(_, let text): "”\(text)” går inte att tolka."
    case .bothParameters(let one, let other): "”\(one)” och ”\(other)” kan inte anges tillsammans."
    case .nothingThere: "Det finns inget på den adressen."
    case .oddKey: "Idempotency-Key ska ha 1–200 synliga tecken ur ASCII."
    case .usedKey: "Samma Idempotency-Key har använts för något annat."
    case .busyKey: "En skrivning med samma Idempotency-Key pågår."
    case .noVersion: "Skrivningen säger inte vilken version den ersätter."
    case .otherVersion: "Någon annan hann före: det står en annan version där nu."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noToken: "Skicka Authorization: Bearer och en nyckel som gäller; nycklar skapas under Inställningar."
    case .notAcceptable: "Ange en sådan typ i Accept, eller utelämna Accept."
    case .otherContent: "Ange typen i Content-Type och skicka innehållet så."
    case .unknownParameter, .missingParameter, .oddParameter, .bothParameters, .nothingThere:
      "Kontrollera anropet mot API:ets beskrivning."
    case .oddKey, .usedKey: "Välj en ny nyckel, till exempel ett slumpat UUID."
    case .busyKey: "Vänta en stund och skicka samma anrop igen."
    case .noVersion: "Läs först, och skicka svarets ETag i If-Match; If-None-Match: * där inget finns."
    case .otherVersion: "Läs på nytt, och skriv utifrån det som står där."
    }
  }

  /// The status that the answer has.
  var status: Int {
    switch self {
    case .noToken: 401
    case .notAcceptable: 406
    case .otherContent: 415
    case .unknownParameter, .missingParameter, .oddParameter, .bothParameters, .oddKey: 400
    case .nothingThere: 404
    case .usedKey: 422
    case .busyKey: 409
    case .noVersion: 428
    case .otherVersion: 412
    }
  }
}
