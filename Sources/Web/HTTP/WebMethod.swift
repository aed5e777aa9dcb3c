/// What a request wants done with an address.
package enum WebMethod: String, Hashable, Sendable, CaseIterable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"
  case patch = "PATCH"
  case options = "OPTIONS"
  case trace = "TRACE"
  /// Any other, which nothing answers to.
  case other = "OTHER"

  /// Whether nothing may change by it.
  package var isSafe: Bool { self == .get || self == .options || self == .trace }
}
