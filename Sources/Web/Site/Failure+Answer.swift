import HTML
import Kernel

extension Failure {
  /// The page that tells of it. It stands outside the board's frame: whoever asked may have no right to see even that.
  ///
  /// - Parameter base: what stands before the board's addresses; nil where the request found no board.
  /// - Parameter terms: the board's words; the program's where it found none.
  func answer(base: String?, in terms: Terms) -> WebAnswer {
    let frame = PageFrame(base: base ?? "", board: "Roder", visitor: nil, menu: [])
    var content = problems.map { problem in
      Node.element(.p, [], [.text(Look.text(of: problem, in: terms))])
    }
    if problems.isEmpty {
      content = [
        .element(.p, [], "Felet ligger hos oss och är antecknat. Försök igen om en stund."),
        .element(.p, [], "Felnummer: \(id)"),
      ]
    }
    if let base { content.append(.element(.p, [], [Look.link("Till Läget", base + "/")])) }
    return .page(Renderer.page(frame.page(PageContent(title, content))), status: status)
  }

  private var title: String {
    switch status {
    case 403: "Du har inte behörighet"
    case 404: "Sidan finns inte"
    case 405, 400: "Adressen går inte att använda"
    case 409: "Någon annan hann före"
    case 413: "Det var för mycket på en gång"
    case 500...: "Ett tekniskt fel hindrade svaret"
    default: "Det gick inte"
    }
  }
}
