/// What a request wants done with an address.
package enum WebMethod: String, Hashable, Sendable, CaseIterable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"

  /// Whether nothing may change by it.
  package var isSafe: Bool { self == .get }
}
