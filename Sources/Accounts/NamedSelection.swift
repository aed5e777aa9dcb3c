package import Storage

/// A named selection over all coding parts.
package struct NamedSelection: Hashable, Sendable, Codable {
  /// The id, safe in a URL.
  package let id: String
  /// The name.
  package let name: String
  /// A posting belongs where it matches any of these.
  package let rules: [FactSelection]

  /// A selection called `name`.
  package init(id: String, name: String, rules: [FactSelection]) {
    self.id = id
    self.name = name
    self.rules = rules
  }
}
