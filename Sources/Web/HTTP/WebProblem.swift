package import Kernel

/// What can be wrong with a request, before any use case has seen it.
package enum WebProblem: Problem, Hashable {
  /// There is no page at the address.
  case noPage
  /// The page is there, but cannot be asked for in that way.
  case otherMethod
  /// The address says a moment or a month that there is not.
  case oddField(name: String, text: String)
  /// The address says both a day and an event.
  case twoMoments
  /// The content is larger than may be sent there.
  case tooLarge(limit: Int)
  /// Something was to be changed on a page about an earlier moment.
  case pastIsClosed
  /// The form does not come from this site, or from a session that is over.
  case foreignForm
  /// The answer took longer than any may.
  case tooLate

  package var code: String {
    switch self {
    case .noPage: "web.no-page"
    case .otherMethod: "web.other-method"
    case .oddField: "web.odd-field"
    case .twoMoments: "web.two-moments"
    case .tooLarge: "web.too-large"
    case .pastIsClosed: "web.past-is-closed"
    case .foreignForm: "web.foreign-form"
    case .tooLate: "web.too-late"
    }
  }

  package var place: Place {
    if case .oddField(let name, _) = self { Place(field: name) } else { Place() }
  }

  package var message: String {
    switch self {
    case .noPage: "Sidan finns inte."
    case .otherMethod: "Sidan finns, men kan inte användas så."
    case .oddField(_, let text): "”\(text)” går inte att tolka."
    case .twoMoments: "Adressen säger två tidpunkter: både en dag och en händelse."
    case .tooLarge(let limit): "Det som skickades är större än \(WebProblem.size(limit))."
    case .pastIsClosed: "Sidan visar hur det såg ut förut, och där kan inget ändras."
    case .foreignForm: "Formuläret hör inte till din inloggning, eller så har inloggningen gått ut."
    case .tooLate: "Svaret dröjde för länge."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noPage: "Kontrollera adressen eller börja om från Läget."
    case .otherMethod: "Börja om från Läget."
    case .oddField: "Skriv en dag som 2019-05-14 och en månad som 2019-04."
    case .twoMoments: "Ta bort den ena av per och handelse ur adressen."
    case .tooLarge: "Dela upp det och skicka mindre åt gången, eller be den som sköter servern höja gränsen."
    case .pastIsClosed: "Gå tillbaka till nuläget och ändra där."
    case .foreignForm: "Hämta sidan på nytt och fyll i igen."
    case .tooLate: "Se efter om det blev gjort, och försök annars igen om en stund."
    }
  }

  /// So many bytes in words.
  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 && bytes % (1 << 20) == 0
      ? SwedishText.number(Int64(bytes >> 20)) + " MB" : SwedishText.number(Int64(bytes)) + " byte"
  }

  /// The status that the answer has.
  package var status: Int {
    switch self {
    case .noPage: 404
    case .otherMethod: 405
    case .oddField, .twoMoments: 400
    case .tooLarge: 413
    case .pastIsClosed: 409
    case .foreignForm: 403
    case .tooLate: 503
    }
  }
}
