/// What proves that a form comes from a page of the same session.
package struct FormToken: Hashable, Sendable {
  /// The name of the field that carries it.
  package static let field = "csrf"
  /// What the field holds.
  package let value: String

  /// A token.
  package init(_ value: String) { self.value = value }
}
