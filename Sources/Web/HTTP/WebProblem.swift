import Kernel

/// What can be wrong with a request, before any use case has seen it.
package enum WebProblem: Problem {
  /// There is no page at the address.
  case noPage
  /// The content is larger than may be sent there.
  case tooLarge(limit: Int)

  package var code: String {
    switch self {
    case .noPage: "web.no-page"
    case .tooLarge: "web.too-large"
    }
  }

  package var message: String {
    switch self {
    case .noPage: "Sidan finns inte."
    case .tooLarge(let limit): "Det som skickades är större än \(SwedishText.number(Int64(limit))) byte."
    }
  }

  package var remedy: String {
    switch self {
    case .noPage: "Kontrollera adressen eller börja om från Läget."
    case .tooLarge: "Skicka mindre åt gången."
    }
  }
}
