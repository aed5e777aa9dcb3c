import Formats

/// What the site answers.
package struct WebAnswer: Hashable, Sendable {
  /// The status code.
  package var status: Int
  /// The header fields, without length and date, which the server writes.
  package var headers: WebHeaders
  /// The content; empty for none.
  package var body: [UInt8]
  /// The pattern of the route that answered, for log and metrics, which never see an address; nil where none did.
  package var route: String?

  /// An answer.
  package init(status: Int = 200, headers: WebHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page.
  package static func page(_ bytes: [UInt8], status: Int = 200) -> WebAnswer {
    WebAnswer(status: status, headers: ["content-type": "text/html; charset=utf-8"], body: bytes)
  }

  /// Words for programs and operators.
  package static func text(_ text: String, status: Int = 200) -> WebAnswer {
    WebAnswer(status: status, headers: ["content-type": "text/plain; charset=utf-8"], body: Array(text.utf8))
  }

  /// Sends the browser on to an address of this site with a GET, after a write too.
  package static func seeOther(_ address: String) -> WebAnswer {
    WebAnswer(status: 303, headers: ["location": address])
  }

  /// Says that it is done, where the page that asked stays.
  package static let noContent = WebAnswer(status: 204)

  /// Whether its content gains by being packed.
  package var isText: Bool {
    guard let type = headers["content-type"] else { return false }
    return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg")
      || type.hasPrefix("application/problem+json")
  }
}

extension WebAnswer {
  /// A file to be kept under the name.
  package static func file(_ bytes: [UInt8], called name: String, type: String) -> WebAnswer {
    WebAnswer(
      headers: [
        "content-type": type,
        "content-disposition": "attachment; filename*=UTF-8''" + QueryText.path([name]).dropFirst(),
      ], body: bytes)
  }
}
