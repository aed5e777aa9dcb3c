package import Kernel
package import Storage

/// What somebody wants a token for.
package struct TokenOrder: Hashable, Sendable {
  /// What it is called: a slug.
  package let name: String
  /// What it is to allow.
  package let permissions: Set<Permission>
  /// Where; nil for the whole board.
  package let units: [String]?
  /// The last day.
  package let until: Day

  /// A token of that name.
  package init(name: String, permissions: Set<Permission>, units: [String]?, until: Day) {
    self.name = name
    self.permissions = permissions
    self.units = units
    self.until = until
  }
}
