import Kernel
import Synchronization

@testable import Web

/// Where a site's letters end up, while it takes them. A class, because the site hands letters over beside the test.
final class Postbox: Sendable {
  /// A letter that is not taken.
  struct Refusal: Problem, Equatable {
    let code = "mail.refused"
    let place = Place(field: "x")
    let message = "E-postsystemet tog inte emot brevet: brevlådan är full"
    let remedy: Remedy =
      "Kontrollera adressen och e-postsystemet; \(command: "kör sedan kommandot", page: "försök sedan") igen."
  }

  private let taken = Mutex<[SiteMail.Letter]>([])
  private let refuses = Mutex(false)

  /// The letters that were handed over.
  var letters: [SiteMail.Letter] { taken.withLock { $0 } }

  /// Takes letters, or refuses them from now on.
  func refuse(_ isRefusing: Bool) { refuses.withLock { $0 = isRefusing } }

  /// How a site hands its letters over.
  var mail: SiteMail {
    SiteMail(isThere: { true }) { [self] letter in
      if refuses.withLock({ $0 }) { throw Refusal() }
      taken.withLock { $0.append(letter) }
    }
  }
}
