/// What somebody asks of the site.
package struct WebRequest: Sendable {
  /// What is wanted.
  package let method: WebMethod
  /// The address as it was sent, from its first slash: path and query, still encoded.
  package let target: String
  /// The header fields.
  package let headers: WebHeaders
  /// The content.
  package let body: WebBody
  /// Where it comes from: an address without its port; never written to a log.
  package let client: String
  /// The number that log, answer and fault message share.
  package let id: String

  /// A request.
  package init(
    method: WebMethod, target: String, headers: WebHeaders = [:], body: WebBody = WebBody(), client: String = "",
    id: String = ""
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.client = client
    self.id = id
  }
}
